/* SPDX-License-Identifier: MIT */
#include "leaks.h"

#include "check.h"
#include "target.h"

struct leaks leaks_begin(void)
{
	return (struct leaks){check_count_fds(), check_count_memfd_mappings()};
}

void leaks_end(const struct leaks *leaks)
{
	FUZZ_CHECK(check_count_fds() == leaks->fds);
	FUZZ_CHECK(check_count_memfd_mappings() == leaks->mappings);
}
