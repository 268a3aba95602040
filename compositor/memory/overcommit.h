/* SPDX-License-Identifier: MIT */
/*
 * Whether the kernel promises to fill a hole of shmem when it is read.
 *
 * With vm.overcommit_memory = 2 memory is strictly accounted, and reading a hole
 * through a mapping at the limit raises SIGBUS (KERNEL-FACTS); with 0 and 1 a
 * hole is filled, or the OOM killer makes room.
 */
#ifndef WEDDELL_MEMORY_OVERCOMMIT_H
#define WEDDELL_MEMORY_OVERCOMMIT_H

#include <stdbool.h>

/* Reads the setting now. true also when it cannot be read. */
bool overcommit_is_strict(void);

#endif
