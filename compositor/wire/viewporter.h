/* SPDX-License-Identifier: MIT */
/*
 * wp_viewporter: a part of a buffer, shown at another size.
 */
#ifndef WEDDELL_WIRE_VIEWPORTER_H
#define WEDDELL_WIRE_VIEWPORTER_H

#include <wayland-server-core.h>

struct wire;

int viewporter_global_create(struct wire *wire);

/* For wl_surface: posts a surface_geometry_fault about the source on the wp_viewport. */
void wire_viewport_post_fault(struct wl_resource *viewport, int fault);

/* For wl_surface: it is going. */
void wire_viewport_forget_surface(struct wl_resource *viewport);

#endif
