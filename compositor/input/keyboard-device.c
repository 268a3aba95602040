/* SPDX-License-Identifier: MIT */
#include "input/keyboard-device.h"

#include <errno.h>
#include <stdlib.h>

enum {
	XKB_CODE_OFFSET = 8, /* from the kernel's key codes to those of xkb */
};

bool keyboard_modifiers_equal(
	const struct keyboard_modifiers *a, const struct keyboard_modifiers *b)
{
	return a->depressed == b->depressed && a->latched == b->latched && a->locked == b->locked &&
	       a->group == b->group;
}

int keyboard_device_create(struct keymap *keymap, struct keyboard_device **device_out)
{
	struct keyboard_device *device = calloc(1, sizeof(*device));
	if (device == NULL) {
		return -ENOMEM;
	}
	int error = keyboard_device_set_keymap(device, keymap);
	if (error != 0) {
		free(device);
		return error;
	}
	*device_out = device;
	return 0;
}

void keyboard_device_destroy(struct keyboard_device *device)
{
	if (device == NULL) {
		return;
	}
	xkb_state_unref(device->state);
	keymap_unref(device->keymap);
	free(device);
}

int keyboard_device_set_keymap(struct keyboard_device *device, struct keymap *keymap)
{
	struct xkb_state *state = xkb_state_new(keymap->xkb);
	if (state == NULL) {
		return -ENOMEM;
	}
	keymap_ref(keymap);
	xkb_state_unref(device->state);
	keymap_unref(device->keymap);
	device->state = state;
	device->keymap = keymap;
	return 0;
}

bool keyboard_device_key(struct keyboard_device *device, uint32_t key, bool pressed)
{
	bool held = press_set_find(&device->keys, key) != NULL;
	if (held == pressed || key > UINT32_MAX - XKB_CODE_OFFSET) {
		return false;
	}
	bool sent;
	bool changed = pressed ? press_set_add(&device->keys, key) != NULL
			       : press_set_remove(&device->keys, key, &sent);
	if (changed && !device->modifiers_are_told) {
		xkb_state_update_key(
			device->state, key + XKB_CODE_OFFSET, pressed ? XKB_KEY_DOWN : XKB_KEY_UP);
	}
	return changed;
}

void keyboard_device_set_modifiers(
	struct keyboard_device *device, const struct keyboard_modifiers *modifiers)
{
	device->modifiers_are_told = true;
	xkb_state_update_mask(device->state, modifiers->depressed, modifiers->latched,
		modifiers->locked, 0, 0, modifiers->group);
}

struct keyboard_modifiers keyboard_device_modifiers(const struct keyboard_device *device)
{
	struct xkb_state *state = device->state;
	return (struct keyboard_modifiers){
		.depressed = xkb_state_serialize_mods(state, XKB_STATE_MODS_DEPRESSED),
		.latched = xkb_state_serialize_mods(state, XKB_STATE_MODS_LATCHED),
		.locked = xkb_state_serialize_mods(state, XKB_STATE_MODS_LOCKED),
		.group = xkb_state_serialize_layout(state, XKB_STATE_LAYOUT_EFFECTIVE),
	};
}

xkb_keysym_t keyboard_device_keysym(const struct keyboard_device *device, uint32_t key)
{
	return key > UINT32_MAX - XKB_CODE_OFFSET
		       ? XKB_KEY_NoSymbol
		       : xkb_state_key_get_one_sym(device->state, key + XKB_CODE_OFFSET);
}
