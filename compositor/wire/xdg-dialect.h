/* SPDX-License-Identifier: MIT */
/*
 * The names that the shell protocol has had. zxdg_shell_v6, which older programs
 * speak, has the first requests and events of what became xdg_wm_base, in the
 * same order, with the same arguments and the same numbers of errors, under
 * other names; only a positioner's directions are numbered differently. So one
 * implementation serves both.
 */
#ifndef WEDDELL_WIRE_XDG_DIALECT_H
#define WEDDELL_WIRE_XDG_DIALECT_H

#include <wayland-util.h>

struct xdg_dialect {
	const struct wl_interface *wm_base, *positioner, *surface, *toplevel, *popup;
};

extern const struct xdg_dialect xdg_dialect_stable, xdg_dialect_v6;

#endif
