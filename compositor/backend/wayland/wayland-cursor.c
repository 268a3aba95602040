/* SPDX-License-Identifier: MIT */
#include "backend/wayland/wayland-cursor.h"

#include "output/direct.h"

#include <math.h>

void wayland_cursor_init(struct wayland_cursor *cursor, const struct output *output,
	const struct parent_window *window)
{
	*cursor = (struct wayland_cursor){.output = output, .window = window};
	target_chain_init(&cursor->chain, window->parent, PIXEL_FORMAT_ARGB8888);
}

void wayland_cursor_finish(struct wayland_cursor *cursor)
{
	wayland_cursor_set_pointer(cursor, NULL);
	target_chain_finish(&cursor->chain);
}

void wayland_cursor_set_pointer(struct wayland_cursor *cursor, struct parent_cursor *pointer)
{
	if (cursor->pointer != NULL && cursor->pointer != pointer) {
		parent_cursor_hide(cursor->pointer);
	}
	cursor->pointer = pointer;
}

/* The least that pixels have to be made for the parent to show them one by one; 0 where there is
 * nothing. */
static int32_t pad(const struct wayland_cursor *cursor, int32_t pixels)
{
	int32_t logical;
	for (; pixels <= WAYLAND_CURSOR_MAX; pixels++) {
		if (parent_window_to_logical(cursor->window, pixels, &logical)) {
			return pixels;
		}
	}
	return 0;
}

/* A cursor's place is on whole pixels, the hotspot as well, and the pointer's may be between. */
static bool is_at_pointer(const struct wayland_cursor *cursor, const struct frame_plane *plane)
{
	const struct parent_cursor *pointer = cursor->pointer;
	double most = cursor->output->scale + 2;
	return pointer != NULL && fabs(plane->place.x + plane->hotspot_x - pointer->x) <= most &&
	       fabs(plane->place.y + plane->hotspot_y - pointer->y) <= most;
}

uint32_t wayland_cursor_judge(const struct wayland_cursor *cursor, const struct frame_plane *plane)
{
	bool fits = is_at_pointer(cursor, plane) && pad(cursor, plane->source.width) > 0 &&
		    pad(cursor, plane->source.height) > 0;
	return fits ? 0 : (uint32_t)DIRECT_OUTPUT;
}

static const struct frame_plane *find_cursor(const struct frame *frame)
{
	for (size_t i = 0; i < frame->plane_count; i++) {
		if (frame->planes[i].buffer == NULL) {
			return &frame->planes[i];
		}
	}
	return NULL;
}

struct render_target *wayland_cursor_target(
	struct wayland_cursor *cursor, const struct frame_plane *plane)
{
	const struct frame_plane *shown = find_cursor(cursor->output->shown);
	struct chain_target *target;
	int result = target_chain_take(&cursor->chain, pad(cursor, plane->source.width),
		pad(cursor, plane->source.height), shown != NULL ? shown->target : NULL, &target);
	return result == 0 ? &target->base : NULL;
}

void wayland_cursor_show(struct wayland_cursor *cursor, const struct frame *frame)
{
	const struct frame_plane *plane = find_cursor(frame);
	struct chain_target *target =
		plane != NULL ? target_chain_find(&cursor->chain, plane->target) : NULL;
	if (cursor->pointer == NULL) {
		return;
	}
	if (target == NULL) {
		parent_cursor_hide(cursor->pointer);
		return;
	}
	struct parent_cursor_picture picture = {
		.target = target,
		.scale = (int32_t)cursor->window->scale,
		.hotspot_x = (int32_t)lround(plane->hotspot_x / cursor->window->scale),
		.hotspot_y = (int32_t)lround(plane->hotspot_y / cursor->window->scale),
		.drawn_anew = plane->drawn_anew,
	};
	parent_window_to_logical(cursor->window, target->base.width, &picture.width);
	parent_window_to_logical(cursor->window, target->base.height, &picture.height);
	parent_cursor_show(cursor->pointer, &picture);
}

void wayland_cursor_hide(struct wayland_cursor *cursor)
{
	if (cursor->pointer != NULL) {
		parent_cursor_hide(cursor->pointer);
	}
}
