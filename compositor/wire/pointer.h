/* SPDX-License-Identifier: MIT */
/*
 * wl_pointer: what a seat's pointer announces, told to all wl_pointers of the
 * client that has the focus; and the cursor that this client sets.
 */
#ifndef WEDDELL_WIRE_POINTER_H
#define WEDDELL_WIRE_POINTER_H

#include "input/seat.h"

struct wire_pointers {
	struct seat *seat;
	struct wl_list pointers; /* struct wire_pointer of all clients */
	struct wl_listener enter, leave, motion, button, scroll, frame;
};

void wire_pointers_init(struct wire_pointers *pointers, struct seat *seat);
/* The clients are gone by now. */
void wire_pointers_finish(struct wire_pointers *pointers);

/* A new wl_pointer; with a focus in its client it hears of that at once. */
void wire_pointer_create(
	struct wire_pointers *pointers, struct wl_client *client, uint32_t version, uint32_t id);

#endif
