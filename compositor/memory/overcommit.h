/* SPDX-License-Identifier: MIT */
/*
 * Whether the kernel promises to fill a hole of shmem when it is read.
 *
 * With vm.overcommit_memory = 2 memory is strictly accounted, and reading a hole
 * through a mapping at the limit raises SIGBUS; with 0 and 1 a
 * hole is filled, or the OOM killer makes room.
 */
#ifndef WEDDELL_MEMORY_OVERCOMMIT_H
#define WEDDELL_MEMORY_OVERCOMMIT_H

#include <stdbool.h>

/* Reads the setting now. true also when it cannot be read. */
bool overcommit_is_strict(void);

/* The same in two steps, for who asks often: an fd, or -1, that the caller owns; and its answer. */
int overcommit_open(void);
bool overcommit_read_is_strict(int fd);

#endif
