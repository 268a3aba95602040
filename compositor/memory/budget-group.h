/* SPDX-License-Identifier: MIT */
/*
 * A budget group is what all clients together may cost: who may connect once may
 * connect often, so a budget for each bounds nothing.
 *
 * When a charge would pass the total, whoever has most of the item loses: the one
 * who asks is refused, or another one is evicted, which frees what it has. So a
 * client that uses little goes on, whatever the others do.
 */
#ifndef WEDDELL_MEMORY_BUDGET_GROUP_H
#define WEDDELL_MEMORY_BUDGET_GROUP_H

#include "memory/budget.h"

#include <stdbool.h>

struct budget_group_listener {
	/* The client whose budget has this owner has most of item, and is to go. */
	void (*evict)(void *data, void *owner, enum budget_item item);
};

/* Of this process: half of its memory, and most of its descriptors and mappings. */
struct budget_limits budget_group_default_limits(void);

/* Returns 0 or -ENOMEM. The caller has the first reference, each budget another. */
int budget_group_create(const struct budget_limits *totals,
	const struct budget_group_listener *listener, void *data, struct budget_group **group_out);
struct budget_group *budget_group_ref(struct budget_group *group);
void budget_group_unref(struct budget_group *group); /* NULL is fine */

/* Nobody listens any more; who asks for too much is then always the one refused. */
void budget_group_silence(struct budget_group *group);

uint64_t budget_group_used(const struct budget_group *group, enum budget_item item);

/* Inside memory/, for budget.c: a budget as the group sees it. */
struct budget_member {
	struct budget_member *previous, *next;
	const uint64_t *used; /* an entry an item */
	void *owner;          /* NULL: nobody to tell */
	bool evicted;         /* it was told, and is on its way out */
};

void budget_group_join(struct budget_group *group, struct budget_member *member);
void budget_group_leave(struct budget_group *group, struct budget_member *member);

/* Whether member may have amount more of item; evicts another one for it if need be. */
bool budget_group_admits(struct budget_group *group, const struct budget_member *member,
	enum budget_item item, uint64_t amount);

#endif
