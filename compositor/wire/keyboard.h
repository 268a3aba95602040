/* SPDX-License-Identifier: MIT */
/*
 * wl_keyboard: what a seat's keyboard announces, told to all wl_keyboards of
 * the client that has the focus.
 */
#ifndef WEDDELL_WIRE_KEYBOARD_H
#define WEDDELL_WIRE_KEYBOARD_H

#include "input/keyboard.h"

struct wire_keyboards {
	struct keyboard *keyboard;
	struct wl_list resources; /* of all clients */
	struct wl_listener enter, leave, key, modifiers, keymap;
};

void wire_keyboards_init(struct wire_keyboards *keyboards, struct keyboard *keyboard);
/* The clients are gone by now. */
void wire_keyboards_finish(struct wire_keyboards *keyboards);

/* A new wl_keyboard; with a focus in its client it hears of that at once. */
void wire_keyboard_create(
	struct wire_keyboards *keyboards, struct wl_client *client, uint32_t version, uint32_t id);

#endif
