/* SPDX-License-Identifier: MIT */
/*
 * A seat of the parent's: its pointer, keyboard and touch screen, as long as it
 * has them, move our seat. All seats of the parent's are one here.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_SEAT_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_SEAT_H

#include "backend/wayland/parent-keyboard.h"
#include "backend/wayland/parent-pointer.h"
#include "backend/wayland/parent-touch.h"

struct parent_seat {
	struct wl_list link; /* of who made it */
	uint32_t name;       /* of the global */

	/* private */
	struct parent *parent;
	struct seat *seat;
	const struct log *log;
	struct wl_seat *proxy;
	struct parent_pointer pointer;
	struct parent_keyboard keyboard;
	struct parent_touch touch;
};

/* Consumes proxy, just bound, also on failure. Returns 0 or -ENOMEM. */
int parent_seat_create(struct parent *parent, struct wl_seat *proxy, uint32_t name,
	struct seat *seat, const struct log *log, struct parent_seat **seat_out);
/* Lets go of all that is held, and takes it out of its list. */
void parent_seat_destroy(struct parent_seat *parent_seat);

/* A window is about to go. */
void parent_seat_forget(struct parent_seat *parent_seat, const struct wl_surface *surface);

#endif
