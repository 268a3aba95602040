/* SPDX-License-Identifier: MIT */
/*
 * The lights of the keyboards: what the keymap says of the seat's modifiers.
 */
#ifndef WEDDELL_BACKEND_LIBINPUT_KEYBOARD_LEDS_H
#define WEDDELL_BACKEND_LIBINPUT_KEYBOARD_LEDS_H

#include "input/seat.h"

struct libinput_device;

enum {
	KEYBOARD_LEDS_MAX = 32, /* keyboards; those past it stay dark */
};

struct keyboard_leds {
	struct seat *seat;
	struct libinput_device *devices[KEYBOARD_LEDS_MAX];
	size_t count;
	uint32_t shown; /* enum libinput_led */
	struct wl_listener modifiers;
};

void keyboard_leds_init(struct keyboard_leds *leds, struct seat *seat);
void keyboard_leds_finish(struct keyboard_leds *leds);

/* References device. */
void keyboard_leds_add(struct keyboard_leds *leds, struct libinput_device *device);
/* Fine for one that was not added. */
void keyboard_leds_remove(struct keyboard_leds *leds, struct libinput_device *device);

/* The lights (enum libinput_led) that are on in this state. */
uint32_t keyboard_leds_find(struct xkb_state *state);

#endif
