/* SPDX-License-Identifier: MIT */
#include "scene/layer-list.h"

#include "base/saturate.h"
#include "scene/layer-walk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
	CAPACITY_KEPT = 256, /* layers; one client can have had thousands */
};

struct build {
	struct layer_list *list;
	int error;
};

void layer_list_init(struct layer_list *list)
{
	*list = (struct layer_list){0};
	pixman_region32_init(&list->uncovered);
}

void layer_list_finish(struct layer_list *list)
{
	layer_list_clear(list);
	free(list->layers);
	pixman_region32_fini(&list->uncovered);
	layer_list_init(list);
}

void layer_list_clear(struct layer_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		layer_finish(&list->layers[i]);
	}
	bool far_too_large = list->capacity > CAPACITY_KEPT && list->count < list->capacity / 8;
	list->count = 0;
	pixman_region32_clear(&list->uncovered);
	if (far_too_large) {
		free(list->layers);
		list->layers = NULL;
		list->capacity = 0;
	}
}

static int reserve_one(struct layer_list *list)
{
	if (list->count < list->capacity) {
		return 0;
	}
	size_t capacity = list->capacity > 0 ? list->capacity * 2 : 16;
	struct layer *layers = calloc(capacity, sizeof(*layers));
	if (layers == NULL) {
		return -ENOMEM;
	}
	/* no layer is listening yet, so each can be moved, all but the empty link */
	for (size_t i = 0; i < list->count; i++) {
		layers[i] = list->layers[i];
		wl_list_init(&layers[i].surface_destroy.link);
	}
	free(list->layers);
	list->layers = layers;
	list->capacity = capacity;
	return 0;
}

/* Of a cursor's root: the parts of its tree move with it. */
static void set_hotspot(struct layer *layer, const struct scene_node *node)
{
	layer->is_cursor = node->band == SCENE_CURSOR;
	if (layer->surface == node->surface) {
		layer->hotspot_x = saturated_pixel(node->hotspot_x * layer->to_output.x_scale);
		layer->hotspot_y = saturated_pixel(node->hotspot_y * layer->to_output.y_scale);
	}
}

static bool add_layer(void *data, const struct scene_node *node, struct surface *surface,
	const struct layer_place *place)
{
	struct build *build = data;
	struct layer_list *list = build->list;
	build->error = reserve_one(list);
	if (build->error != 0) {
		return false;
	}
	struct layer *layer = &list->layers[list->count];
	layer_init(layer, surface, place, &list->view);
	layer->backdrop = node->is_backdrop;
	if (layer->backdrop) {
		layer_look(layer); /* its colour decides what is hidden */
	}
	set_hotspot(layer, node);
	list->count++;
	return true;
}

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct layer *layer = wl_container_of(listener, layer, surface_destroy);
	wl_list_remove(&layer->surface_destroy.link);
	wl_list_init(&layer->surface_destroy.link);
	layer->surface = NULL;
	layer->buffer = NULL;
}

static void watch_surfaces(struct layer_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct layer *layer = &list->layers[i];
		layer->surface_destroy.notify = handle_surface_destroy;
		wl_signal_add(&layer->surface->events.destroy, &layer->surface_destroy);
	}
}

/* A backdrop of the background's colour hides what is below it, and what it shows itself is the
 * background: what is blended onto it need not have it drawn first. */
static bool shows_background(const struct layer *layer, const struct output_view *view)
{
	if (!layer->backdrop || !layer->opaque) {
		return false;
	}
	const struct pixel_view *pixels = &layer->view;
	uint32_t fourcc = pixels->format->fourcc, pixel;
	if (fourcc != PIXEL_FORMAT_ARGB8888 && fourcc != PIXEL_FORMAT_XRGB8888) {
		return false;
	}
	memcpy(&pixel, pixels->data, sizeof(pixel));
	return ((pixel ^ view->background) & 0xffffff) == 0;
}

/* From the top down: what is opaque hides what is below. */
static void find_visible(struct layer_list *list)
{
	const struct output_view *view = &list->view;
	pixman_region32_t left;
	pixman_region32_init_rect(
		&left, 0, 0, (unsigned int)view->width, (unsigned int)view->height);
	for (size_t i = list->count; i-- > 0;) {
		struct layer *layer = &list->layers[i];
		if (box_is_empty(&layer->box)) {
			continue;
		}
		pixman_region32_intersect_rect(&layer->visible, &left, layer->box.x, layer->box.y,
			(unsigned int)layer->box.width, (unsigned int)layer->box.height);
		if (layer->plane == 0) {
			region_subtract_coarsely(&left, &layer->opaque_part);
		}
		if (shows_background(layer, view)) {
			region_unite_coarsely(&list->uncovered, &layer->visible);
			pixman_region32_clear(&layer->visible);
		}
	}
	pixman_region32_union(&list->uncovered, &list->uncovered, &left);
	pixman_region32_fini(&left);
}

/* Returns whether all can be read. */
static bool look_at_layers(struct layer_list *list)
{
	bool all = true;
	for (size_t i = 0; i < list->count; i++) {
		struct layer *layer = &list->layers[i];
		if (layer_wants_look(layer)) {
			all &= layer_look(layer);
		}
	}
	return all;
}

/* What cannot be read leaves room for what is below it, which is then to be looked at. */
static void settle(struct layer_list *list)
{
	do {
		pixman_region32_clear(&list->uncovered);
		find_visible(list);
	} while (!look_at_layers(list));
}

void layer_list_lift(struct layer_list *list)
{
	settle(list);
}

int layer_list_build(struct layer_list *list, struct scene *scene, const struct output_view *view)
{
	struct build build = {.list = list};
	struct layer_walk walk = {
		.scene = scene,
		.view = view,
		.visit = add_layer,
		.data = &build,
	};
	layer_list_clear(list);
	list->view = *view;
	layer_walk(&walk);
	if (build.error != 0) {
		layer_list_clear(list);
		return build.error;
	}
	watch_surfaces(list);
	settle(list);
	return 0;
}

bool layer_list_shows_anything(const struct layer_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (pixman_region32_not_empty(&list->layers[i].visible)) {
			return true;
		}
	}
	return false;
}
