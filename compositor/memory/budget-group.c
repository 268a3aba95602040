/* SPDX-License-Identifier: MIT */
#include "memory/budget-group.h"

#include "memory/memory-limit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

struct budget_group {
	struct budget_limits totals;
	const struct budget_group_listener *listener; /* NULL: silent */
	void *data;
	struct budget_member *first;
	int references;
};

enum {
	/* descriptors that are not kept for clients: sockets, devices, files; and those in flight
	 */
	FDS_KEPT = 64,
	MAPPINGS_USUAL = 65530,
};

static uint64_t find_fd_limit(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
		return UINT64_MAX;
	}
	/* connections take some as well */
	return limit.rlim_cur > 4 * FDS_KEPT ? (limit.rlim_cur - FDS_KEPT) / 4 * 3
					     : limit.rlim_cur / 2;
}

static uint64_t find_mapping_limit(void)
{
	unsigned long long count = MAPPINGS_USUAL;
	FILE *file = fopen("/proc/sys/vm/max_map_count", "re");
	if (file != NULL) {
		if (fscanf(file, "%llu", &count) != 1) {
			count = MAPPINGS_USUAL;
		}
		fclose(file);
	}
	return count / 4 * 3;
}

struct budget_limits budget_group_default_limits(void)
{
	struct budget_limits totals;
	for (int item = 0; item < BUDGET_ITEM_COUNT; item++) {
		totals.limit[item] = UINT64_MAX;
	}
	/* a quarter for each of the two, so half of it all in all */
	totals.limit[BUDGET_HOLE_BYTES] = memory_limit_find() / 4;
	totals.limit[BUDGET_COPY_BYTES] = memory_limit_find() / 4;
	totals.limit[BUDGET_FDS] = find_fd_limit();
	totals.limit[BUDGET_PINNED_BYTES] = memory_limit_find() / 4;
	totals.limit[BUDGET_MAPPINGS] = find_mapping_limit();
	return totals;
}

int budget_group_create(const struct budget_limits *totals,
	const struct budget_group_listener *listener, void *data, struct budget_group **group_out)
{
	struct budget_group *group = calloc(1, sizeof(*group));
	if (group == NULL) {
		return -ENOMEM;
	}
	group->totals = *totals;
	group->listener = listener;
	group->data = data;
	group->references = 1;
	*group_out = group;
	return 0;
}

struct budget_group *budget_group_ref(struct budget_group *group)
{
	group->references++;
	return group;
}

void budget_group_unref(struct budget_group *group)
{
	if (group != NULL && --group->references == 0) {
		free(group);
	}
}

void budget_group_silence(struct budget_group *group)
{
	group->listener = NULL;
}

uint64_t budget_group_used(const struct budget_group *group, enum budget_item item)
{
	uint64_t used = 0;
	for (const struct budget_member *m = group->first; m != NULL; m = m->next) {
		used += m->evicted ? 0 : m->used[item];
	}
	return used;
}

void budget_group_join(struct budget_group *group, struct budget_member *member)
{
	member->previous = NULL;
	member->next = group->first;
	if (group->first != NULL) {
		group->first->previous = member;
	}
	group->first = member;
}

void budget_group_leave(struct budget_group *group, struct budget_member *member)
{
	if (member->previous != NULL) {
		member->previous->next = member->next;
	} else {
		group->first = member->next;
	}
	if (member->next != NULL) {
		member->next->previous = member->previous;
	}
}

/* NULL when none of those who can be evicted has more than limit. */
static struct budget_member *find_largest(
	struct budget_group *group, enum budget_item item, uint64_t limit)
{
	struct budget_member *largest = NULL;
	for (struct budget_member *m = group->first; m != NULL; m = m->next) {
		if (!m->evicted && m->owner != NULL && m->used[item] > limit) {
			largest = m;
			limit = m->used[item];
		}
	}
	return largest;
}

bool budget_group_admits(struct budget_group *group, const struct budget_member *member,
	enum budget_item item, uint64_t amount)
{
	uint64_t total = group->totals.limit[item];
	if (total == UINT64_MAX) {
		return true;
	}
	for (;;) {
		uint64_t used = budget_group_used(group, item);
		if (used <= total && amount <= total - used) {
			return true;
		}
		struct budget_member *largest =
			find_largest(group, item, member->used[item] + amount);
		if (largest == NULL || group->listener == NULL) {
			return false;
		}
		largest->evicted = true;
		group->listener->evict(group->data, largest->owner, item);
	}
}
