/* SPDX-License-Identifier: MIT */
#include "scene/scene.h"

#include "surface/subsurface.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

void scene_init(struct scene *scene)
{
	for (int band = 0; band < SCENE_BAND_COUNT; band++) {
		wl_list_init(&scene->bands[band]);
	}
	scene->floor = SCENE_BACKGROUND;
	wl_signal_init(&scene->events.changed);
}

void scene_finish(struct scene *scene)
{
	for (int band = 0; band < SCENE_BAND_COUNT; band++) {
		assert(wl_list_empty(&scene->bands[band]));
	}
	assert(wl_list_empty(&scene->events.changed.listener_list));
}

static void emit_change(struct scene *scene, const struct surface *committed)
{
	struct scene_change change = {scene, committed};
	wl_signal_emit(&scene->events.changed, &change);
}

void scene_touch(struct scene *scene)
{
	emit_change(scene, NULL);
}

void scene_set_floor(struct scene *scene, enum scene_band floor)
{
	if (scene->floor != floor) {
		scene->floor = floor;
		scene_touch(scene);
	}
}

static void touch_if_visible(struct scene_node *node)
{
	if (node->visible) {
		scene_touch(node->scene);
	}
}

static void handle_surface_changed(struct wl_listener *listener, void *data)
{
	struct scene_node *node = wl_container_of(listener, node, surface_changed);
	if (node->visible) {
		/* cursors are our own as well, and go by their own time */
		emit_change(node->scene, node->band != SCENE_CURSOR ? node->surface : NULL);
	}
}

int scene_node_create(struct scene *scene, enum scene_band band, struct surface *surface,
	struct scene_node **node_out)
{
	struct scene_node *node = calloc(1, sizeof(*node));
	if (node == NULL) {
		return -ENOMEM;
	}
	node->scene = scene;
	node->surface = surface;
	node->band = band;
	/* the list is bottom to top: its end is the top */
	wl_list_insert(scene->bands[band].prev, &node->link);
	node->surface_changed.notify = handle_surface_changed;
	wl_signal_add(&surface->events.changed, &node->surface_changed);
	*node_out = node;
	return 0;
}

void scene_node_destroy(struct scene_node *node)
{
	if (node == NULL) {
		return;
	}
	wl_list_remove(&node->surface_changed.link);
	wl_list_remove(&node->link);
	touch_if_visible(node);
	free(node);
}

void scene_node_set_position(struct scene_node *node, int32_t x, int32_t y)
{
	if (node->x != x || node->y != y) {
		node->x = x;
		node->y = y;
		touch_if_visible(node);
	}
}

void scene_node_set_visible(struct scene_node *node, bool visible)
{
	if (node->visible != visible) {
		node->visible = visible;
		scene_touch(node->scene);
	}
}

void scene_node_set_hotspot(struct scene_node *node, int32_t x, int32_t y)
{
	node->hotspot_x = x;
	node->hotspot_y = y;
}

void scene_node_confine(struct scene_node *node, const struct box *confines)
{
	static const struct box everywhere = {0};
	const struct box *wanted = confines != NULL ? confines : &everywhere;
	if (!box_equal(&node->confines, wanted)) {
		node->confines = *wanted;
		touch_if_visible(node);
	}
}

static void move_after(struct scene_node *node, struct wl_list *position, enum scene_band band)
{
	if (position == &node->link || position->next == &node->link) {
		return; /* it is there already */
	}
	wl_list_remove(&node->link);
	wl_list_insert(position, &node->link);
	node->band = band;
	touch_if_visible(node);
}

void scene_node_raise(struct scene_node *node, enum scene_band band)
{
	move_after(node, node->scene->bands[band].prev, band);
}

void scene_node_place_above(struct scene_node *node, struct scene_node *sibling)
{
	move_after(node, &sibling->link, sibling->band);
}

static struct surface *node_at(
	struct scene_node *node, double x, double y, double *x_out, double *y_out)
{
	bool within = box_is_empty(&node->confines) || box_contains_point(&node->confines, x, y);
	if (!node->visible || !within) {
		return NULL;
	}
	return surface_at(node->surface, x - node->x, y - node->y, x_out, y_out);
}

struct surface *scene_at(struct scene *scene, double x, double y, double *x_out, double *y_out)
{
	for (int band = SCENE_CURSOR - 1; band >= (int)scene->floor; band--) {
		struct scene_node *node;
		wl_list_for_each_reverse (node, &scene->bands[band], link) {
			struct surface *surface = node_at(node, x, y, x_out, y_out);
			if (surface != NULL) {
				return surface;
			}
		}
	}
	return NULL;
}

static const struct scene_node *find_node(const struct scene *scene, const struct surface *root)
{
	for (int band = 0; band < SCENE_BAND_COUNT; band++) {
		const struct scene_node *node;
		wl_list_for_each (node, &scene->bands[band], link) {
			if (node->surface == root) {
				return node;
			}
		}
	}
	return NULL;
}

bool scene_locate(const struct scene *scene, const struct surface *surface, double x, double y,
	double *x_out, double *y_out)
{
	while (surface->subsurface != NULL && surface->subsurface->parent != NULL) {
		x -= surface->subsurface->x;
		y -= surface->subsurface->y;
		surface = surface->subsurface->parent;
	}
	const struct scene_node *node = find_node(scene, surface);
	if (node == NULL) {
		return false;
	}
	*x_out = x - node->x;
	*y_out = y - node->y;
	return true;
}
