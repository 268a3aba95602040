/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "buffer/single-pixel-buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static uint32_t next_serial(void *data)
{
	struct test_seat *test = data;
	return ++test->serial;
}

__attribute__((format(printf, 2, 3))) static void note(
	struct test_seat *test, const char *format, ...)
{
	size_t used = strlen(test->diary);
	va_list args;
	va_start(args, format);
	vsnprintf(test->diary + used, sizeof(test->diary) - used, format, args);
	va_end(args);
}

/* The name that test_window_create has left in the surface. */
static char name_of(const struct surface *surface)
{
	return (char)(uintptr_t)surface->owner;
}

static void handle_pointer_enter(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, pointer_enter);
	const struct pointer_focus_event *event = data;
	note(test, "enter %c %g,%g; ", name_of(event->surface), event->pointer->local_x,
		event->pointer->local_y);
}

static void handle_pointer_leave(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, pointer_leave);
	const struct pointer_focus_event *event = data;
	note(test, "leave %c; ", name_of(event->surface));
}

static void handle_motion(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, motion);
	const struct pointer_motion_event *event = data;
	note(test, "motion %g,%g; ", event->pointer->local_x, event->pointer->local_y);
}

static void handle_button(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, button);
	const struct pointer_button_event *event = data;
	note(test, "button %u %s; ", event->button, event->pressed ? "down" : "up");
}

static void handle_scroll(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, scroll);
	const struct pointer_scroll_event *event = data;
	for (int axis = 0; axis < SCROLL_AXIS_COUNT; axis++) {
		const struct scroll_axis_news *scroll = &event->news.axes[axis];
		if (scroll->moved) {
			note(test, "scroll %d: %g %d, coarse %g %d; ", axis, scroll->value,
				scroll->value120, scroll->coarse_value, scroll->coarse_steps);
		}
		if (scroll->stopped) {
			note(test, "stop %d; ", axis);
		}
	}
}

static void handle_frame(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, frame);
	note(test, "frame; ");
}

static void handle_keyboard_enter(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, keyboard_enter);
	const struct keyboard_focus_event *event = data;
	uint32_t keys[PRESS_SET_MAX];
	size_t count = keyboard_sent_keys(event->keyboard, keys);
	note(test, "focus %c", name_of(event->surface));
	for (size_t i = 0; i < count; i++) {
		note(test, " %u", keys[i]);
	}
	note(test, "; ");
}

static void handle_keyboard_leave(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, keyboard_leave);
	const struct keyboard_focus_event *event = data;
	note(test, "unfocus %c; ", name_of(event->surface));
}

static void handle_key(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, key);
	const struct keyboard_key_event *event = data;
	note(test, "key %u %s; ", event->key, event->pressed ? "down" : "up");
}

static void handle_modifiers(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, modifiers);
	const struct keyboard *keyboard = data;
	note(test, "mods %u %u %u %u; ", keyboard->modifiers.depressed, keyboard->modifiers.latched,
		keyboard->modifiers.locked, keyboard->modifiers.group);
}

static void handle_keymap(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, keymap);
	note(test, "keymap; ");
}

static void handle_touch_down(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, touch_down);
	const struct touch_event *event = data;
	note(test, "down %d %c %g,%g; ", event->point->id, name_of(event->point->surface),
		event->point->local_x, event->point->local_y);
}

static void handle_touch_motion(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, touch_motion);
	const struct touch_event *event = data;
	note(test, "move %d %g,%g; ", event->point->id, event->point->local_x,
		event->point->local_y);
}

static void handle_touch_up(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, touch_up);
	const struct touch_event *event = data;
	note(test, "up %d %c; ", event->point->id, name_of(event->point->surface));
}

static void handle_touch_frame(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, touch_frame);
	note(test, "frame; ");
}

static void handle_touch_cancel(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, touch_cancel);
	const struct touch_cancel_event *event = data;
	note(test, "cancel %c; ", name_of(event->surface));
}

static void handle_capabilities(struct wl_listener *listener, void *data)
{
	struct test_seat *test = wl_container_of(listener, test, capabilities);
	note(test, seat_has_touch(data) ? "touch; " : "no touch; ");
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

static void listen(struct test_seat *test)
{
	struct pointer *pointer = &test->seat->pointer;
	struct keyboard *keyboard = &test->seat->keyboard;
	add_listener(&pointer->events.enter, &test->pointer_enter, handle_pointer_enter);
	add_listener(&pointer->events.leave, &test->pointer_leave, handle_pointer_leave);
	add_listener(&pointer->events.motion, &test->motion, handle_motion);
	add_listener(&pointer->events.button, &test->button, handle_button);
	add_listener(&pointer->events.scroll, &test->scroll, handle_scroll);
	add_listener(&pointer->events.frame, &test->frame, handle_frame);
	add_listener(&keyboard->events.enter, &test->keyboard_enter, handle_keyboard_enter);
	add_listener(&keyboard->events.leave, &test->keyboard_leave, handle_keyboard_leave);
	add_listener(&keyboard->events.key, &test->key, handle_key);
	add_listener(&keyboard->events.modifiers, &test->modifiers, handle_modifiers);
	add_listener(&keyboard->events.keymap, &test->keymap, handle_keymap);
	struct touch *touch = &test->seat->touch;
	add_listener(&touch->events.down, &test->touch_down, handle_touch_down);
	add_listener(&touch->events.motion, &test->touch_motion, handle_touch_motion);
	add_listener(&touch->events.up, &test->touch_up, handle_touch_up);
	add_listener(&touch->events.frame, &test->touch_frame, handle_touch_frame);
	add_listener(&touch->events.cancel, &test->touch_cancel, handle_touch_cancel);
	add_listener(&test->seat->events.capabilities, &test->capabilities, handle_capabilities);
}

void test_seat_init(struct test_seat *test)
{
	*test = (struct test_seat){0};
	struct budget_limits limits = budget_default_limits();
	int error = budget_create(&limits, &test->budget);
	assert(error == 0);
	scene_init(&test->scene);
	test->loop = wl_event_loop_create();
	struct seat_config config = {
		.scene = &test->scene,
		.loop = test->loop,
		.next_serial = next_serial,
		.serial_data = test,
		.keymap = &(struct keymap_names){.layout = "us"},
	};
	error = seat_create(&config, &test->seat);
	assert(error == 0);
	listen(test);
}

void test_seat_finish(struct test_seat *test)
{
	struct wl_listener *const listeners[] = {
		&test->pointer_enter,
		&test->pointer_leave,
		&test->motion,
		&test->button,
		&test->scroll,
		&test->frame,
		&test->keyboard_enter,
		&test->keyboard_leave,
		&test->key,
		&test->modifiers,
		&test->keymap,
		&test->touch_down,
		&test->touch_motion,
		&test->touch_up,
		&test->touch_frame,
		&test->touch_cancel,
		&test->capabilities,
	};
	for (size_t i = 0; i < sizeof(listeners) / sizeof(listeners[0]); i++) {
		wl_list_remove(&listeners[i]->link);
	}
	/* the loop goes first, as the display's does */
	wl_event_loop_destroy(test->loop);
	seat_destroy(test->seat);
	scene_finish(&test->scene);
	budget_unref(test->budget);
}

void test_seat_turn(struct test_seat *test)
{
	wl_event_loop_dispatch(test->loop, 0);
}

const char *test_seat_diary(struct test_seat *test)
{
	static char copy[sizeof(test->diary)];
	memcpy(copy, test->diary, sizeof(copy));
	test->diary[0] = '\0';
	return copy;
}

void test_window_map(struct test_window *window, int width, int height)
{
	struct surface_state *pending = &window->surface->pending;
	struct buffer *buffer;
	int error = single_pixel_buffer_create(0, 0, 0, UINT32_MAX, &buffer);
	assert(error == 0);
	surface_state_attach(pending, buffer);
	buffer_unref(buffer);
	pending->viewport.has_destination = true;
	pending->viewport.to_width = width;
	pending->viewport.to_height = height;
	pending->changes |= SURFACE_CHANGE_DESTINATION;
	error = surface_commit(window->surface);
	assert(error == 0);
}

void test_window_unmap(struct test_window *window)
{
	surface_state_attach(&window->surface->pending, NULL);
	int error = surface_commit(window->surface);
	assert(error == 0);
}

struct test_window test_window_create_bare(struct test_seat *test, char name)
{
	struct test_window window = {.name = name};
	int error = surface_create(test->budget, &window.surface);
	assert(error == 0);
	/* a test has no objects of wire/ to find: the name fits */
	window.surface->owner = (void *)(uintptr_t)name;
	return window;
}

struct test_window test_window_create(
	struct test_seat *test, char name, int x, int y, int width, int height)
{
	struct test_window window = test_window_create_bare(test, name);
	int error = scene_node_create(&test->scene, SCENE_WINDOWS, window.surface, &window.node);
	assert(error == 0);
	scene_node_set_position(window.node, x, y);
	scene_node_set_visible(window.node, true);
	test_window_map(&window, width, height);
	return window;
}

void test_window_destroy(struct test_window *window)
{
	scene_node_destroy(window->node);
	surface_destroy(window->surface);
}
