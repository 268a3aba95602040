/* SPDX-License-Identifier: MIT */
#include "input/cursor.h"

#include <math.h>

const struct surface_role cursor_role = {.name = "wl_pointer-cursor", .any_size = true};

/* Far beyond any output, and no sum of a few of these leaves int32_t. */
static const int32_t FAR = 1 << 28;

static int32_t bounded(int64_t value)
{
	return (int32_t)(value < -FAR ? -FAR : value > FAR ? FAR : value);
}

static void place(struct cursor *cursor)
{
	if (cursor->node != NULL) {
		scene_node_set_position(cursor->node,
			bounded((int64_t)floor(cursor->x) - cursor->hotspot_x),
			bounded((int64_t)floor(cursor->y) - cursor->hotspot_y));
	}
}

static void set_hotspot(struct cursor *cursor, int64_t x, int64_t y)
{
	cursor->hotspot_x = bounded(x);
	cursor->hotspot_y = bounded(y);
	if (cursor->node != NULL) {
		scene_node_set_hotspot(cursor->node, cursor->hotspot_x, cursor->hotspot_y);
	}
	place(cursor);
}

static void let_go(struct cursor *cursor)
{
	if (cursor->surface == NULL) {
		return;
	}
	wl_list_remove(&cursor->surface_commit.link);
	wl_list_remove(&cursor->surface_destroy.link);
	scene_node_destroy(cursor->node);
	cursor->node = NULL;
	cursor->surface = NULL;
}

static void handle_commit(struct wl_listener *listener, void *data)
{
	struct cursor *cursor = wl_container_of(listener, cursor, surface_commit);
	/* the offset of an attach moves the picture against the pointer */
	const struct surface_state *state = &cursor->surface->current;
	set_hotspot(cursor, (int64_t)cursor->hotspot_x - state->dx,
		(int64_t)cursor->hotspot_y - state->dy);
}

static void handle_destroy(struct wl_listener *listener, void *data)
{
	struct cursor *cursor = wl_container_of(listener, cursor, surface_destroy);
	let_go(cursor);
}

void cursor_init(struct cursor *cursor, struct scene *scene, enum scene_band band)
{
	*cursor = (struct cursor){
		.scene = scene,
		.band = band,
		.surface_commit.notify = handle_commit,
		.surface_destroy.notify = handle_destroy,
	};
}

void cursor_finish(struct cursor *cursor)
{
	let_go(cursor);
}

static int take(struct cursor *cursor, struct surface *surface)
{
	int error = scene_node_create(cursor->scene, cursor->band, surface, &cursor->node);
	if (error != 0) {
		return error;
	}
	cursor->surface = surface;
	wl_signal_add(&surface->events.commit, &cursor->surface_commit);
	wl_signal_add(&surface->events.destroy, &cursor->surface_destroy);
	return 0;
}

int cursor_set_surface(
	struct cursor *cursor, struct surface *surface, int32_t hotspot_x, int32_t hotspot_y)
{
	if (surface != cursor->surface) {
		let_go(cursor);
	}
	if (surface == NULL) {
		return 0;
	}
	if (cursor->surface == NULL) {
		int error = take(cursor, surface);
		if (error != 0) {
			return error;
		}
	}
	set_hotspot(cursor, hotspot_x, hotspot_y);
	scene_node_set_visible(cursor->node, cursor->shown);
	return 0;
}

void cursor_move(struct cursor *cursor, double x, double y)
{
	cursor->x = x;
	cursor->y = y;
	place(cursor);
}

void cursor_show(struct cursor *cursor, bool shown)
{
	cursor->shown = shown;
	if (cursor->node != NULL) {
		scene_node_set_visible(cursor->node, shown);
	}
}
