/* SPDX-License-Identifier: MIT */
#include "input/keyboard.h"

#include <assert.h>

enum {
	REPEAT_RATE = 25,   /* keys a second */
	REPEAT_DELAY = 600, /* milliseconds */
};

static void handle_focus_unmap(struct wl_listener *listener, void *data)
{
	struct keyboard *keyboard = wl_container_of(listener, keyboard, focus_unmap);
	keyboard_set_focus(keyboard, NULL);
}

static void handle_focus_destroy(struct wl_listener *listener, void *data)
{
	struct keyboard *keyboard = wl_container_of(listener, keyboard, focus_destroy);
	keyboard_set_focus(keyboard, NULL);
}

void keyboard_init(
	struct keyboard *keyboard, struct serials *serials, struct keyboard_device *device)
{
	*keyboard = (struct keyboard){
		.serials = serials,
		.device = device,
		.modifiers = keyboard_device_modifiers(device),
		.repeat_rate = REPEAT_RATE,
		.repeat_delay = REPEAT_DELAY,
		.keymap = keymap_ref(device->keymap),
		.focus_unmap.notify = handle_focus_unmap,
		.focus_destroy.notify = handle_focus_destroy,
	};
	wl_signal_init(&keyboard->events.approach);
	wl_signal_init(&keyboard->events.enter);
	wl_signal_init(&keyboard->events.entered);
	wl_signal_init(&keyboard->events.leave);
	wl_signal_init(&keyboard->events.key);
	wl_signal_init(&keyboard->events.modifiers);
	wl_signal_init(&keyboard->events.keymap);
}

void keyboard_finish(struct keyboard *keyboard)
{
	keyboard_set_focus(keyboard, NULL);
	assert(wl_list_empty(&keyboard->events.approach.listener_list));
	assert(wl_list_empty(&keyboard->events.enter.listener_list));
	assert(wl_list_empty(&keyboard->events.entered.listener_list));
	assert(wl_list_empty(&keyboard->events.leave.listener_list));
	assert(wl_list_empty(&keyboard->events.key.listener_list));
	assert(wl_list_empty(&keyboard->events.modifiers.listener_list));
	assert(wl_list_empty(&keyboard->events.keymap.listener_list));
	keymap_unref(keyboard->keymap);
}

static void leave(struct keyboard *keyboard)
{
	struct keyboard_focus_event event = {
		.keyboard = keyboard,
		.surface = keyboard->focus,
		.serial = serials_next(keyboard->serials),
	};
	wl_signal_emit_mutable(&keyboard->events.leave, &event);
	wl_list_remove(&keyboard->focus_unmap.link);
	wl_list_remove(&keyboard->focus_destroy.link);
	press_set_forget_sent(&keyboard->keys);
	keyboard->focus = NULL;
}

static void enter(struct keyboard *keyboard, struct surface *surface)
{
	struct keyboard_focus_event event = {.keyboard = keyboard, .surface = surface};
	wl_signal_emit_mutable(&keyboard->events.approach, &event);
	keyboard->focus = surface;
	keyboard->enter_serial = serials_next(keyboard->serials);
	wl_signal_add(&surface->events.unmap, &keyboard->focus_unmap);
	wl_signal_add(&surface->events.destroy, &keyboard->focus_destroy);
	for (size_t i = 0; i < keyboard->keys.count; i++) {
		struct press *press = &keyboard->keys.presses[i];
		press->sent = !press->consumed;
	}
	event.serial = keyboard->enter_serial;
	wl_signal_emit_mutable(&keyboard->events.enter, &event);
	wl_signal_emit_mutable(&keyboard->events.modifiers, keyboard);
	wl_signal_emit_mutable(&keyboard->events.entered, &event);
}

void keyboard_set_focus(struct keyboard *keyboard, struct surface *surface)
{
	if (surface == keyboard->focus) {
		return;
	}
	if (keyboard->focus != NULL) {
		leave(keyboard);
	}
	if (surface != NULL) {
		enter(keyboard, surface);
	}
}

void keyboard_use_device(struct keyboard *keyboard, struct keyboard_device *device)
{
	struct keymap *announced = keyboard->keymap;
	keyboard->device = device;
	if (device->keymap != announced) {
		keyboard->keymap = keymap_ref(device->keymap);
		if (!keymap_equal(announced, keyboard->keymap)) {
			wl_signal_emit_mutable(&keyboard->events.keymap, keyboard);
		}
		keymap_unref(announced);
	}
	keyboard_update_modifiers(keyboard);
}

static void send_key(struct keyboard *keyboard, uint32_t key, bool pressed, uint32_t time)
{
	struct keyboard_key_event event = {
		.keyboard = keyboard,
		.serial = pressed ? serials_next_press(keyboard->serials, keyboard->focus->budget)
				  : serials_next(keyboard->serials),
		.time = time,
		.key = key,
		.pressed = pressed,
	};
	wl_signal_emit_mutable(&keyboard->events.key, &event);
}

void keyboard_key(
	struct keyboard *keyboard, uint32_t key, bool pressed, uint32_t time, bool consumed)
{
	bool send = false;
	if (pressed) {
		struct press *press = press_set_add(&keyboard->keys, key);
		if (press != NULL) {
			press->consumed = consumed;
			press->sent = send = !consumed && keyboard->focus != NULL;
		}
	} else if (!press_set_remove(&keyboard->keys, key, &send)) {
		send = false;
	}
	if (send) {
		send_key(keyboard, key, pressed, time);
	}
	keyboard_update_modifiers(keyboard);
}

void keyboard_update_modifiers(struct keyboard *keyboard)
{
	struct keyboard_modifiers modifiers = keyboard_device_modifiers(keyboard->device);
	if (!keyboard_modifiers_equal(&modifiers, &keyboard->modifiers)) {
		keyboard->modifiers = modifiers;
		wl_signal_emit_mutable(&keyboard->events.modifiers, keyboard);
	}
}

size_t keyboard_sent_keys(const struct keyboard *keyboard, uint32_t codes_out[PRESS_SET_MAX])
{
	size_t count = 0;
	for (size_t i = 0; i < keyboard->keys.count; i++) {
		if (keyboard->keys.presses[i].sent) {
			codes_out[count++] = keyboard->keys.presses[i].code;
		}
	}
	return count;
}

xkb_keysym_t keyboard_keysym(const struct keyboard *keyboard, uint32_t key)
{
	return keyboard_device_keysym(keyboard->device, key);
}

bool keyboard_has_modifier(const struct keyboard *keyboard, const char *name)
{
	return xkb_state_mod_name_is_active(
		       keyboard->device->state, name, XKB_STATE_MODS_EFFECTIVE) > 0;
}
