/* SPDX-License-Identifier: MIT */
/*
 * How much memory this process can have: that of the machine, or what its
 * control group is allowed.
 */
#ifndef WEDDELL_MEMORY_MEMORY_LIMIT_H
#define WEDDELL_MEMORY_MEMORY_LIMIT_H

#include <stdint.h>

/* Bytes. Looks at the machine and at memory.max of the control groups (version 2) above it. */
uint64_t memory_limit_find(void);

/* The same for the control group of path (as "/a/b") below root, a mounted hierarchy; for tests. */
uint64_t memory_limit_of_group(const char *root, const char *path, uint64_t machine);

#endif
