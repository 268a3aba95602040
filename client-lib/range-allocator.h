/* SPDX-License-Identifier: MIT */
/*
 * A range allocator says which bytes of a pool are whose: it hands out ranges
 * that do not overlap, always the lowest that is free and long enough.
 *
 * It has no end of its own. A range may lie beyond the pool's present size;
 * then the pool is to grow to hold it. It touches no memory but its own table.
 */
#ifndef WEDDELL_CLIENT_LIB_RANGE_ALLOCATOR_H
#define WEDDELL_CLIENT_LIB_RANGE_ALLOCATOR_H

#include <stddef.h>

struct range {
	size_t offset, size; /* bytes; whole units of the allocator */
};

struct range_allocator {
	size_t unit;        /* bytes; each range starts and ends on a multiple */
	struct range *used; /* in the order of offset */
	size_t count, capacity;
};

void range_allocator_init(struct range_allocator *allocator_out, size_t unit);

/* Forgets all ranges. */
void range_allocator_finish(struct range_allocator *allocator);

/* Takes at least size bytes, size > 0, that start on a multiple of alignment,
 * itself one of the unit, and end at limit or before. Returns 0, -ENOSPC when
 * there is no such range, or -ENOMEM. */
int range_allocator_take(struct range_allocator *allocator, size_t size, size_t alignment,
	size_t limit, struct range *range_out);

/* Gives back the range that was taken at offset. */
void range_allocator_give(struct range_allocator *allocator, size_t offset);

#endif
