/* SPDX-License-Identifier: MIT */
/*
 * The touch screen of a seat of the parent's: what touches our windows touches
 * what is there in the scene.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_TOUCH_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_TOUCH_H

#include "backend/wayland/wayland-output.h"
#include "input/seat.h"

struct parent_touch_point {
	int32_t id;
	struct wl_surface *on; /* of our windows; NULL: this is none */
};

struct parent_touch {
	struct seat *seat;
	struct wl_touch *proxy; /* NULL while the parent's seat has none */
	struct parent_touch_point points[TOUCH_POINTS_MAX];
};

void parent_touch_init(struct parent_touch *touch, struct seat *seat, struct wl_seat *proxy);
/* All zero is fine. */
void parent_touch_finish(struct parent_touch *touch);

/* A window is about to go. */
void parent_touch_forget(struct parent_touch *touch, const struct wl_surface *surface);

#endif
