/* SPDX-License-Identifier: MIT */
/*
 * zwlr_layer_surface_v1: requests to a layer surface, and what it is told.
 */
#ifndef WEDDELL_WIRE_LAYER_SURFACE_H
#define WEDDELL_WIRE_LAYER_SURFACE_H

#include <wayland-server-core.h>

struct wire;

/* What zwlr_layer_shell_v1.get_layer_surface asks for. */
struct wire_layer_wish {
	uint32_t id;
	struct wl_resource *surface;
	struct wl_resource *output; /* may be NULL */
	uint32_t level;
};

/* Posts errors itself. */
void wire_layer_surface_create(
	struct wire *wire, struct wl_resource *layer_shell, const struct wire_layer_wish *wish);

#endif
