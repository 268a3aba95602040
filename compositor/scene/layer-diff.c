/* SPDX-License-Identifier: MIT */
/*
 * What looks different when one list is shown in place of another.
 *
 * A pixel is made of the layers that have it in their visible region. So it
 * looks the same as long as these are the same layers, in the same order, at
 * the same place, with the same content there. Layers are matched by surface.
 * Of two that changed their order, one is later in the new list but was
 * earlier in the old one than some layer below it; to damage that one, old and
 * new, is enough.
 *
 * A layer that has a plane of its own is not in the picture behind the planes:
 * whatever it does, that stays as it is, but for when it comes or leaves.
 */
#include "scene/layer-damage.h"
#include "scene/layer-index.h"

/* Most lists keep their order, so the layer after the last match is looked at first. */
static size_t find_surface(const struct layer_list *list, struct layer_index *index,
	const struct surface *surface, size_t next)
{
	if (next < list->count && list->layers[next].surface == surface) {
		return next;
	}
	if (index->list == NULL) {
		layer_index_init(index, list);
	}
	return layer_index_find(index, surface);
}

/* What is visible in one of the two but not in both. */
static void add_uncovered(
	const struct layer_damage *damage, const struct layer *before, const struct layer *after)
{
	pixman_region32_t *old = (pixman_region32_t *)&before->visible;
	pixman_region32_t *now = (pixman_region32_t *)&after->visible;
	if (pixman_region32_equal(old, now)) {
		return;
	}
	pixman_region32_t part;
	pixman_region32_init(&part);
	pixman_region32_subtract(&part, old, now);
	layer_damage_add(damage, after, &part);
	pixman_region32_subtract(&part, now, old);
	layer_damage_add(damage, after, &part);
	pixman_region32_fini(&part);
}

static void compare(const struct layer_damage *damage, struct layer *before, struct layer *after,
	bool restacked)
{
	bool lifted = (before->plane == 0) != (after->plane == 0);
	before->kept = true;
	after->updated = before->serial != after->serial;
	if (restacked || lifted || !layer_is_at_same_place(before, after)) {
		layer_damage_add_visible(damage, before);
		layer_damage_add_visible(damage, after);
		return;
	}
	add_uncovered(damage, before, after);
	if (after->updated) {
		layer_damage_add_content(damage, after, before->serial);
	}
}

void layer_list_diff(
	struct layer_list *before, struct layer_list *after, const struct layer_damage *damage_out)
{
	size_t next = 0, highest = 0;
	struct layer_index index = {0};
	for (size_t i = 0; i < before->count; i++) {
		before->layers[i].kept = false;
	}
	for (size_t i = 0; i < after->count; i++) {
		struct layer *layer = &after->layers[i];
		size_t match = find_surface(before, &index, layer->surface, next);
		if (match == SIZE_MAX) {
			layer->updated = true;
			layer_damage_add_visible(damage_out, layer);
			continue;
		}
		compare(damage_out, &before->layers[match], layer, match < highest);
		highest = match > highest ? match : highest;
		next = match + 1;
	}
	layer_index_finish(&index);
	for (size_t i = 0; i < before->count; i++) {
		if (!before->layers[i].kept) {
			layer_damage_add_visible(damage_out, &before->layers[i]);
		}
	}
}
