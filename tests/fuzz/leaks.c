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

/* What each open fd is, for whoever reads of a leak. */
static void say_fds(void)
{
	DIR *dir = opendir("/proc/self/fd");
	struct dirent *entry;
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char target[256] = "";
		if (readlinkat(dirfd(dir), entry->d_name, target, sizeof(target) - 1) > 0) {
			fprintf(stderr, "fd %s: %s\n", entry->d_name, target);
		}
	}
	if (dir != NULL) {
		closedir(dir);
	}
}

void leaks_end(const struct leaks *leaks)
{
	for (int i = 0; i < PATIENCE_MS && check_count_fds() > leaks->fds; i++) {
		usleep(1000);
	}
	int fds = check_count_fds();
	if (fds != leaks->fds) {
		fprintf(stderr, "%d fds before, %d after\n", leaks->fds, fds);
		say_fds();
	}
	FUZZ_CHECK(fds == leaks->fds);
	FUZZ_CHECK(check_count_memfd_mappings() == 0);
}
