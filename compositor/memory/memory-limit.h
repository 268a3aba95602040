/* SPDX-License-Identifier: MIT */
/*
 * How much memory this process can have: that of the machine, or what its
 * control group is allowed.
 */
#ifndef WEDDELL_MEMORY_MEMORY_LIMIT_H
#define WEDDELL_MEMORY_MEMORY_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

/* Bytes. Looks at the machine and at memory.max of the control groups (version 2) above it. */
uint64_t memory_limit_find(void);

/* The same for the control group of path (as "/a/b") below root, a mounted hierarchy; for tests. */
uint64_t memory_limit_of_group(const char *root, const char *path, uint64_t machine);

enum {
	MEMORY_LIMIT_PATH_LENGTH = 4096,
};

/* The folder of the control group above us that has the least memory, and how much; false when
 * none has a limit. */
bool memory_limit_find_group(char group_out[MEMORY_LIMIT_PATH_LENGTH], uint64_t *limit_out);

#endif
