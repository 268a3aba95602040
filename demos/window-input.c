/* SPDX-License-Identifier: MIT */
#include "window-input.h"

#include <unistd.h>

static void say_moved(struct window *window, wl_fixed_t x, wl_fixed_t y)
{
	if (window->listener != NULL && window->listener->pointer_moved != NULL) {
		window->listener->pointer_moved(
			window->data, wl_fixed_to_double(x), wl_fixed_to_double(y));
	}
}

static void handle_pointer_enter(void *data, struct wl_pointer *pointer, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y)
{
	say_moved(data, x, y);
}

static void handle_pointer_leave(
	void *data, struct wl_pointer *pointer, uint32_t serial, struct wl_surface *surface)
{
	say_moved(data, wl_fixed_from_int(-1), wl_fixed_from_int(-1));
}

static void handle_motion(
	void *data, struct wl_pointer *pointer, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
	say_moved(data, x, y);
}

static void handle_button(void *data, struct wl_pointer *pointer, uint32_t serial, uint32_t time,
	uint32_t button, uint32_t state)
{
	struct window *window = data;
	if (window->listener != NULL && window->listener->button != NULL) {
		window->listener->button(
			window->data, button, state == WL_POINTER_BUTTON_STATE_PRESSED);
	}
}

static void handle_axis(
	void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis, wl_fixed_t value)
{
	struct window *window = data;
	if (axis == WL_POINTER_AXIS_VERTICAL_SCROLL && window->listener != NULL &&
		window->listener->scrolled != NULL) {
		window->listener->scrolled(window->data, wl_fixed_to_double(value));
	}
}

static const struct wl_pointer_listener pointer_listener = {
	.enter = handle_pointer_enter,
	.leave = handle_pointer_leave,
	.motion = handle_motion,
	.button = handle_button,
	.axis = handle_axis,
};

/* Keys go by their place on the keyboard, so the keymap is not needed. */
static void handle_keymap(
	void *data, struct wl_keyboard *keyboard, uint32_t format, int32_t fd, uint32_t size)
{
	close(fd);
}

static void handle_keyboard_enter(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	struct wl_surface *surface, struct wl_array *keys)
{
}

static void handle_keyboard_leave(
	void *data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface)
{
}

static void handle_key(void *data, struct wl_keyboard *keyboard, uint32_t serial, uint32_t time,
	uint32_t key, uint32_t state)
{
	struct window *window = data;
	if (state == WL_KEYBOARD_KEY_STATE_PRESSED && window->listener != NULL &&
		window->listener->key != NULL) {
		window->listener->key(window->data, key);
	}
}

static void handle_modifiers(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
}

static const struct wl_keyboard_listener keyboard_listener = {
	.keymap = handle_keymap,
	.enter = handle_keyboard_enter,
	.leave = handle_keyboard_leave,
	.key = handle_key,
	.modifiers = handle_modifiers,
};

static void handle_capabilities(void *data, struct wl_seat *seat, uint32_t capabilities)
{
	struct window *window = data;
	if ((capabilities & WL_SEAT_CAPABILITY_POINTER) != 0 && window->pointer == NULL) {
		window->pointer = wl_seat_get_pointer(seat);
		wl_pointer_add_listener(window->pointer, &pointer_listener, window);
	}
	if ((capabilities & WL_SEAT_CAPABILITY_KEYBOARD) != 0 && window->keyboard == NULL) {
		window->keyboard = wl_seat_get_keyboard(seat);
		wl_keyboard_add_listener(window->keyboard, &keyboard_listener, window);
	}
}

static const struct wl_seat_listener seat_listener = {.capabilities = handle_capabilities};

void window_input_listen(struct window *window)
{
	wl_seat_add_listener(window->seat, &seat_listener, window);
}

void window_input_finish(struct window *window)
{
	if (window->pointer != NULL) {
		wl_pointer_destroy(window->pointer);
	}
	if (window->keyboard != NULL) {
		wl_keyboard_destroy(window->keyboard);
	}
	if (window->seat != NULL) {
		wl_seat_destroy(window->seat);
	}
}
