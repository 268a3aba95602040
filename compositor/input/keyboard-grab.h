/* SPDX-License-Identifier: MIT */
/*
 * A keyboard grab: while a text input is active, keys that a person presses go
 * to the input method instead of the client with the keyboard. It is the model
 * of zwp_input_method_keyboard_grab_v2.
 *
 * What is typed elsewhere is none of the input method's business. Nor are keys
 * of its own virtual keyboards: those are how it passes on what it does not want.
 */
#ifndef WEDDELL_INPUT_KEYBOARD_GRAB_H
#define WEDDELL_INPUT_KEYBOARD_GRAB_H

#include "input/seat.h"

struct keyboard_grab;

/* Spoken to the client, about seat->keyboard. */
struct keyboard_grab_listener {
	void (*key)(struct keyboard_grab *grab, uint32_t key, bool pressed, uint32_t time);
	void (*modifiers)(struct keyboard_grab *grab); /* are other ones */
	void (*keymap)(struct keyboard_grab *grab);    /* is another one */
};

struct keyboard_grab {
	struct seat *seat;

	/* private */
	const struct budget *owner; /* to compare it only */
	struct press_set keys;      /* that it has heard of */
	const struct keyboard_grab_listener *listener;
	struct wl_listener modifiers, keymap;
};

/* In place of the one there is, which hears of no more keys. owner pays for the client. */
void keyboard_grab_init(struct keyboard_grab *grab, struct seat *seat, const struct budget *owner,
	const struct keyboard_grab_listener *listener);
void keyboard_grab_finish(struct keyboard_grab *grab);

#endif
