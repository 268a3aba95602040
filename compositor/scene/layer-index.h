/* SPDX-License-Identifier: MIT */
/*
 * Finds the layer of a surface in a list. Made where it is needed and thrown
 * away again: a list that keeps its order from frame to frame needs none.
 */
#ifndef WEDDELL_SCENE_LAYER_INDEX_H
#define WEDDELL_SCENE_LAYER_INDEX_H

#include "scene/layer-list.h"

struct layer_index {
	const struct layer_list *list; /* NULL: not made yet */
	size_t *slots;                 /* place in the list + 1, 0 for none; NULL without memory */
	size_t mask;                   /* the number of slots, a power of two, less one */
};

/* The list must not change until layer_index_finish. */
void layer_index_init(struct layer_index *index, const struct layer_list *list);
void layer_index_finish(struct layer_index *index);

/* The place of surface's layer in the list, or SIZE_MAX. Without memory it is looked for one by
 * one. */
size_t layer_index_find(const struct layer_index *index, const struct surface *surface);

#endif
