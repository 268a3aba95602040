/* SPDX-License-Identifier: MIT */
/*
 * A list is what the scene was like. Where the walk finds the same surfaces at
 * the same places again, all that was worked out for it still holds, but for the
 * content of what was committed since.
 *
 * Nothing of the list is changed before all of it is known to be the same.
 */
#include "scene/layer-damage.h"
#include "scene/layer-walk.h"

struct comparison {
	const struct layer_list *list;
	size_t next;
	bool same; /* so far */
};

static bool is_same_view(const struct output_view *a, const struct output_view *b)
{
	return box_equal(&a->logical, &b->logical) && a->scale == b->scale &&
	       a->width == b->width && a->height == b->height && a->background == b->background;
}

static bool is_same_place(const struct layer_place *a, const struct layer_place *b)
{
	return a->root_x == b->root_x && a->root_y == b->root_y && a->x == b->x && a->y == b->y;
}

/* What was committed is of no other shape, and hides as much as before. Another size in logical
 * pixels can be as many of the output's, where those are larger. */
static bool is_alike(const struct layer *layer, const struct output_view *view)
{
	struct layer now;
	layer_init(&now, layer->surface, &layer->place, view);
	bool alike =
		box_equal(&layer->logical, &now.logical) && layer_is_at_same_place(layer, &now) &&
		layer->opaque == now.opaque &&
		pixman_region32_equal((pixman_region32_t *)&layer->opaque_part, &now.opaque_part);
	layer_finish(&now);
	return alike;
}

static bool compare(void *data, const struct scene_node *node, struct surface *surface,
	const struct layer_place *place)
{
	struct comparison *comparison = data;
	const struct layer_list *list = comparison->list;
	if (comparison->next == list->count) {
		comparison->same = false;
		return false;
	}
	const struct layer *layer = &list->layers[comparison->next];
	comparison->same = layer->surface == surface && is_same_place(&layer->place, place) &&
			   layer->backdrop == node->is_backdrop &&
			   layer->is_cursor == (node->band == SCENE_CURSOR);
	if (comparison->same && layer->serial != surface->damage.serial) {
		/* the colour of a backdrop decides what is hidden */
		comparison->same = !layer->backdrop && is_alike(layer, &list->view);
	}
	comparison->next++;
	return comparison->same;
}

static bool is_same(const struct layer_list *list, struct scene *scene)
{
	struct comparison comparison = {.list = list, .same = true};
	struct layer_walk walk = {
		.scene = scene,
		.view = &list->view,
		.visit = compare,
		.data = &comparison,
	};
	layer_walk(&walk);
	return comparison.same && comparison.next == list->count;
}

/* Changes nothing that a comparison with the next list would miss. */
static bool can_be_read(struct layer_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct layer *layer = &list->layers[i];
		if (layer_wants_look(layer) && !layer_look_again(layer)) {
			return false;
		}
	}
	return true;
}

static void take_news(struct layer *layer, const struct layer_damage *damage)
{
	uint64_t before = layer->serial;
	layer->serial = layer->surface->damage.serial;
	layer->updated = layer->serial != before;
	if (layer->updated) {
		layer_damage_add_content(damage, layer, before);
	}
}

bool layer_list_refresh(struct layer_list *list, struct scene *scene,
	const struct output_view *view, const struct layer_damage *damage_out)
{
	if (!is_same_view(&list->view, view) || !is_same(list, scene) || !can_be_read(list)) {
		return false;
	}
	for (size_t i = 0; i < list->count; i++) {
		take_news(&list->layers[i], damage_out);
	}
	return true;
}
