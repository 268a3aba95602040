/* SPDX-License-Identifier: MIT */
#include "wire/xdg-dialect.h"

#include "xdg-shell-server-protocol.h"
#include "xdg-shell-unstable-v6-server-protocol.h"

const struct xdg_dialect xdg_dialect_stable = {
	.wm_base = &xdg_wm_base_interface,
	.positioner = &xdg_positioner_interface,
	.surface = &xdg_surface_interface,
	.toplevel = &xdg_toplevel_interface,
	.popup = &xdg_popup_interface,
};

const struct xdg_dialect xdg_dialect_v6 = {
	.wm_base = &zxdg_shell_v6_interface,
	.positioner = &zxdg_positioner_v6_interface,
	.surface = &zxdg_surface_v6_interface,
	.toplevel = &zxdg_toplevel_v6_interface,
	.popup = &zxdg_popup_v6_interface,
};
