/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-pointer.h"

#include "base/clock.h"

#include <math.h>
#include <string.h>

enum {
	STEP = 120,             /* the value120 of a wheel's step */
	VALUE120_MAX = 1 << 20, /* more than a wheel turns within a frame */
};

static uint32_t now(void)
{
	return clock_to_msec(clock_now());
}

static void end_group(struct parent_pointer *pointer)
{
	if (!pointer->has_frames) {
		seat_pointer_frame(pointer->seat);
	}
}

/* Ours may be locked, or confined: its cursor is somewhere else then. */
static bool is_with_ours(const struct parent_pointer *pointer, double scene_x, double scene_y)
{
	const struct pointer *ours = &pointer->seat->pointer;
	return fabs(ours->x - scene_x) < 1 && fabs(ours->y - scene_y) < 1; /* logical pixel */
}

static void move(struct parent_pointer *pointer, wl_fixed_t x, wl_fixed_t y, uint32_t time)
{
	struct wayland_output *output = wayland_output_from_surface(pointer->on);
	if (output == NULL || !output->base.enabled) {
		return; /* the window is on its way out */
	}
	double scene_x = wl_fixed_to_double(x), scene_y = wl_fixed_to_double(y);
	pointer->cursor.x = scene_x * output->window.scale;
	pointer->cursor.y = scene_y * output->window.scale;
	wayland_output_to_scene(output, &scene_x, &scene_y);
	seat_pointer_motion_absolute(pointer->seat, scene_x, scene_y, time);
	if (!is_with_ours(pointer, scene_x, scene_y)) {
		parent_cursor_hide(&pointer->cursor);
		output_schedule(&output->base);
	}
}

/* Only a window's surface is remembered, once the window is made: whatever else the parent names,
 * or before, goes without this being told. */
static void set_output(struct parent_pointer *pointer, struct wl_surface *surface)
{
	struct wayland_output *before = wayland_output_from_surface(pointer->on);
	struct wayland_output *output = wayland_output_from_surface(surface);
	output = output != NULL && output->is_made ? output : NULL;
	if (before != NULL && before->cursor.pointer == &pointer->cursor) {
		wayland_output_set_pointer(before, NULL);
	}
	if (output != NULL) {
		wayland_output_set_pointer(output, &pointer->cursor);
	}
	pointer->on = output != NULL ? surface : NULL;
}

static void let_go(struct parent_pointer *pointer)
{
	bool was_sent;
	while (pointer->buttons.count > 0) {
		uint32_t button = pointer->buttons.presses[0].code;
		press_set_remove(&pointer->buttons, button, &was_sent);
		seat_pointer_button(pointer->seat, button, false, now());
	}
}

static void leave(struct parent_pointer *pointer)
{
	let_go(pointer);
	set_output(pointer, NULL);
	memset(pointer->axes, 0, sizeof(pointer->axes));
	seat_pointer_leave(pointer->seat, now());
}

static void handle_enter(void *data, struct wl_pointer *proxy, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y)
{
	struct parent_pointer *pointer = data;
	parent_cursor_enter(&pointer->cursor, serial);
	set_output(pointer, surface);
	move(pointer, x, y, now());
	end_group(pointer);
}

static void handle_leave(
	void *data, struct wl_pointer *proxy, uint32_t serial, struct wl_surface *surface)
{
	struct parent_pointer *pointer = data;
	if (pointer->on != NULL) {
		leave(pointer);
	}
}

static void handle_motion(
	void *data, struct wl_pointer *proxy, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
	struct parent_pointer *pointer = data;
	move(pointer, x, y, time);
	end_group(pointer);
}

static void handle_button(void *data, struct wl_pointer *proxy, uint32_t serial, uint32_t time,
	uint32_t button, uint32_t state)
{
	struct parent_pointer *pointer = data;
	bool pressed = state == WL_POINTER_BUTTON_STATE_PRESSED, was_sent;
	bool changes = pressed ? press_set_add(&pointer->buttons, button) != NULL
			       : press_set_remove(&pointer->buttons, button, &was_sent);
	if (changes && pointer->on != NULL) {
		seat_pointer_button(pointer->seat, button, pressed, time);
		end_group(pointer);
	}
}

static struct parent_axis *find_axis(struct parent_pointer *pointer, uint32_t axis)
{
	return axis < PARENT_POINTER_AXES ? &pointer->axes[axis] : NULL;
}

/* The steps and the distance of an axis come apart, in any order. */
static void scroll(struct parent_pointer *pointer)
{
	for (uint32_t i = 0; i < PARENT_POINTER_AXES; i++) {
		struct parent_axis *axis = &pointer->axes[i];
		enum scroll_axis which = (enum scroll_axis)i; /* numbered alike */
		if (axis->moved) {
			seat_pointer_scroll(
				pointer->seat, which, axis->value, axis->value120, axis->time);
		}
		if (axis->stopped) {
			seat_pointer_scroll_stop(pointer->seat, which, axis->time);
		}
		*axis = (struct parent_axis){.time = 0};
	}
}

static void handle_axis(
	void *data, struct wl_pointer *proxy, uint32_t time, uint32_t which, wl_fixed_t value)
{
	struct parent_pointer *pointer = data;
	struct parent_axis *axis = find_axis(pointer, which);
	if (axis == NULL || pointer->on == NULL) {
		return;
	}
	axis->value += wl_fixed_to_double(value);
	axis->time = time;
	axis->moved = true;
	if (!pointer->has_frames) {
		scroll(pointer);
		seat_pointer_frame(pointer->seat);
	}
}

static void handle_frame(void *data, struct wl_pointer *proxy)
{
	struct parent_pointer *pointer = data;
	scroll(pointer);
	seat_pointer_frame(pointer->seat);
}

static void handle_axis_source(void *data, struct wl_pointer *proxy, uint32_t source)
{
	struct parent_pointer *pointer = data;
	if (source < SCROLL_SOURCE_UNKNOWN) {
		seat_pointer_scroll_source(pointer->seat, (enum scroll_source)source);
	}
}

static void handle_axis_stop(void *data, struct wl_pointer *proxy, uint32_t time, uint32_t which)
{
	struct parent_pointer *pointer = data;
	struct parent_axis *axis = find_axis(pointer, which);
	if (axis != NULL) {
		axis->stopped = true;
		axis->time = time;
	}
}

static void add_steps(struct parent_pointer *pointer, uint32_t which, int64_t value120)
{
	struct parent_axis *axis = find_axis(pointer, which);
	int64_t sum = axis != NULL ? axis->value120 + value120 : 0;
	if (axis != NULL && sum >= -VALUE120_MAX && sum <= VALUE120_MAX) {
		axis->value120 = (int32_t)sum;
	}
}

static void handle_axis_discrete(
	void *data, struct wl_pointer *proxy, uint32_t which, int32_t steps)
{
	add_steps(data, which, (int64_t)steps * STEP);
}

static void handle_axis_value120(
	void *data, struct wl_pointer *proxy, uint32_t which, int32_t value120)
{
	add_steps(data, which, value120);
}

#ifdef WL_POINTER_AXIS_RELATIVE_DIRECTION_SINCE_VERSION
/* Of a version that was not bound: libwayland ends the process of who has no handler. */
static void handle_axis_relative_direction(
	void *data, struct wl_pointer *proxy, uint32_t which, uint32_t direction)
{
}
#endif

static const struct wl_pointer_listener pointer_listener = {
	.enter = handle_enter,
	.leave = handle_leave,
	.motion = handle_motion,
	.button = handle_button,
	.axis = handle_axis,
	.frame = handle_frame,
	.axis_source = handle_axis_source,
	.axis_stop = handle_axis_stop,
	.axis_discrete = handle_axis_discrete,
	.axis_value120 = handle_axis_value120,
#ifdef WL_POINTER_AXIS_RELATIVE_DIRECTION_SINCE_VERSION
	.axis_relative_direction = handle_axis_relative_direction,
#endif
};

void parent_pointer_init(struct parent_pointer *pointer, struct parent *parent, struct seat *seat,
	struct wl_seat *proxy)
{
	*pointer = (struct parent_pointer){
		.seat = seat,
		.proxy = wl_seat_get_pointer(proxy),
		.has_frames = wl_seat_get_version(proxy) >= WL_POINTER_FRAME_SINCE_VERSION,
	};
	if (pointer->proxy != NULL) {
		wl_pointer_add_listener(pointer->proxy, &pointer_listener, pointer);
		parent_cursor_init(&pointer->cursor, parent, pointer->proxy);
	}
}

void parent_pointer_finish(struct parent_pointer *pointer)
{
	if (pointer->proxy == NULL) {
		return;
	}
	if (pointer->on != NULL) {
		leave(pointer);
	}
	parent_cursor_finish(&pointer->cursor);
	if (wl_pointer_get_version(pointer->proxy) >= WL_POINTER_RELEASE_SINCE_VERSION) {
		wl_pointer_release(pointer->proxy);
	} else {
		wl_pointer_destroy(pointer->proxy);
	}
	pointer->proxy = NULL;
}

void parent_pointer_forget(struct parent_pointer *pointer, const struct wl_surface *surface)
{
	if (pointer->on == surface && surface != NULL) {
		leave(pointer);
	}
}
