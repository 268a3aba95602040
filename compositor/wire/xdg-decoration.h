/* SPDX-License-Identifier: MIT */
/*
 * zxdg_decoration_manager_v1: no decorations are drawn here, and clients that
 * ask are told so, whatever they ask for.
 */
#ifndef WEDDELL_WIRE_XDG_DECORATION_H
#define WEDDELL_WIRE_XDG_DECORATION_H

struct wire;
struct wl_resource;

int xdg_decoration_global_create(struct wire *wire);

/* The decoration's part of a configure sequence of its xdg_toplevel. */
void wire_xdg_decoration_send_configure(struct wl_resource *decoration);

#endif
