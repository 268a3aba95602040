/* SPDX-License-Identifier: MIT */
#include "input/default-cursor.h"

#include "buffer/image-buffer.h"
#include "input/cursor-series.h"
#include "input/cursor.h"

#include <errno.h>
#include <stdlib.h>

struct cursor_frame {
	struct buffer *buffer;
	int32_t hotspot_x, hotspot_y; /* surface coordinates */
	int32_t msec;
};

static void destroy_frames(struct cursor_frame *frames, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buffer_unref(frames[i].buffer);
	}
	free(frames);
}

static int show(struct default_cursor *cursor, size_t index)
{
	struct surface_state *pending = &cursor->surface->pending;
	const struct cursor_frame *frame = &cursor->frames[index];
	const struct buffer *buffer = frame->buffer;
	surface_state_attach(pending, frame->buffer);
	pending->scale = cursor->scale;
	/* the hotspot stays at the pointer: cursor.c */
	pending->dx = cursor->hotspot_x - frame->hotspot_x;
	pending->dy = cursor->hotspot_y - frame->hotspot_y;
	pixman_region32_union_rect(&pending->buffer_damage, &pending->buffer_damage, 0, 0,
		(unsigned int)buffer->width, (unsigned int)buffer->height);
	pending->changes |= SURFACE_CHANGE_BUFFER | SURFACE_CHANGE_SCALE | SURFACE_CHANGE_OFFSET |
			    SURFACE_CHANGE_DAMAGE;
	int result = surface_commit(cursor->surface);
	if (result == 0) {
		cursor->frame = index;
		cursor->hotspot_x = frame->hotspot_x;
		cursor->hotspot_y = frame->hotspot_y;
	}
	return result;
}

static void arm(struct default_cursor *cursor)
{
	wl_event_source_timer_update(cursor->timer, cursor->frames[cursor->frame].msec);
}

static void start_or_stop(struct default_cursor *cursor)
{
	bool moves = cursor->frame_count > 1 && cursor->surface->outputs != 0;
	if (moves && !cursor->moves) {
		arm(cursor);
	} else if (!moves && cursor->moves) {
		wl_event_source_timer_update(cursor->timer, 0);
	}
	cursor->moves = moves;
}

/* A frame that cannot be shown is tried again when it is its turn. */
static int handle_timer(void *data)
{
	struct default_cursor *cursor = data;
	show(cursor, (cursor->frame + 1) % cursor->frame_count);
	arm(cursor);
	return 0;
}

static void handle_outputs_changed(struct wl_listener *listener, void *data)
{
	struct default_cursor *cursor = wl_container_of(listener, cursor, outputs_changed);
	start_or_stop(cursor);
}

int default_cursor_create(
	struct wl_event_loop *loop, struct budget *budget, struct default_cursor **cursor_out)
{
	struct default_cursor *cursor = calloc(1, sizeof(*cursor));
	if (cursor == NULL) {
		return -ENOMEM;
	}
	int result = surface_create(budget, &cursor->surface);
	if (result != 0) {
		free(cursor);
		return result;
	}
	surface_set_role(cursor->surface, &cursor_role, NULL);
	cursor->scale = 1;
	cursor->outputs_changed.notify = handle_outputs_changed;
	wl_signal_add(&cursor->surface->events.outputs, &cursor->outputs_changed);
	cursor->timer = wl_event_loop_add_timer(loop, handle_timer, cursor);
	if (cursor->timer == NULL) {
		default_cursor_destroy(cursor);
		return -ENOMEM;
	}
	*cursor_out = cursor;
	return 0;
}

void default_cursor_destroy(struct default_cursor *cursor)
{
	if (cursor == NULL) {
		return;
	}
	if (cursor->timer != NULL) {
		wl_event_source_remove(cursor->timer);
	}
	wl_list_remove(&cursor->outputs_changed.link);
	surface_destroy(cursor->surface);
	destroy_frames(cursor->frames, cursor->frame_count);
	free(cursor);
}

void default_cursor_set_scale(struct default_cursor *cursor, int32_t scale)
{
	cursor->scale = scale;
}

static int get_series(int32_t scale, struct cursor_series *series_out)
{
	int32_t size = cursor_series_size() * scale;
	size = size < CURSOR_IMAGE_MAX ? size : CURSOR_IMAGE_MAX;
	return cursor_series_load(size, series_out) == 0 ? 0 : cursor_series_draw(size, series_out);
}

static int make_frames(
	const struct cursor_series *series, int32_t scale, struct cursor_frame **frames_out)
{
	struct cursor_frame *frames = calloc(series->count, sizeof(*frames));
	int error = frames == NULL ? -ENOMEM : 0;
	for (size_t i = 0; i < series->count && error == 0; i++) {
		const struct cursor_image *image = &series->images[i];
		frames[i].hotspot_x = image->hotspot_x / scale;
		frames[i].hotspot_y = image->hotspot_y / scale;
		frames[i].msec = image->msec;
		error = image_buffer_create(
			image->width, image->height, image->pixels, &frames[i].buffer);
	}
	if (error != 0) {
		destroy_frames(frames, frames != NULL ? series->count : 0);
		return error;
	}
	*frames_out = frames;
	return 0;
}

static void replace_frames(
	struct default_cursor *cursor, struct cursor_frame *take_frames, size_t count)
{
	struct cursor_frame *old = cursor->frames;
	size_t old_count = cursor->frame_count;
	cursor->frames = take_frames;
	cursor->frame_count = count;
	if (show(cursor, 0) == 0) {
		cursor->drawn_scale = cursor->scale;
		destroy_frames(old, old_count);
	} else {
		cursor->frames = old;
		cursor->frame_count = old_count;
		destroy_frames(take_frames, count);
	}
	start_or_stop(cursor);
}

void default_cursor_draw(struct default_cursor *cursor)
{
	struct cursor_series series;
	struct cursor_frame *frames;
	if (cursor->drawn_scale == cursor->scale || get_series(cursor->scale, &series) != 0) {
		return;
	}
	if (make_frames(&series, cursor->scale, &frames) == 0) {
		replace_frames(cursor, frames, series.count);
	}
	cursor_series_finish(&series);
}
