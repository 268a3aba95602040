/* SPDX-License-Identifier: MIT */
/*
 * The pointer of a seat of the parent's: what it does on our windows, our seat's
 * pointer does. While it is on none of them ours is absent. Where ours is with it,
 * it carries our cursor.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_POINTER_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_POINTER_H

#include "backend/wayland/wayland-output.h"
#include "input/seat.h"

enum {
	PARENT_POINTER_AXES = 2,
};

/* What came of one axis since the last frame. */
struct parent_axis {
	double value;
	int32_t value120;
	bool moved, stopped;
	uint32_t time;
};

struct parent_pointer {
	struct seat *seat;
	struct wl_pointer *proxy; /* NULL while the parent's seat has none */
	struct wl_surface *on;    /* of our windows; NULL for none */
	struct press_set buttons; /* held on it */
	struct parent_cursor cursor;
	struct parent_axis axes[PARENT_POINTER_AXES];
	bool has_frames; /* the parent says what belongs together */
};

void parent_pointer_init(struct parent_pointer *pointer, struct parent *parent, struct seat *seat,
	struct wl_seat *proxy);
/* All zero is fine. */
void parent_pointer_finish(struct parent_pointer *pointer);

/* A window is about to go. */
void parent_pointer_forget(struct parent_pointer *pointer, const struct wl_surface *surface);

#endif
