/* SPDX-License-Identifier: MIT */
/*
 * A client of the suite, known by both ends: the suite names its clients and
 * surfaces as the client's side has them.
 */
#ifndef WEDDELL_TESTS_WLCS_CONNECTION_H
#define WEDDELL_TESTS_WLCS_CONNECTION_H

#include <stdint.h>

struct surface;
struct wl_display;
struct wl_list;

/* Adds a client of display, which stays in the list until it disconnects. Returns the client's
 * end of the socket, the caller's. */
int connection_create(struct wl_list *connections, struct wl_display *display);

/* The model of the wl_surface id of the client that has this socket; NULL for none. */
struct surface *connection_find_surface(struct wl_list *connections, int fd, uint32_t id);

#endif
