/* SPDX-License-Identifier: MIT */
/*
 * wl_shell_surface: requests to a window or a popup and to the desktop.
 */
#ifndef WEDDELL_WIRE_WL_SHELL_SURFACE_H
#define WEDDELL_WIRE_WL_SHELL_SURFACE_H

#include <wayland-server-core.h>

struct wire;

/* It lives as long as surface. Posts errors itself. */
void wire_wl_shell_surface_create(
	struct wire *wire, struct wl_resource *shell, uint32_t id, struct wl_resource *surface);

#endif
