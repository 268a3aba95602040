/* SPDX-License-Identifier: MIT */
/*
 * One source of keys: its keymap, and the modifiers that follow from what was
 * pressed on it. A seat has one for its own keyboards, and one for each
 * virtual keyboard.
 *
 * A device whose modifiers are set from outside leaves its keys out of them
 * from then on: xkbcommon keeps one kind of book or the other.
 */
#ifndef WEDDELL_INPUT_KEYBOARD_DEVICE_H
#define WEDDELL_INPUT_KEYBOARD_DEVICE_H

#include "input/keymap.h"
#include "input/press-set.h"

#include <stdint.h>

struct budget;

struct keyboard_modifiers {
	uint32_t depressed, latched, locked, group; /* as wl_keyboard.modifiers */
};

bool keyboard_modifiers_equal(
	const struct keyboard_modifiers *a, const struct keyboard_modifiers *b);

struct keyboard_device {
	struct keymap *keymap;
	struct xkb_state *state;
	struct press_set keys;      /* held on this device */
	bool modifiers_are_told;    /* by keyboard_device_set_modifiers */
	const struct budget *owner; /* of the client that it is; NULL: none. To compare it only */
};

/* References keymap. Returns 0 or -ENOMEM. */
int keyboard_device_create(struct keymap *keymap, struct keyboard_device **device_out);
/* Take it off its seat first: seat_remove_keyboard_device. NULL is fine. */
void keyboard_device_destroy(struct keyboard_device *device);

/* Another keymap, with nothing pressed or locked in it. Returns 0 or -ENOMEM. */
int keyboard_device_set_keymap(struct keyboard_device *device, struct keymap *keymap);

/* key is a code of linux/input-event-codes.h. Whether the device had it otherwise before. */
bool keyboard_device_key(struct keyboard_device *device, uint32_t key, bool pressed);

void keyboard_device_set_modifiers(
	struct keyboard_device *device, const struct keyboard_modifiers *modifiers);

struct keyboard_modifiers keyboard_device_modifiers(const struct keyboard_device *device);

/* What a key means with the modifiers there are now. */
xkb_keysym_t keyboard_device_keysym(const struct keyboard_device *device, uint32_t key);

#endif
