/* SPDX-License-Identifier: MIT */
#include "inspect/pool-group.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool are_alike(const struct weddell_pool_stats *a, const struct weddell_pool_stats *b)
{
	return a->kind == b->kind && a->seals_sent == b->seals_sent && a->seals == b->seals &&
	       a->adopted == b->adopted && a->memory_class == b->memory_class &&
	       a->reasons == b->reasons && strcmp(a->name, b->name) == 0;
}

static struct pool_group *find(struct pool_groups *groups, const struct weddell_pool_stats *pool)
{
	for (size_t i = 0; i < groups->count; i++) {
		if (are_alike(&groups->groups[i].like, pool)) {
			return &groups->groups[i];
		}
	}
	struct pool_group *group = &groups->groups[groups->count++];
	*group = (struct pool_group){.like = *pool, .size_least = pool->size};
	return group;
}

void pool_groups_find(const struct weddell_client_stats *client, struct pool_groups *groups_out)
{
	groups_out->count = 0;
	for (size_t i = 0; i < client->pool_count; i++) {
		const struct weddell_pool_stats *pool = &client->pool[i];
		struct pool_group *group = find(groups_out, pool);
		group->count++;
		group->last = pool->number;
		group->size_least = pool->size < group->size_least ? pool->size : group->size_least;
		group->size_most = pool->size > group->size_most ? pool->size : group->size_most;
		group->resizes += pool->resizes;
		group->buffers += pool->buffers;
		group->bytes_read += pool->bytes_read;
		group->copies += pool->copies;
	}
}

void pool_group_name(const struct pool_group *group, char *name_out, size_t size)
{
	if (group->count == 1) {
		snprintf(name_out, size, "pool %" PRIu32, group->like.number);
	} else {
		snprintf(name_out, size, "pool %" PRIu32 " and %" PRIu32 " more like it",
			group->like.number, group->count - 1);
	}
}
