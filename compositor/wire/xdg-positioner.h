/* SPDX-License-Identifier: MIT */
/*
 * xdg_positioner: requests into a positioner, which others copy.
 */
#ifndef WEDDELL_WIRE_XDG_POSITIONER_H
#define WEDDELL_WIRE_XDG_POSITIONER_H

#include "shell/positioner.h"

#include <wayland-server-core.h>

struct xdg_dialect;

/* Posts no_memory itself. */
void wire_xdg_positioner_create(
	const struct xdg_dialect *dialect, struct wl_resource *wm_base, uint32_t id);

const struct positioner *wire_xdg_positioner_from_resource(struct wl_resource *resource);

#endif
