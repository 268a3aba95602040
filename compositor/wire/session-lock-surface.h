/* SPDX-License-Identifier: MIT */
/*
 * ext_session_lock_surface_v1: what a locked output shows.
 */
#ifndef WEDDELL_WIRE_SESSION_LOCK_SURFACE_H
#define WEDDELL_WIRE_SESSION_LOCK_SURFACE_H

#include <stdbool.h>
#include <wayland-server-core.h>

struct wire;

/* What ext_session_lock_v1.get_lock_surface asks for. */
struct wire_lock_wish {
	uint32_t id;
	struct wl_resource *surface, *output;
	bool is_refused; /* the lock is not in force: it is never shown */
};

/* Posts errors itself, on lock. */
void wire_lock_surface_create(
	struct wire *wire, struct wl_resource *lock, const struct wire_lock_wish *wish);

#endif
