/* SPDX-License-Identifier: MIT */
/*
 * The drags of wl_data_device: start_drag, and what the client under
 * pointer or finger is told of a drag.
 */
#ifndef WEDDELL_WIRE_DRAG_H
#define WEDDELL_WIRE_DRAG_H

#include "input/drag.h"

struct wire_drag {
	struct drag drag;
	struct wl_display *display;
	struct wl_list *devices;  /* wl_data_device of all clients */
	struct wl_client *client; /* that started it; only while it is active */
	struct wl_listener enter, motion, leave, drop;
};

void wire_drag_init(struct wire_drag *drag, struct wl_display *display, struct seat *seat,
	struct wl_list *devices);
void wire_drag_finish(struct wire_drag *drag);

/* wl_data_device.start_drag: source and icon may be NULL. Posts what is wrong with it. */
void wire_drag_start(struct wire_drag *drag, struct wl_resource *device, struct wl_resource *source,
	struct wl_resource *origin, struct wl_resource *icon, uint32_t serial);

#endif
