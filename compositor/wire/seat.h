/* SPDX-License-Identifier: MIT */
/*
 * wl_seat: always there, with keyboard and pointer, since many clients fail
 * without them; with touch while there is a touch screen, since many clients
 * look different then.
 */
#ifndef WEDDELL_WIRE_SEAT_H
#define WEDDELL_WIRE_SEAT_H

#include <stdbool.h>
#include <wayland-server-core.h>

struct seat;
struct wire;

int seat_global_create(struct wire *wire);

/* The model of a wl_seat resource; never NULL. */
struct seat *wire_seat_from_resource(struct wl_resource *resource);

/* Whether serial is that of a press of late that client was told of: a person's wish. */
bool wire_client_was_pressed(const struct wire *wire, struct wl_client *client, uint32_t serial);

/* The same, or a person is dealing with that client: it has the keyboard or the pointer. For menus,
 * and other things that toolkits ask for with any serial they have. */
bool wire_client_is_in_use(const struct wire *wire, struct wl_client *client, uint32_t serial);

#endif
