/* SPDX-License-Identifier: MIT */
/*
 * A budget is what one client may cost: bytes, mappings, objects. What is
 * charged is refunded by whoever charged it; the limit holds at every moment.
 *
 * Reference-counted, because a buffer that is still shown outlives its client.
 */
#ifndef WEDDELL_MEMORY_BUDGET_H
#define WEDDELL_MEMORY_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

enum budget_item {
	BUDGET_MAPPED_BYTES, /* of client memory readable in place */
	BUDGET_MAPPINGS,     /* each one of vm.max_map_count of the process */
	BUDGET_HOLE_BYTES,   /* that reading could charge to us, were they all holes */
	BUDGET_COPY_BYTES,   /* of our own memory that hold copies of client pixels */
	BUDGET_POOLS,
	BUDGET_BUFFERS,
	BUDGET_SURFACES,
	BUDGET_CALLBACKS,     /* frame callbacks and presentation feedback not answered yet */
	BUDGET_OBJECTS,       /* protocol objects of any kind */
	BUDGET_FDS,           /* of ours that are kept for it: pools, keymaps */
	BUDGET_RECTANGLES,    /* of regions and of damage, beyond the first of each */
	BUDGET_BACKLOG_BYTES, /* of events it has not read (wire/client-backlog.h); not charged here
			       */
	BUDGET_PINNED_BYTES,  /* of client memory wrapped for hardware to read */
	BUDGET_ITEM_COUNT,
};

enum budget_fault {
	BUDGET_EXCEEDED = 201,
};

struct budget_limits {
	uint64_t limit[BUDGET_ITEM_COUNT];
};

struct budget;
struct budget_group;

/* Generous for any known client, small against a whole machine; docs/memory.md says why. */
struct budget_limits budget_default_limits(void);

/* "mapped bytes", "pools" … for messages */
const char *budget_item_name(enum budget_item item);

/* Returns 0 or -ENOMEM. The caller has the first reference. */
int budget_create(const struct budget_limits *limits, struct budget **budget_out);

/* The same, one of a group (budget-group.h), and owned by owner: whom an eviction is told. */
int budget_create_in_group(const struct budget_limits *limits, struct budget_group *group,
	void *owner, struct budget **budget_out);

/* The owner is gone: nobody is to be told of an eviction. */
void budget_disown(struct budget *budget);
struct budget *budget_ref(struct budget *budget);
void budget_unref(struct budget *budget); /* NULL is fine */

/* Charges amount or nothing. Returns 0 or BUDGET_EXCEEDED. */
int budget_charge(struct budget *budget, enum budget_item item, uint64_t amount);
void budget_refund(struct budget *budget, enum budget_item item, uint64_t amount);

/* Brings a charge that stands at *charged to due: charges what it lacks, all of it or nothing, or
 * refunds what it has too much. Returns 0 or BUDGET_EXCEEDED. */
int budget_adjust(struct budget *budget, enum budget_item item, uint64_t *charged, uint64_t due);

/* Gives up on a refund: what was charged is lost for good to this client. */
void budget_forfeit(struct budget *budget, enum budget_item item, uint64_t amount);

/* What was forfeited counts. */
uint64_t budget_used(const struct budget *budget, enum budget_item item);
uint64_t budget_peak(const struct budget *budget, enum budget_item item);
uint64_t budget_limit(const struct budget *budget, enum budget_item item);

/* The item for which the last charge was refused; for the message to the client. */
enum budget_item budget_refused_item(const struct budget *budget);
/* Whether it was all clients together that had too much. */
bool budget_refused_by_total(const struct budget *budget);

#endif
