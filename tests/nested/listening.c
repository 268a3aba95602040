/* SPDX-License-Identifier: MIT */
#include "listening.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct devices {
	struct wl_pointer *pointer;
	struct wl_keyboard *keyboard;
	struct wl_touch *touch;
	const struct listening_listener *listener;
	void *data;
};

static double number(wl_fixed_t value)
{
	return wl_fixed_to_double(value);
}

static void pointer_enter(void *data, struct wl_pointer *pointer, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y)
{
	const struct devices *devices = data;
	printf("pointer enter %g %g\n", number(x), number(y));
	devices->listener->entered(devices->data, pointer, serial);
}

static void pointer_leave(
	void *data, struct wl_pointer *pointer, uint32_t serial, struct wl_surface *surface)
{
	puts("pointer leave");
}

static void pointer_motion(
	void *data, struct wl_pointer *pointer, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
	printf("pointer motion %g %g\n", number(x), number(y));
}

static void pointer_button(void *data, struct wl_pointer *pointer, uint32_t serial, uint32_t time,
	uint32_t button, uint32_t state)
{
	printf("pointer button %u %u\n", button, state);
}

static void pointer_axis(
	void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis, wl_fixed_t value)
{
	printf("pointer axis %u %g\n", axis, number(value));
}

static void pointer_frame(void *data, struct wl_pointer *pointer)
{
}

static void pointer_axis_source(void *data, struct wl_pointer *pointer, uint32_t source)
{
}

static void pointer_axis_stop(void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis)
{
}

static void pointer_axis_discrete(
	void *data, struct wl_pointer *pointer, uint32_t axis, int32_t steps)
{
	printf("pointer steps %u %d\n", axis, steps);
}

static const struct wl_pointer_listener pointer_listener = {
	.enter = pointer_enter,
	.leave = pointer_leave,
	.motion = pointer_motion,
	.button = pointer_button,
	.axis = pointer_axis,
	.frame = pointer_frame,
	.axis_source = pointer_axis_source,
	.axis_stop = pointer_axis_stop,
	.axis_discrete = pointer_axis_discrete,
};

/* What the key right of T is tells the layout: y or z. */
static void tell_layout(const char *text)
{
	const char *key = strstr(text, "key <AD06>");
	const char *symbols = key != NULL ? strchr(key, '[') : NULL;
	if (symbols != NULL) {
		symbols += 1 + strspn(symbols + 1, " \t");
		printf("keymap with %.*s\n", (int)strcspn(symbols, ", \t"), symbols);
	}
}

static void keyboard_keymap(
	void *data, struct wl_keyboard *keyboard, uint32_t format, int32_t fd, uint32_t size)
{
	char *text = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (text != MAP_FAILED) {
		tell_layout(text);
		munmap(text, size);
	}
}

static void keyboard_enter(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	struct wl_surface *surface, struct wl_array *keys)
{
	printf("keyboard enter with %zu keys\n", keys->size / sizeof(uint32_t));
}

static void keyboard_leave(
	void *data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface)
{
	puts("keyboard leave");
}

static void keyboard_key(void *data, struct wl_keyboard *keyboard, uint32_t serial, uint32_t time,
	uint32_t key, uint32_t state)
{
	printf("key %u %u\n", key, state);
}

static void keyboard_modifiers(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
	printf("modifiers %u %u %u %u\n", depressed, latched, locked, group);
}

static void keyboard_repeat_info(
	void *data, struct wl_keyboard *keyboard, int32_t rate, int32_t delay)
{
}

static const struct wl_keyboard_listener keyboard_listener = {
	.keymap = keyboard_keymap,
	.enter = keyboard_enter,
	.leave = keyboard_leave,
	.key = keyboard_key,
	.modifiers = keyboard_modifiers,
	.repeat_info = keyboard_repeat_info,
};

static void touch_down(void *data, struct wl_touch *touch, uint32_t serial, uint32_t time,
	struct wl_surface *surface, int32_t id, wl_fixed_t x, wl_fixed_t y)
{
	printf("touch down %d %g %g\n", id, number(x), number(y));
}

static void touch_up(void *data, struct wl_touch *touch, uint32_t serial, uint32_t time, int32_t id)
{
	printf("touch up %d\n", id);
}

static void touch_motion(
	void *data, struct wl_touch *touch, uint32_t time, int32_t id, wl_fixed_t x, wl_fixed_t y)
{
	printf("touch motion %d %g %g\n", id, number(x), number(y));
}

static void touch_frame(void *data, struct wl_touch *touch)
{
}

static void touch_cancel(void *data, struct wl_touch *touch)
{
	puts("touch cancel");
}

static const struct wl_touch_listener touch_listener = {
	.down = touch_down,
	.up = touch_up,
	.motion = touch_motion,
	.frame = touch_frame,
	.cancel = touch_cancel,
};

static void seat_capabilities(void *data, struct wl_seat *seat, uint32_t capabilities)
{
	struct devices *devices = data;
	if ((capabilities & WL_SEAT_CAPABILITY_POINTER) && devices->pointer == NULL) {
		devices->pointer = wl_seat_get_pointer(seat);
		wl_pointer_add_listener(devices->pointer, &pointer_listener, devices);
	}
	if ((capabilities & WL_SEAT_CAPABILITY_KEYBOARD) && devices->keyboard == NULL) {
		devices->keyboard = wl_seat_get_keyboard(seat);
		wl_keyboard_add_listener(devices->keyboard, &keyboard_listener, NULL);
	}
	if ((capabilities & WL_SEAT_CAPABILITY_TOUCH) && devices->touch == NULL) {
		devices->touch = wl_seat_get_touch(seat);
		wl_touch_add_listener(devices->touch, &touch_listener, NULL);
	}
}

static void seat_name(void *data, struct wl_seat *seat, const char *name)
{
}

static const struct wl_seat_listener seat_listener = {
	.capabilities = seat_capabilities,
	.name = seat_name,
};

void listening_begin(struct wl_seat *seat, const struct listening_listener *listener, void *data)
{
	static struct devices devices;
	devices.listener = listener;
	devices.data = data;
	if (seat != NULL) {
		wl_seat_add_listener(seat, &seat_listener, &devices);
	}
}
