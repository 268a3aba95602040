/* SPDX-License-Identifier: MIT */
/*
 * The pointer's half of seat.h: from what a device says to what the filters and
 * then the pointer are told.
 */
#include "base/clock.h"
#include "input/seat.h"

#include <math.h>
#include <string.h>

enum {
	USEC_PER_MSEC = 1000,
};

/* As near to the far edge as a wl_fixed can tell from it. */
static const double EDGE = 1.0 / 256;

static double clamp(double value, double low, double high)
{
	return value < low ? low : value > high ? high : value;
}

static void clamp_to_box(const struct box *box, double *x, double *y)
{
	*x = clamp(*x, box->x, box_right(box) - EDGE);
	*y = clamp(*y, box->y, box_bottom(box) - EDGE);
}

const struct box *seat_bounds_near(const struct seat *seat, double x, double y)
{
	const struct box *nearest = NULL;
	double best = INFINITY;
	for (size_t i = 0; i < seat->bounds_count; i++) {
		double near_x = x, near_y = y;
		clamp_to_box(&seat->bounds[i], &near_x, &near_y);
		double distance = hypot(near_x - x, near_y - y);
		if (distance < best) {
			best = distance;
			nearest = &seat->bounds[i];
		}
	}
	return nearest;
}

/* To the nearest point of the nearest box. With no boxes, numbers still have to stay numbers
 * of pixels. */
static void clamp_to_bounds(const struct seat *seat, double *x, double *y)
{
	static const struct box anywhere = {-(1 << 24), -(1 << 24), 1 << 25, 1 << 25};
	const struct box *nearest = seat_bounds_near(seat, *x, *y);
	clamp_to_box(nearest != NULL ? nearest : &anywhere, x, y);
}

static void place_pointer(struct seat *seat, double x, double y)
{
	clamp_to_bounds(seat, &x, &y);
	bool appears = !seat->pointer.present;
	pointer_place(&seat->pointer, x, y);
	if (appears && seat->cursor.surface == NULL) {
		seat_reset_cursor(seat);
	}
	cursor_move(&seat->cursor, x, y);
	cursor_show(&seat->cursor, true);
}

void seat_set_bounds(struct seat *seat, const struct box *boxes, size_t count)
{
	seat->bounds_count = 0;
	for (size_t i = 0; i < count && seat->bounds_count < SEAT_BOUNDS_MAX; i++) {
		if (!box_is_empty(&boxes[i])) {
			seat->bounds[seat->bounds_count++] = boxes[i];
		}
	}
	if (seat->pointer.present) {
		place_pointer(seat, seat->pointer.x, seat->pointer.y);
		seat_refocus_pointer(seat);
	} else {
		clamp_to_bounds(seat, &seat->pointer.x, &seat->pointer.y);
	}
}

struct box seat_bounds(const struct seat *seat)
{
	struct box around = {0};
	for (size_t i = 0; i < seat->bounds_count; i++) {
		around = box_unite(&around, &seat->bounds[i]);
	}
	return around;
}

/* What is at the pointer's place has to be known before a press goes there. */
static void settle(struct seat *seat)
{
	if (!seat->pointer.present) {
		place_pointer(seat, seat->pointer.x, seat->pointer.y);
		seat_refocus_pointer(seat);
	} else if (seat->refocus_source != NULL) {
		seat_refocus_pointer(seat);
	}
}

static bool filter_motion(struct seat *seat, uint32_t time)
{
	struct seat_filter_entry *entry, *next;
	wl_list_for_each_safe (entry, next, &seat->filters, link) {
		if (entry->filter->motion != NULL && entry->filter->motion(entry->data, time)) {
			return true;
		}
	}
	return false;
}

static bool filter_button(struct seat *seat, uint32_t button, bool pressed, uint32_t time)
{
	struct seat_filter_entry *entry, *next;
	wl_list_for_each_safe (entry, next, &seat->filters, link) {
		if (entry->filter->button != NULL &&
			entry->filter->button(entry->data, button, pressed, time)) {
			return true;
		}
	}
	return false;
}

static bool filter_scroll(struct seat *seat, enum scroll_axis axis, double value, uint32_t time)
{
	struct seat_filter_entry *entry, *next;
	wl_list_for_each_safe (entry, next, &seat->filters, link) {
		if (entry->filter->scroll != NULL &&
			entry->filter->scroll(entry->data, axis, value, time)) {
			return true;
		}
	}
	return false;
}

static void move(struct seat *seat, const struct relative_motion *motion, double x, double y)
{
	uint32_t time = (uint32_t)(motion->time_usec / USEC_PER_MSEC);
	idle_note_activity(&seat->idle);
	pointer_move_relative(&seat->pointer, motion);
	if (seat->limit_motion != NULL) {
		seat->limit_motion(seat->limit_data, &x, &y);
	}
	place_pointer(seat, x, y);
	if (!filter_motion(seat, time)) {
		pointer_refocus(&seat->pointer, time);
	}
}

void seat_pointer_motion_relative(struct seat *seat, const struct relative_motion *motion)
{
	move(seat, motion, seat->pointer.x + motion->dx, seat->pointer.y + motion->dy);
}

static struct relative_motion plain_motion(double dx, double dy, uint32_t time)
{
	return (struct relative_motion){
		.time_usec = (uint64_t)time * USEC_PER_MSEC,
		.dx = dx,
		.dy = dy,
		.raw_dx = dx,
		.raw_dy = dy,
	};
}

void seat_pointer_motion_absolute(struct seat *seat, double x, double y, uint32_t time)
{
	clamp_to_bounds(seat, &x, &y);
	struct relative_motion motion =
		plain_motion(x - seat->pointer.x, y - seat->pointer.y, time);
	move(seat, &motion, x, y);
}

void seat_pointer_motion(struct seat *seat, double dx, double dy, uint32_t time)
{
	struct relative_motion motion = plain_motion(dx, dy, time);
	seat_pointer_motion_relative(seat, &motion);
}

void seat_set_motion_limit(
	struct seat *seat, void (*limit)(void *data, double *x, double *y), void *data)
{
	seat->limit_motion = limit;
	seat->limit_data = data;
}

void seat_warp_pointer(struct seat *seat, double x, double y)
{
	place_pointer(seat, x, y);
	seat_refocus_pointer(seat);
}

void seat_pointer_button(struct seat *seat, uint32_t button, bool pressed, uint32_t time)
{
	idle_note_activity(&seat->idle);
	settle(seat);
	/* a second device on a button that is held, or one too many, is nothing new */
	bool changes = press_set_would_change(&seat->pointer.buttons, button, pressed);
	bool consumed = changes && filter_button(seat, button, pressed, time);
	pointer_button(&seat->pointer, button, pressed, time, consumed);
}

void seat_pointer_scroll(
	struct seat *seat, enum scroll_axis axis, double value, int32_t value120, uint32_t time)
{
	idle_note_activity(&seat->idle);
	settle(seat);
	if (!filter_scroll(seat, axis, value, time)) {
		pointer_scroll(&seat->pointer, axis, value, value120, time);
	}
}

void seat_pointer_scroll_stop(struct seat *seat, enum scroll_axis axis, uint32_t time)
{
	pointer_scroll_stop(&seat->pointer, axis, time);
}

void seat_pointer_scroll_source(struct seat *seat, enum scroll_source source)
{
	pointer_scroll_source(&seat->pointer, source);
}

void seat_pointer_frame(struct seat *seat)
{
	pointer_frame(&seat->pointer);
}

void seat_pointer_leave(struct seat *seat, uint32_t time)
{
	pointer_take_away(&seat->pointer);
	cursor_show(&seat->cursor, false);
	pointer_refocus(&seat->pointer, time);
	pointer_frame(&seat->pointer);
}
