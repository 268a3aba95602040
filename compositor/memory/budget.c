/* SPDX-License-Identifier: MIT */
#include "memory/budget.h"

#include "memory/budget-group.h"
#include "memory/memory-limit.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

struct budget {
	struct budget_limits limits;
	uint64_t used[BUDGET_ITEM_COUNT];
	uint64_t peak[BUDGET_ITEM_COUNT];
	uint64_t forfeited[BUDGET_ITEM_COUNT]; /* of used */
	struct budget_group *group;            /* may be NULL */
	struct budget_member member;
	enum budget_item refused;
	bool refused_by_total;
	int references;
};

static const uint64_t mebibyte = UINT64_C(1) << 20;

/* One client may make us use a part of the memory there is: within sane bounds. */
static uint64_t share_of_memory(uint64_t least, uint64_t most)
{
	uint64_t share = memory_limit_find() / 4;
	if (share < least) {
		return least;
	}
	return share < most ? share : most;
}

struct budget_limits budget_default_limits(void)
{
	/* Address space only. foot's pools are sparse, 512 MiB each, several a window. */
	uint64_t space = sizeof(void *) > 4 ? UINT64_C(256) << 30 : UINT64_C(1) << 30;
	return (struct budget_limits){
		.limit =
			{
				[BUDGET_MAPPED_BYTES] = space,
				/* vm.max_map_count is 65530; no known client has a hundred pools */
				[BUDGET_MAPPINGS] = 8192,
				/* a picture of 4096x4096 at least, 16384x16384 at most */
				[BUDGET_HOLE_BYTES] =
					share_of_memory(64 * mebibyte, 1024 * mebibyte),
				/* less, because copying takes our time as well: 256 MiB are two 8K
				   pictures */
				[BUDGET_COPY_BYTES] =
					share_of_memory(64 * mebibyte, 256 * mebibyte),
				/* unswappable, but the client's: two 8K pictures, and shown alone
				 */
				[BUDGET_PINNED_BYTES] =
					share_of_memory(64 * mebibyte, 256 * mebibyte),
				[BUDGET_POOLS] = 8192,
				[BUDGET_BUFFERS] = 16384,
				[BUDGET_SURFACES] = 16384,
				[BUDGET_CALLBACKS] = 32768,
				[BUDGET_OBJECTS] = 65536,
				/* a pool has one */
				[BUDGET_FDS] = 8192,
				/* 4 MiB; a window of a toolkit has some 50, where it is rounded */
				[BUDGET_RECTANGLES] = 262144,
				/* twice what sockets have: a client that is busy for a second
				   loses nothing, and no kernel gives more unasked */
				[BUDGET_BACKLOG_BYTES] = 416 << 10,
			},
	};
}

const char *budget_item_name(enum budget_item item)
{
	static const char *const names[BUDGET_ITEM_COUNT] = {
		[BUDGET_MAPPED_BYTES] = "mapped bytes",
		[BUDGET_MAPPINGS] = "mappings",
		[BUDGET_HOLE_BYTES] = "bytes that may be holes",
		[BUDGET_COPY_BYTES] = "bytes of copies",
		[BUDGET_PINNED_BYTES] = "pinned bytes",
		[BUDGET_POOLS] = "pools",
		[BUDGET_BUFFERS] = "buffers",
		[BUDGET_SURFACES] = "surfaces",
		[BUDGET_CALLBACKS] = "callbacks",
		[BUDGET_OBJECTS] = "objects",
		[BUDGET_FDS] = "file descriptors",
		[BUDGET_RECTANGLES] = "rectangles of regions and damage",
		[BUDGET_BACKLOG_BYTES] = "bytes of unread events",
	};
	assert((unsigned int)item < BUDGET_ITEM_COUNT);
	return names[item];
}

int budget_create(const struct budget_limits *limits, struct budget **budget_out)
{
	return budget_create_in_group(limits, NULL, NULL, budget_out);
}

int budget_create_in_group(const struct budget_limits *limits, struct budget_group *group,
	void *owner, struct budget **budget_out)
{
	struct budget *budget = calloc(1, sizeof(*budget));
	if (budget == NULL) {
		return -ENOMEM;
	}
	budget->limits = *limits;
	budget->references = 1;
	budget->member.used = budget->used;
	budget->member.owner = owner;
	if (group != NULL) {
		budget->group = budget_group_ref(group);
		budget_group_join(group, &budget->member);
	}
	*budget_out = budget;
	return 0;
}

struct budget *budget_ref(struct budget *budget)
{
	budget->references++;
	return budget;
}

void budget_unref(struct budget *budget)
{
	if (budget == NULL || --budget->references > 0) {
		return;
	}
	if (budget->group != NULL) {
		budget_group_leave(budget->group, &budget->member);
		budget_group_unref(budget->group);
	}
	for (int item = 0; item < BUDGET_ITEM_COUNT; item++) {
		assert(budget->used[item] == budget->forfeited[item]);
	}
	free(budget);
}

void budget_disown(struct budget *budget)
{
	budget->member.owner = NULL;
}

int budget_charge(struct budget *budget, enum budget_item item, uint64_t amount)
{
	uint64_t *used = &budget->used[item];
	bool within = amount <= budget->limits.limit[item] - *used;
	if (!within || (budget->group != NULL && !budget_group_admits(budget->group,
							 &budget->member, item, amount))) {
		budget->refused = item;
		budget->refused_by_total = within;
		return BUDGET_EXCEEDED;
	}
	*used += amount;
	if (*used > budget->peak[item]) {
		budget->peak[item] = *used;
	}
	return 0;
}

void budget_refund(struct budget *budget, enum budget_item item, uint64_t amount)
{
	assert(amount <= budget->used[item] - budget->forfeited[item]);
	budget->used[item] -= amount;
}

int budget_adjust(struct budget *budget, enum budget_item item, uint64_t *charged, uint64_t due)
{
	int result = 0;
	if (due > *charged) {
		result = budget_charge(budget, item, due - *charged);
	} else {
		budget_refund(budget, item, *charged - due);
	}
	if (result == 0) {
		*charged = due;
	}
	return result;
}

void budget_forfeit(struct budget *budget, enum budget_item item, uint64_t amount)
{
	assert(amount <= budget->used[item] - budget->forfeited[item]);
	budget->forfeited[item] += amount;
}

uint64_t budget_used(const struct budget *budget, enum budget_item item)
{
	return budget->used[item];
}

uint64_t budget_peak(const struct budget *budget, enum budget_item item)
{
	return budget->peak[item];
}

uint64_t budget_limit(const struct budget *budget, enum budget_item item)
{
	return budget->limits.limit[item];
}

enum budget_item budget_refused_item(const struct budget *budget)
{
	return budget->refused;
}

bool budget_refused_by_total(const struct budget *budget)
{
	return budget->refused_by_total;
}
