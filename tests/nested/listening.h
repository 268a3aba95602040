/* SPDX-License-Identifier: MIT */
/*
 * Tells on stdout all input that a client gets, a line an event.
 */
#ifndef WEDDELL_TESTS_NESTED_LISTENING_H
#define WEDDELL_TESTS_NESTED_LISTENING_H

#include <wayland-client.h>

struct listening_listener {
	/* The pointer came to a surface. */
	void (*entered)(void *data, struct wl_pointer *pointer, uint32_t serial);
};

/* To what the seat has, now and later. NULL is fine. */
void listening_begin(struct wl_seat *seat, const struct listening_listener *listener, void *data);

#endif
