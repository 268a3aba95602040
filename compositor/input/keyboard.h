/* SPDX-License-Identifier: MIT */
/*
 * The keyboard of a seat as clients see it: one focus, the keys held on any
 * device, and keymap and modifiers of the device that was used last.
 *
 * It keeps count and announces; who gets the focus is decided elsewhere.
 */
#ifndef WEDDELL_INPUT_KEYBOARD_H
#define WEDDELL_INPUT_KEYBOARD_H

#include "input/keyboard-device.h"
#include "input/serials.h"
#include "surface/surface.h"

struct keyboard {
	struct serials *serials;
	struct keyboard_device *device;      /* used last; never NULL */
	struct press_set keys;               /* held on any device */
	struct keyboard_modifiers modifiers; /* as announced */
	int32_t repeat_rate;                 /* keys a second; 0: keys do not repeat */
	int32_t repeat_delay;                /* milliseconds */

	struct surface *focus; /* may be NULL */
	uint32_t enter_serial;

	struct {
		struct wl_signal
			approach;       /* struct keyboard_focus_event: about to enter; serial 0 */
		struct wl_signal enter; /* struct keyboard_focus_event: focus is set */
		struct wl_signal
			entered; /* struct keyboard_focus_event: after enter and modifiers */
		struct wl_signal
			leave;        /* struct keyboard_focus_event: focus is still the old one */
		struct wl_signal key; /* struct keyboard_key_event: only with a focus */
		struct wl_signal modifiers; /* struct keyboard: other than before, or after enter */
		struct wl_signal keymap;    /* struct keyboard: the device has another one */
	} events;

	/* private */
	struct keymap *keymap; /* as announced */
	struct wl_listener focus_unmap, focus_destroy;
};

struct keyboard_focus_event {
	struct keyboard *keyboard;
	struct surface *surface;
	uint32_t serial;
};

struct keyboard_key_event {
	struct keyboard *keyboard;
	uint32_t serial, time, key; /* key: linux/input-event-codes.h; time: milliseconds */
	bool pressed;
};

void keyboard_init(
	struct keyboard *keyboard, struct serials *serials, struct keyboard_device *device);
/* No listener may be left. */
void keyboard_finish(struct keyboard *keyboard);

/* NULL for none. A focus that is unmapped or destroyed is left at once. */
void keyboard_set_focus(struct keyboard *keyboard, struct surface *surface);

/* Makes device the one whose keymap and modifiers hold, and tells what is new. */
void keyboard_use_device(struct keyboard *keyboard, struct keyboard_device *device);

/* A key of the device in use changed, as keyboard_device_key was told. A consumed press is
 * kept from clients, and so is its release. */
void keyboard_key(
	struct keyboard *keyboard, uint32_t key, bool pressed, uint32_t time, bool consumed);

/* Announces the modifiers of the device in use if they are new. */
void keyboard_update_modifiers(struct keyboard *keyboard);

/* The codes of the held keys that the focus knows of. Returns how many, at most PRESS_SET_MAX. */
size_t keyboard_sent_keys(const struct keyboard *keyboard, uint32_t codes_out[PRESS_SET_MAX]);

/* What a key means now, for key bindings. */
xkb_keysym_t keyboard_keysym(const struct keyboard *keyboard, uint32_t key);

/* Whether the modifier of this name is active: XKB_MOD_NAME_ALT and the like. */
bool keyboard_has_modifier(const struct keyboard *keyboard, const char *name);

#endif
