/* SPDX-License-Identifier: MIT */
/*
 * wl_callback of wl_surface.frame.
 */
#ifndef WEDDELL_WIRE_FRAME_CALLBACK_H
#define WEDDELL_WIRE_FRAME_CALLBACK_H

#include <wayland-server-core.h>

struct surface;

/* Makes the wl_callback id of surface's pending state. Posts errors itself, on resource. */
void wire_frame_callback_create(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct surface *surface);

#endif
