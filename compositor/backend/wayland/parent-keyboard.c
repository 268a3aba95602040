/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-keyboard.h"

#include "base/owned-fd.h"

#include <string.h>

static int take_keymap(struct parent_keyboard *keyboard, int take_fd, uint32_t size)
{
	struct keymap *keymap;
	int result = keymap_create_from_file(take_fd, size, &keymap);
	if (result != 0) {
		return result;
	}
	result = keyboard->device != NULL ? keyboard_device_set_keymap(keyboard->device, keymap)
					  : keyboard_device_create(keymap, &keyboard->device);
	keymap_unref(keymap);
	return result;
}

/* Without a keymap of the parent's the seat's own has to do. */
static void handle_keymap(
	void *data, struct wl_keyboard *proxy, uint32_t format, int32_t fd, uint32_t size)
{
	struct parent_keyboard *keyboard = data;
	if (format != WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1) {
		owned_fd_close(&fd);
		return;
	}
	int result = take_keymap(keyboard, fd, size);
	if (result != 0) {
		log_line(keyboard->log, LOG_ERROR,
			"the parent's keymap cannot be used (%s), our own is",
			result < 0 ? strerror(-result) : "it is not valid");
	}
}

static struct keyboard_device *find_device(const struct parent_keyboard *keyboard)
{
	return keyboard->device != NULL ? keyboard->device : keyboard->seat->device;
}

/* What is held already was pressed for somebody else. */
static void handle_enter(void *data, struct wl_keyboard *proxy, uint32_t serial,
	struct wl_surface *surface, struct wl_array *keys)
{
	struct parent_keyboard *keyboard = data;
	keyboard->has_focus = true;
	seat_set_keyboard_away(keyboard->seat, false);
}

static void leave(struct parent_keyboard *keyboard)
{
	keyboard->has_focus = false;
	seat_set_keyboard_away(keyboard->seat, true);
	/* after that, so that nobody takes it for the keys' being let go of */
	seat_remove_keyboard_device(keyboard->seat, find_device(keyboard));
}

static void handle_leave(
	void *data, struct wl_keyboard *proxy, uint32_t serial, struct wl_surface *surface)
{
	struct parent_keyboard *keyboard = data;
	if (keyboard->has_focus) {
		leave(keyboard);
	}
}

static void handle_key(void *data, struct wl_keyboard *proxy, uint32_t serial, uint32_t time,
	uint32_t key, uint32_t state)
{
	struct parent_keyboard *keyboard = data;
	seat_device_key(keyboard->seat, find_device(keyboard), key,
		state != WL_KEYBOARD_KEY_STATE_RELEASED, time);
}

static void handle_modifiers(void *data, struct wl_keyboard *proxy, uint32_t serial,
	uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
	struct parent_keyboard *keyboard = data;
	if (keyboard->device != NULL) {
		struct keyboard_modifiers modifiers = {depressed, latched, locked, group};
		seat_device_modifiers(keyboard->seat, keyboard->device, &modifiers);
	}
}

static void handle_repeat_info(void *data, struct wl_keyboard *proxy, int32_t rate, int32_t delay)
{
}

static const struct wl_keyboard_listener keyboard_listener = {
	.keymap = handle_keymap,
	.enter = handle_enter,
	.leave = handle_leave,
	.key = handle_key,
	.modifiers = handle_modifiers,
	.repeat_info = handle_repeat_info,
};

void parent_keyboard_init(struct parent_keyboard *keyboard, struct seat *seat,
	struct wl_seat *proxy, const struct log *log)
{
	*keyboard = (struct parent_keyboard){
		.seat = seat,
		.log = log,
		.proxy = wl_seat_get_keyboard(proxy),
	};
	if (keyboard->proxy != NULL) {
		wl_keyboard_add_listener(keyboard->proxy, &keyboard_listener, keyboard);
	}
}

void parent_keyboard_finish(struct parent_keyboard *keyboard)
{
	if (keyboard->proxy == NULL) {
		return;
	}
	if (keyboard->has_focus) {
		leave(keyboard);
	}
	/* what is not there is not elsewhere: virtual keyboards type on */
	seat_set_keyboard_away(keyboard->seat, false);
	if (keyboard->device != NULL) {
		seat_remove_keyboard_device(keyboard->seat, keyboard->device);
		keyboard_device_destroy(keyboard->device);
		keyboard->device = NULL;
	}
	if (wl_keyboard_get_version(keyboard->proxy) >= WL_KEYBOARD_RELEASE_SINCE_VERSION) {
		wl_keyboard_release(keyboard->proxy);
	} else {
		wl_keyboard_destroy(keyboard->proxy);
	}
	keyboard->proxy = NULL;
}
