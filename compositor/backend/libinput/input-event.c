/* SPDX-License-Identifier: MIT */
/*
 * libinput counts how many devices of a seat hold a key or button: to the seat
 * it is pressed with the first and let go of with the last.
 */
#include "backend/libinput/input-event.h"

#include "backend/libinput/device-area.h"

#include <libinput.h>

static void pass_key(struct libinput_event_keyboard *event, struct seat *seat)
{
	bool pressed = libinput_event_keyboard_get_key_state(event) == LIBINPUT_KEY_STATE_PRESSED;
	uint32_t count = libinput_event_keyboard_get_seat_key_count(event);
	if (count == (pressed ? 1U : 0U)) {
		seat_key(seat, libinput_event_keyboard_get_key(event), pressed,
			libinput_event_keyboard_get_time(event));
	}
}

static void pass_button(struct libinput_event_pointer *event, struct seat *seat)
{
	bool pressed =
		libinput_event_pointer_get_button_state(event) == LIBINPUT_BUTTON_STATE_PRESSED;
	uint32_t count = libinput_event_pointer_get_seat_button_count(event);
	if (count == (pressed ? 1U : 0U)) {
		seat_pointer_button(seat, libinput_event_pointer_get_button(event), pressed,
			libinput_event_pointer_get_time(event));
		seat_pointer_frame(seat);
	}
}

static void pass_motion(struct libinput_event_pointer *event, struct seat *seat)
{
	struct relative_motion motion = {
		.time_usec = libinput_event_pointer_get_time_usec(event),
		.dx = libinput_event_pointer_get_dx(event),
		.dy = libinput_event_pointer_get_dy(event),
		.raw_dx = libinput_event_pointer_get_dx_unaccelerated(event),
		.raw_dy = libinput_event_pointer_get_dy_unaccelerated(event),
	};
	seat_pointer_motion_relative(seat, &motion);
	seat_pointer_frame(seat);
}

static const char *output_name(struct libinput_event *event)
{
	return libinput_device_get_output_name(libinput_event_get_device(event));
}

static void pass_place(
	struct libinput_event_pointer *event, struct seat *seat, struct output_layout *layout)
{
	const char *name = output_name(libinput_event_pointer_get_base_event(event));
	double x = libinput_event_pointer_get_absolute_x_transformed(event, 1);
	double y = libinput_event_pointer_get_absolute_y_transformed(event, 1);
	if (device_area_to_scene(layout, name, &x, &y)) {
		seat_pointer_motion_absolute(seat, x, y, libinput_event_pointer_get_time(event));
		seat_pointer_frame(seat);
	}
}

/* One axis of it. A finger or the like that stops says so with 0. */
static void pass_axis(struct libinput_event_pointer *event, struct seat *seat,
	enum libinput_pointer_axis which, enum scroll_axis axis, enum scroll_source source)
{
	if (!libinput_event_pointer_has_axis(event, which)) {
		return;
	}
	uint32_t time = libinput_event_pointer_get_time(event);
	double value = libinput_event_pointer_get_scroll_value(event, which);
	bool is_wheel = source == SCROLL_SOURCE_WHEEL;
	if (value == 0 && !is_wheel) {
		seat_pointer_scroll_stop(seat, axis, time);
	} else {
		double value120 =
			is_wheel ? libinput_event_pointer_get_scroll_value_v120(event, which) : 0;
		seat_pointer_scroll(seat, axis, value, (int32_t)value120, time);
	}
}

static void pass_scroll(
	struct libinput_event_pointer *event, struct seat *seat, enum scroll_source source)
{
	seat_pointer_scroll_source(seat, source);
	pass_axis(event, seat, LIBINPUT_POINTER_AXIS_SCROLL_VERTICAL, SCROLL_VERTICAL, source);
	pass_axis(event, seat, LIBINPUT_POINTER_AXIS_SCROLL_HORIZONTAL, SCROLL_HORIZONTAL, source);
	seat_pointer_frame(seat);
}

static void pass_touch_place(struct libinput_event_touch *event, struct seat *seat,
	struct output_layout *layout, bool is_down)
{
	const char *name = output_name(libinput_event_touch_get_base_event(event));
	double x = libinput_event_touch_get_x_transformed(event, 1);
	double y = libinput_event_touch_get_y_transformed(event, 1);
	int32_t id = libinput_event_touch_get_seat_slot(event);
	uint32_t time = libinput_event_touch_get_time(event);
	if (!device_area_to_scene(layout, name, &x, &y)) {
		return;
	}
	if (is_down) {
		seat_touch_down(seat, id, x, y, time);
	} else {
		seat_touch_motion(seat, id, x, y, time);
	}
}

static void pass_gesture_begin(
	struct libinput_event_gesture *event, struct seat *seat, enum gesture_kind kind)
{
	gesture_begin(&seat->gesture, kind,
		(uint32_t)libinput_event_gesture_get_finger_count(event),
		libinput_event_gesture_get_time(event));
}

static void pass_gesture_update(
	struct libinput_event_gesture *event, struct seat *seat, enum gesture_kind kind)
{
	struct gesture_motion motion = {
		.dx = libinput_event_gesture_get_dx(event),
		.dy = libinput_event_gesture_get_dy(event),
		.scale = kind == GESTURE_PINCH ? libinput_event_gesture_get_scale(event) : 1,
		.rotation =
			kind == GESTURE_PINCH ? libinput_event_gesture_get_angle_delta(event) : 0,
	};
	gesture_update(&seat->gesture, &motion, libinput_event_gesture_get_time(event));
}

static void pass_gesture_end(struct libinput_event_gesture *event, struct seat *seat)
{
	gesture_end(&seat->gesture, libinput_event_gesture_get_cancelled(event) != 0,
		libinput_event_gesture_get_time(event));
}

static void pass_gesture(struct libinput_event *base, struct seat *seat)
{
	struct libinput_event_gesture *event = libinput_event_get_gesture_event(base);
	switch (libinput_event_get_type(base)) {
	case LIBINPUT_EVENT_GESTURE_SWIPE_BEGIN:
		pass_gesture_begin(event, seat, GESTURE_SWIPE);
		break;
	case LIBINPUT_EVENT_GESTURE_PINCH_BEGIN:
		pass_gesture_begin(event, seat, GESTURE_PINCH);
		break;
	case LIBINPUT_EVENT_GESTURE_HOLD_BEGIN:
		pass_gesture_begin(event, seat, GESTURE_HOLD);
		break;
	case LIBINPUT_EVENT_GESTURE_SWIPE_UPDATE:
		pass_gesture_update(event, seat, GESTURE_SWIPE);
		break;
	case LIBINPUT_EVENT_GESTURE_PINCH_UPDATE:
		pass_gesture_update(event, seat, GESTURE_PINCH);
		break;
	default:
		pass_gesture_end(event, seat);
	}
}

static void pass_touch(struct libinput_event *base, struct seat *seat, struct output_layout *layout)
{
	struct libinput_event_touch *event = libinput_event_get_touch_event(base);
	switch (libinput_event_get_type(base)) {
	case LIBINPUT_EVENT_TOUCH_DOWN:
		pass_touch_place(event, seat, layout, true);
		break;
	case LIBINPUT_EVENT_TOUCH_MOTION:
		pass_touch_place(event, seat, layout, false);
		break;
	case LIBINPUT_EVENT_TOUCH_UP:
		seat_touch_up(seat, libinput_event_touch_get_seat_slot(event),
			libinput_event_touch_get_time(event));
		break;
	case LIBINPUT_EVENT_TOUCH_CANCEL:
		seat_touch_cancel(seat);
		break;
	default:
		seat_touch_frame(seat);
	}
}

static void pass_pointer(
	struct libinput_event *base, struct seat *seat, struct output_layout *layout)
{
	struct libinput_event_pointer *event = libinput_event_get_pointer_event(base);
	switch (libinput_event_get_type(base)) {
	case LIBINPUT_EVENT_POINTER_MOTION:
		pass_motion(event, seat);
		break;
	case LIBINPUT_EVENT_POINTER_MOTION_ABSOLUTE:
		pass_place(event, seat, layout);
		break;
	case LIBINPUT_EVENT_POINTER_BUTTON:
		pass_button(event, seat);
		break;
	case LIBINPUT_EVENT_POINTER_SCROLL_WHEEL:
		pass_scroll(event, seat, SCROLL_SOURCE_WHEEL);
		break;
	case LIBINPUT_EVENT_POINTER_SCROLL_FINGER:
		pass_scroll(event, seat, SCROLL_SOURCE_FINGER);
		break;
	case LIBINPUT_EVENT_POINTER_SCROLL_CONTINUOUS:
		pass_scroll(event, seat, SCROLL_SOURCE_CONTINUOUS);
		break;
	default: /* POINTER_AXIS says the same in an older way */
		break;
	}
}

/* libinput numbers its events in groups of a hundred. */
static int group_of(enum libinput_event_type type)
{
	return (int)type / 100 * 100;
}

void input_event_pass_on(
	struct libinput_event *event, struct seat *seat, struct output_layout *layout)
{
	switch (group_of(libinput_event_get_type(event))) {
	case LIBINPUT_EVENT_KEYBOARD_KEY:
		pass_key(libinput_event_get_keyboard_event(event), seat);
		break;
	case LIBINPUT_EVENT_POINTER_MOTION:
		pass_pointer(event, seat, layout);
		break;
	case LIBINPUT_EVENT_TOUCH_DOWN:
		pass_touch(event, seat, layout);
		break;
	case LIBINPUT_EVENT_GESTURE_SWIPE_BEGIN:
		pass_gesture(event, seat);
		break;
	default: /* of drawing tablets, pads and switches */
		break;
	}
}
