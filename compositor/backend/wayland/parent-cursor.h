/* SPDX-License-Identifier: MIT */
/*
 * The cursor that a pointer of the parent's carries while it is on one of our
 * windows: a picture of ours, or none. The parent moves it.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_CURSOR_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_CURSOR_H

#include "backend/wayland/target-chain.h"

struct parent_cursor {
	struct parent *parent;
	struct wl_pointer *pointer; /* borrowed */
	double x, y;                /* where it is, in pixels of its window */

	/* private */
	uint32_t serial; /* of its last enter */
	struct wl_surface *surface;
	struct wp_viewport *viewport;  /* NULL: none at the parent */
	const struct wl_buffer *shown; /* NULL: no cursor is */
	int32_t hotspot_x, hotspot_y;
};

struct parent_cursor_picture {
	struct chain_target *target;
	int32_t width, height, hotspot_x, hotspot_y; /* logical pixels of the parent's */
	int32_t scale;   /* of the target, where the parent has no viewports */
	bool drawn_anew; /* since it was shown last */
};

void parent_cursor_init(
	struct parent_cursor *cursor, struct parent *parent, struct wl_pointer *pointer);
/* All zero is fine. */
void parent_cursor_finish(struct parent_cursor *cursor);

/* The pointer has entered one of our windows: it shows no cursor, until it is told. */
void parent_cursor_enter(struct parent_cursor *cursor, uint32_t serial);

/* Both are seen at once. The target is busy until the parent releases it. */
void parent_cursor_show(struct parent_cursor *cursor, const struct parent_cursor_picture *picture);
void parent_cursor_hide(struct parent_cursor *cursor);

#endif
