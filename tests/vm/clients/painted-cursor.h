/* SPDX-License-Identifier: MIT */
/*
 * A cursor with a painter's pattern, for a client whose window the pointer is on.
 */
#ifndef WEDDELL_TESTS_VM_PAINTED_CURSOR_H
#define WEDDELL_TESTS_VM_PAINTED_CURSOR_H

#include "vm/clients/client-memory.h"

#include "fixture/mini-client.h"

enum {
	PAINTED_CURSOR_HOTSPOT = 4, /* pixels from its left and its top */
};

struct painted_cursor {
	struct mini_client *client;
	struct wl_pointer *pointer;
	struct wl_surface *surface;
	struct client_memory memory; /* size is 0 before it is painted */
	struct wl_buffer *buffer;
	uint32_t serial;
	bool entered; /* the pointer is on a window of the client's */
};

void painted_cursor_init(struct painted_cursor *cursor, struct mini_client *client);

/* Waits for the pointer, and gives it a square of size pixels. Returns 0 or -1. */
int painted_cursor_show(struct painted_cursor *cursor, uint32_t seed, int32_t size);

#endif
