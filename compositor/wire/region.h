/* SPDX-License-Identifier: MIT */
/*
 * wl_region: a set of pixels that a client builds up to give to a surface.
 */
#ifndef WEDDELL_WIRE_REGION_H
#define WEDDELL_WIRE_REGION_H

#include <pixman.h>
#include <wayland-server-core.h>

struct wire;

/* Posts no_memory itself. Its rectangles are charged to the client. */
void wire_region_create(struct wire *wire, struct wl_client *client, uint32_t version, uint32_t id);

/* The pixels of a wl_region; never NULL. Borrowed. */
const pixman_region32_t *wire_region_from_resource(struct wl_resource *resource);

/* Adds or takes away a rectangle as a client gave it: nothing when it is empty, cut off where
 * coordinates end. A region in very many pieces is replaced by the box around it when adding. */
void wire_region_add_rectangle(
	pixman_region32_t *region, int32_t x, int32_t y, int32_t width, int32_t height);

#endif
