/* SPDX-License-Identifier: MIT */
#include "backend/libinput/keyboard-leds.h"

#include <libinput.h>

uint32_t keyboard_leds_find(struct xkb_state *state)
{
	static const struct {
		const char *name;
		enum libinput_led led;
	} rows[] = {
		{XKB_LED_NAME_NUM, LIBINPUT_LED_NUM_LOCK},
		{XKB_LED_NAME_CAPS, LIBINPUT_LED_CAPS_LOCK},
		{XKB_LED_NAME_SCROLL, LIBINPUT_LED_SCROLL_LOCK},
	};
	uint32_t leds = 0;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		/* a keymap without that light says -1 */
		if (xkb_state_led_name_is_active(state, rows[i].name) > 0) {
			leds |= rows[i].led;
		}
	}
	return leds;
}

static void show(const struct keyboard_leds *leds, struct libinput_device *device)
{
	libinput_device_led_update(device, (enum libinput_led)leds->shown);
}

static void handle_modifiers(struct wl_listener *listener, void *data)
{
	struct keyboard_leds *leds = wl_container_of(listener, leds, modifiers);
	uint32_t now = keyboard_leds_find(leds->seat->keyboard.device->state);
	if (now == leds->shown) {
		return;
	}
	leds->shown = now;
	for (size_t i = 0; i < leds->count; i++) {
		show(leds, leds->devices[i]);
	}
}

void keyboard_leds_init(struct keyboard_leds *leds, struct seat *seat)
{
	*leds = (struct keyboard_leds){
		.seat = seat,
		.shown = keyboard_leds_find(seat->keyboard.device->state),
		.modifiers.notify = handle_modifiers,
	};
	wl_signal_add(&seat->keyboard.events.modifiers, &leds->modifiers);
}

void keyboard_leds_finish(struct keyboard_leds *leds)
{
	wl_list_remove(&leds->modifiers.link);
	while (leds->count > 0) {
		libinput_device_unref(leds->devices[--leds->count]);
	}
}

void keyboard_leds_add(struct keyboard_leds *leds, struct libinput_device *device)
{
	if (leds->count < KEYBOARD_LEDS_MAX) {
		leds->devices[leds->count++] = libinput_device_ref(device);
		show(leds, device);
	}
}

void keyboard_leds_remove(struct keyboard_leds *leds, struct libinput_device *device)
{
	for (size_t i = 0; i < leds->count; i++) {
		if (leds->devices[i] == device) {
			leds->devices[i] = leds->devices[--leds->count];
			libinput_device_unref(device);
			return;
		}
	}
}
