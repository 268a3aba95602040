/* SPDX-License-Identifier: MIT */
#include "leaks.h"

#include "check.h"
#include "target.h"

enum {
	PATIENCE_MS = 5000, /* fds of slow file systems are closed by another thread */
};

struct leaks leaks_begin(void)
{
	return (struct leaks){check_count_fds()};
}

void leaks_end(const struct leaks *leaks)
{
	for (int i = 0; i < PATIENCE_MS && check_count_fds() > leaks->fds; i++) {
		usleep(1000);
	}
	FUZZ_CHECK(check_count_fds() == leaks->fds);
	FUZZ_CHECK(check_count_memfd_mappings() == 0);
}
