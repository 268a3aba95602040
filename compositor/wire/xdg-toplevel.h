/* SPDX-License-Identifier: MIT */
/*
 * xdg_toplevel: requests to a window and to the desktop.
 */
#ifndef WEDDELL_WIRE_XDG_TOPLEVEL_H
#define WEDDELL_WIRE_XDG_TOPLEVEL_H

#include "shell/window.h"
#include "wire/xdg-surface.h"

struct wire_xdg_toplevel {
	struct wire_xdg_surface *surface; /* NULL: inert, its xdg_surface is gone */
	struct window *window;            /* NULL: inert */
	struct wl_resource *decoration;   /* zxdg_toplevel_decoration_v1; NULL for none */
	bool decoration_asked;            /* it has asked, and not been answered */
	bool told_capabilities;
	int32_t told_bounds_width, told_bounds_height;
};

/* Posts errors itself. */
void wire_xdg_toplevel_create(struct wire_xdg_surface *surface, uint32_t id);

/* The part of a configure sequence that is the window's. */
void wire_xdg_toplevel_send_configure(
	struct wl_resource *resource, const struct configuration *configuration);

/* Its xdg_surface is going. */
void wire_xdg_toplevel_make_inert(struct wl_resource *resource);

struct wire_xdg_toplevel *wire_xdg_toplevel_from_resource(struct wl_resource *resource);

#endif
