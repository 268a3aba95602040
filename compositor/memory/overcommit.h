/* SPDX-License-Identifier: MIT */
/*
 * Whether the kernel promises to fill a hole of shmem when it is read.
 *
 * With vm.overcommit_memory = 2 memory is strictly accounted, and reading a hole
 * through a mapping at the limit raises SIGBUS (KERNEL-FACTS); with 0 and 1 a
 * hole is filled, or the OOM killer makes room. An administrator may change the
 * setting at any time, so it is asked for whenever such memory is about to be
 * read; a watch makes that cheap.
 */
#ifndef WEDDELL_MEMORY_OVERCOMMIT_H
#define WEDDELL_MEMORY_OVERCOMMIT_H

#include <stdbool.h>
#include <stdint.h>

/* Reads the setting now. true also when it cannot be read. */
bool overcommit_is_strict(void);

/* Remembers the setting for a millisecond. Shared by all who ask, so counted by reference. */
struct overcommit_watch {
	int fd; /* -1: cannot be read */
	int64_t read_nsec;
	bool strict;
	int references;
};

/* Returns 0 or -ENOMEM. The caller has the first reference. */
int overcommit_watch_create(struct overcommit_watch **watch_out);
struct overcommit_watch *overcommit_watch_ref(struct overcommit_watch *watch);
void overcommit_watch_unref(struct overcommit_watch *watch); /* NULL is fine */

/* As overcommit_is_strict, at most a millisecond old. */
bool overcommit_watch_is_strict(struct overcommit_watch *watch);

#endif
