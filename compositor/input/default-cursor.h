/* SPDX-License-Identifier: MIT */
/*
 * The cursor where no client has set one: a surface of our own with what the
 * theme has for it (cursor-series.h), as sharp as the sharpest output needs it.
 * Nothing is read before there is something to point with.
 *
 * One that moves does so while it is on an output, and not otherwise: a timer is
 * armed then only.
 */
#ifndef WEDDELL_INPUT_DEFAULT_CURSOR_H
#define WEDDELL_INPUT_DEFAULT_CURSOR_H

#include "surface/surface.h"

struct cursor_frame;

struct default_cursor {
	struct surface *surface;      /* without content until it is drawn */
	int32_t hotspot_x, hotspot_y; /* surface coordinates */
	/* private */
	int32_t scale, drawn_scale;  /* 0: not drawn yet */
	struct cursor_frame *frames; /* owned; NULL until it is drawn */
	size_t frame_count, frame;   /* frame: the one that is shown */
	struct wl_event_source *timer;
	bool moves; /* the timer is armed */
	struct wl_listener outputs_changed;
};

/* References budget, which pays. The loop outlives it. Returns 0, BUDGET_EXCEEDED or -ENOMEM. */
int default_cursor_create(
	struct wl_event_loop *loop, struct budget *budget, struct default_cursor **cursor_out);
void default_cursor_destroy(struct default_cursor *cursor); /* NULL is fine */

/* Buffer pixels for each logical one, from the next default_cursor_draw on. */
void default_cursor_set_scale(struct default_cursor *cursor, int32_t scale);

/* Gives the surface its picture, unless it has it. Without memory it keeps what it had. */
void default_cursor_draw(struct default_cursor *cursor);

#endif
