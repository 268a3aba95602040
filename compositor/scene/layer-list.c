/* SPDX-License-Identifier: MIT */
#include "scene/layer-list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
	CAPACITY_KEPT = 256, /* layers; one client can have had thousands */
};

struct build {
	struct layer_list *list;
	const struct output_view *view;
	const struct scene_node *node;
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

static bool is_in_view(const struct surface *surface, const struct layer_place *place,
	const struct output_view *view)
{
	double x = place->root_x + place->x, y = place->root_y + place->y;
	return x < box_right(&view->logical) && y < box_bottom(&view->logical) &&
	       x + surface->geometry.width > view->logical.x &&
	       y + surface->geometry.height > view->logical.y;
}

/* Of a cursor's root: the parts of its tree move with it. */
static void set_hotspot(struct layer *layer, const struct scene_node *node)
{
	layer->is_cursor = node->band == SCENE_CURSOR;
	if (layer->surface == node->surface) {
		layer->hotspot_x = (int32_t)(node->hotspot_x * layer->to_output.x_scale);
		layer->hotspot_y = (int32_t)(node->hotspot_y * layer->to_output.y_scale);
	}
}

static void add_surface(void *data, struct surface *surface, int32_t x, int32_t y)
{
	struct build *build = data;
	struct layer_place place = {build->node->x, build->node->y, x, y};
	if (build->error != 0 || !is_in_view(surface, &place, build->view)) {
		return;
	}
	build->error = reserve_one(build->list);
	if (build->error == 0) {
		struct layer *layer = &build->list->layers[build->list->count];
		layer_init(layer, surface, &place, build->view);
		layer->backdrop = build->node->is_backdrop && layer_look(layer);
		set_hotspot(layer, build->node);
		build->list->count++;
	}
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
static void find_visible(struct layer_list *list, const struct output_view *view)
{
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

/* Returns whether all that was found visible can be. */
static bool look_at_visible(struct layer_list *list)
{
	bool all = true;
	for (size_t i = 0; i < list->count; i++) {
		struct layer *layer = &list->layers[i];
		if (pixman_region32_not_empty(&layer->visible)) {
			all &= layer_look(layer);
		}
	}
	return all;
}

/* What cannot be read leaves room for what is below it, which is then to be looked at. */
static void settle(struct layer_list *list, const struct output_view *view)
{
	do {
		pixman_region32_clear(&list->uncovered);
		find_visible(list, view);
	} while (!look_at_visible(list));
}

void layer_list_lift(struct layer_list *list, const struct output_view *view)
{
	settle(list, view);
}

static bool is_on(const struct scene_node *node, const struct output_view *view)
{
	struct box there = box_intersect(&node->confines, &view->logical);
	return node->visible && (box_is_empty(&node->confines) || !box_is_empty(&there));
}

int layer_list_build(struct layer_list *list, struct scene *scene, const struct output_view *view)
{
	struct build build = {.list = list, .view = view};
	layer_list_clear(list);
	for (int band = (int)scene->floor; band < SCENE_BAND_COUNT; band++) {
		wl_list_for_each (build.node, &scene->bands[band], link) {
			if (is_on(build.node, view)) {
				surface_for_each(build.node->surface, add_surface, &build);
			}
		}
	}
	if (build.error != 0) {
		layer_list_clear(list);
		return build.error;
	}
	watch_surfaces(list);
	settle(list, view);
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
