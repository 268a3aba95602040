/* SPDX-License-Identifier: MIT */
#include "scene/layer-index.h"

#include <stdlib.h>

enum {
	LEAST_SLOTS = 16,  /* and always twice as many as layers */
	POINTER_SHIFT = 4, /* the lowest bits of a surface's address say nothing */
};

/* Neighbours in memory come far apart: multiplied by 2^64 over the golden ratio (Knuth, TAOCP 3,
 * 6.4). */
static size_t first_slot(const struct layer_index *index, const struct surface *surface)
{
	uint64_t number = (uint64_t)(uintptr_t)surface >> POINTER_SHIFT;
	return (size_t)(number * UINT64_C(0x9e3779b97f4a7c15) >> 32) & index->mask;
}

static void add(struct layer_index *index, size_t place)
{
	size_t slot = first_slot(index, index->list->layers[place].surface);
	while (index->slots[slot] != 0) {
		slot = (slot + 1) & index->mask;
	}
	index->slots[slot] = place + 1;
}

void layer_index_init(struct layer_index *index, const struct layer_list *list)
{
	size_t count = LEAST_SLOTS;
	while (count < 2 * list->count) {
		count *= 2;
	}
	*index = (struct layer_index){
		.list = list,
		.slots = calloc(count, sizeof(*index->slots)),
		.mask = count - 1,
	};
	for (size_t i = 0; i < list->count && index->slots != NULL; i++) {
		if (list->layers[i].surface != NULL) {
			add(index, i);
		}
	}
}

void layer_index_finish(struct layer_index *index)
{
	free(index->slots);
	*index = (struct layer_index){0};
}

static size_t search(const struct layer_list *list, const struct surface *surface)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->layers[i].surface == surface) {
			return i;
		}
	}
	return SIZE_MAX;
}

size_t layer_index_find(const struct layer_index *index, const struct surface *surface)
{
	if (index->slots == NULL) {
		return search(index->list, surface);
	}
	size_t slot = first_slot(index, surface);
	for (; index->slots[slot] != 0; slot = (slot + 1) & index->mask) {
		size_t place = index->slots[slot] - 1;
		if (index->list->layers[place].surface == surface) {
			return place;
		}
	}
	return SIZE_MAX;
}
