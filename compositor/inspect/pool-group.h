/* SPDX-License-Identifier: MIT */
/*
 * Pools of one client that are alike: same kind of file, same seals, same name,
 * worth the same. A toolkit that makes a pool for each frame has one group.
 */
#ifndef WEDDELL_INSPECT_POOL_GROUP_H
#define WEDDELL_INSPECT_POOL_GROUP_H

#include "wire/shm/public/weddell-server.h"

struct pool_group {
	struct weddell_pool_stats like; /* the first of them */
	uint32_t count, last;           /* how many, and the number of the last */
	uint64_t size_least, size_most; /* bytes */
	uint64_t resizes, buffers, bytes_read, copies;
};

struct pool_groups {
	struct pool_group groups[WEDDELL_POOL_STATS_MAX];
	size_t count;
};

/* In order of their first members. */
void pool_groups_find(const struct weddell_client_stats *client, struct pool_groups *groups_out);

/* "pool 3", or "pool 3 and 4 more like it". */
void pool_group_name(const struct pool_group *group, char *name_out, size_t size);

#endif
