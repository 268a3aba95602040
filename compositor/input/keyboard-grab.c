/* SPDX-License-Identifier: MIT */
#include "input/keyboard-grab.h"

static bool is_own_device(const struct keyboard_grab *grab)
{
	return grab->seat->keyboard.device->owner == grab->owner;
}

static bool takes_presses(const struct keyboard_grab *grab)
{
	return grab->seat->text.active != NULL && !is_own_device(grab);
}

/* Whoever has heard of a press hears of the release, whatever happened meanwhile. */
static bool take_key(void *data, uint32_t key, bool pressed, uint32_t time)
{
	struct keyboard_grab *grab = data;
	bool knows = press_set_find(&grab->keys, key) != NULL;
	if (pressed ? !takes_presses(grab) : !knows || is_own_device(grab)) {
		return false;
	}
	bool sent;
	bool changed = pressed ? press_set_add(&grab->keys, key) != NULL
			       : press_set_remove(&grab->keys, key, &sent);
	if (changed) {
		grab->listener->key(grab, key, pressed, time);
	}
	return true;
}

static void handle_modifiers(struct wl_listener *listener, void *data)
{
	struct keyboard_grab *grab = wl_container_of(listener, grab, modifiers);
	if (!is_own_device(grab)) {
		grab->listener->modifiers(grab);
	}
}

static void handle_keymap(struct wl_listener *listener, void *data)
{
	struct keyboard_grab *grab = wl_container_of(listener, grab, keymap);
	if (!is_own_device(grab)) {
		grab->listener->keymap(grab);
	}
}

void keyboard_grab_init(struct keyboard_grab *grab, struct seat *seat, const struct budget *owner,
	const struct keyboard_grab_listener *listener)
{
	*grab = (struct keyboard_grab){
		.seat = seat,
		.owner = owner,
		.listener = listener,
		.modifiers.notify = handle_modifiers,
		.keymap.notify = handle_keymap,
	};
	seat_divert_keys(seat, take_key, grab);
	wl_signal_add(&seat->keyboard.events.modifiers, &grab->modifiers);
	wl_signal_add(&seat->keyboard.events.keymap, &grab->keymap);
}

void keyboard_grab_finish(struct keyboard_grab *grab)
{
	if (grab->seat->diverted_to == grab) {
		seat_divert_keys(grab->seat, NULL, NULL);
	}
	wl_list_remove(&grab->modifiers.link);
	wl_list_remove(&grab->keymap.link);
}
