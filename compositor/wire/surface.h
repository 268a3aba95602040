/* SPDX-License-Identifier: MIT */
/*
 * wl_surface: requests into surface state, and the way between the two.
 */
#ifndef WEDDELL_WIRE_SURFACE_H
#define WEDDELL_WIRE_SURFACE_H

#include "surface/surface.h"

#include <wayland-server-core.h>

struct wire;

/* A new wl_surface; posts no_memory or an error of resource itself when it cannot. */
void wire_surface_create(struct wire *wire, struct wl_client *client, struct wl_resource *parent,
	uint32_t version, uint32_t id);

/* The model of a wl_surface resource; never NULL. */
struct surface *wire_surface_from_resource(struct wl_resource *resource);

/* The wl_surface of a surface made here. */
struct wl_resource *wire_surface_resource(const struct surface *surface);

/* Gives surface a role, or posts error code on resource with a message that names the role
 * it has already; then false. */
bool wire_surface_give_role(struct surface *surface, const struct surface_role *role,
	void *role_data, struct wl_resource *resource, uint32_t code);

#endif
