/* SPDX-License-Identifier: MIT */
/*
 * xdg_wm_base: how clients make windows and popups of surfaces.
 * Clients are not pinged: what an unresponsive one does to others, is nothing.
 */
#ifndef WEDDELL_WIRE_XDG_WM_BASE_H
#define WEDDELL_WIRE_XDG_WM_BASE_H

#include <wayland-server-core.h>

struct wire;

enum {
	XDG_WM_BASE_VERSION_MAX = 5,
};

int xdg_wm_base_global_create(struct wire *wire);

/* zxdg_shell_v6, for programs from before it: the same under other names. */
int xdg_shell_v6_global_create(struct wire *wire);

#endif
