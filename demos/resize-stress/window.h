/* SPDX-License-Identifier: MIT */
/*
 * A window that chooses its size itself, until somebody else does: while the
 * compositor resizes it, by a drag, or has it maximised or fullscreen, it has
 * the size the compositor says.
 *
 * A press of the left button anywhere in it starts a drag of the nearest corner.
 */
#ifndef RESIZE_STRESS_WINDOW_H
#define RESIZE_STRESS_WINDOW_H

#include "globals.h"

#include <stdbool.h>

struct window {
	struct globals *globals;
	struct wl_surface *surface;
	struct xdg_surface *xdg_surface;
	struct xdg_toplevel *toplevel;
	struct wl_seat *seat;       /* may be NULL */
	struct wl_pointer *pointer; /* may be NULL */
	double pointer_x, pointer_y;
	struct size size;     /* of what it shows now */
	struct size pending;  /* demanded by the configure that is on its way */
	struct size demanded; /* 0x0: free to choose */
	bool configured;      /* may have content */
	bool closed;
};

/* Creates it in place; nothing is shown before it is configured and has a
 * first frame. The globals are borrowed. */
void window_init(struct window *window_out, struct globals *globals);

void window_finish(struct window *window);

#endif
