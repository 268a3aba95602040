/* SPDX-License-Identifier: MIT */
/*
 * The table holds what is used, in order; what lies between is free, so nothing
 * has to be joined when a range comes back. A pool has a few dozen buffers, and
 * a walk over them is shorter than any cleverness.
 */
#include "client-lib/range-allocator.h"

#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void range_allocator_init(struct range_allocator *allocator_out, size_t unit)
{
	*allocator_out = (struct range_allocator){.unit = unit};
}

void range_allocator_finish(struct range_allocator *allocator)
{
	free(allocator->used);
	*allocator = (struct range_allocator){.unit = allocator->unit};
}

static int make_room(struct range_allocator *allocator)
{
	if (allocator->count < allocator->capacity) {
		return 0;
	}
	size_t capacity = allocator->capacity == 0 ? 8 : allocator->capacity * 2;
	struct range *used = realloc(allocator->used, capacity * sizeof(*used));
	if (used == NULL) {
		return -ENOMEM;
	}
	allocator->used = used;
	allocator->capacity = capacity;
	return 0;
}

static size_t round_up(size_t value, size_t step)
{
	return (value + step - 1) / step * step;
}

/* The place in the table of the first gap of size bytes, and where in it they
 * start. */
static size_t find_gap(
	const struct range_allocator *allocator, size_t size, size_t alignment, size_t *offset_out)
{
	size_t offset = 0, i;
	for (i = 0; i < allocator->count; i++) {
		const struct range *used = &allocator->used[i];
		if (used->offset >= offset && used->offset - offset >= size) {
			break;
		}
		offset = round_up(used->offset + used->size, alignment);
	}
	*offset_out = offset;
	return i;
}

int range_allocator_take(struct range_allocator *allocator, size_t size, size_t alignment,
	size_t limit, struct range *range_out)
{
	assert(size > 0 && alignment % allocator->unit == 0);
	if (size > limit || size > SIZE_MAX - allocator->unit) {
		return -ENOSPC;
	}
	size_t rounded = round_up(size, allocator->unit);
	size_t offset;
	size_t place = find_gap(allocator, rounded, alignment, &offset);
	if (offset > limit || rounded > limit - offset) {
		return -ENOSPC;
	}
	int error = make_room(allocator);
	if (error < 0) {
		return error;
	}
	struct range range = {offset, rounded};
	memmove(&allocator->used[place + 1], &allocator->used[place],
		(allocator->count - place) * sizeof(range));
	allocator->used[place] = range;
	allocator->count++;
	*range_out = range;
	return 0;
}

void range_allocator_give(struct range_allocator *allocator, size_t offset)
{
	size_t i = 0;
	while (i < allocator->count && allocator->used[i].offset != offset) {
		i++;
	}
	assert(i < allocator->count);
	allocator->count--;
	memmove(&allocator->used[i], &allocator->used[i + 1],
		(allocator->count - i) * sizeof(allocator->used[0]));
}
