/* SPDX-License-Identifier: MIT */
#include "backend/libinput/keyboard-leds.h"

#include "check.h"

#include <libinput.h>
#include <linux/input-event-codes.h>

static void tap(struct xkb_state *state, uint32_t key)
{
	xkb_state_update_key(state, key + 8, XKB_KEY_DOWN);
	xkb_state_update_key(state, key + 8, XKB_KEY_UP);
}

static void lights_follow_the_locks(void)
{
	struct keymap *keymap;
	CHECK_EQ(keymap_create(&(struct keymap_names){.layout = "us"}, &keymap), 0);
	struct xkb_state *state = xkb_state_new(keymap->xkb);
	CHECK_EQ(keyboard_leds_find(state), 0);
	tap(state, KEY_CAPSLOCK);
	CHECK_EQ(keyboard_leds_find(state), LIBINPUT_LED_CAPS_LOCK);
	tap(state, KEY_NUMLOCK);
	CHECK_EQ(keyboard_leds_find(state), LIBINPUT_LED_CAPS_LOCK | LIBINPUT_LED_NUM_LOCK);
	tap(state, KEY_CAPSLOCK);
	CHECK_EQ(keyboard_leds_find(state), LIBINPUT_LED_NUM_LOCK);
	xkb_state_update_key(state, KEY_LEFTSHIFT + 8, XKB_KEY_DOWN);
	CHECK_EQ(keyboard_leds_find(state), LIBINPUT_LED_NUM_LOCK);
	xkb_state_unref(state);
	keymap_unref(keymap);
}

static const struct check_case cases[] = {
	{"lights follow the locks", lights_follow_the_locks},
};

CHECK_MAIN(cases)
