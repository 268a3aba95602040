/* SPDX-License-Identifier: MIT */
/*
 * wl_seat: always there, with keyboard and pointer, since many clients fail
 * without them; with touch while there is a touch screen, since many clients
 * look different then.
 */
#ifndef WEDDELL_WIRE_SEAT_H
#define WEDDELL_WIRE_SEAT_H

#include <wayland-server-core.h>

struct seat;
struct wire;

int seat_global_create(struct wire *wire);

/* The model of a wl_seat resource; never NULL. */
struct seat *wire_seat_from_resource(struct wl_resource *resource);

#endif
