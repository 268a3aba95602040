/* SPDX-License-Identifier: MIT */
/*
 * The touch screen's part of seat.h: from what a device says to what the
 * filters and then the surface touched are told.
 */
#include "input/seat.h"

#include <assert.h>

void seat_add_touch_device(struct seat *seat)
{
	seat->touch_devices++;
	if (seat->touch_devices == 1) {
		seat->ever_had_touch = true;
		wl_signal_emit_mutable(&seat->events.capabilities, seat);
	}
}

void seat_remove_touch_device(struct seat *seat)
{
	assert(seat->touch_devices > 0);
	seat->touch_devices--;
	if (seat->touch_devices == 0) {
		seat_touch_cancel(seat);
		wl_signal_emit_mutable(&seat->events.capabilities, seat);
	}
}

bool seat_has_touch(const struct seat *seat)
{
	return seat->touch_devices > 0;
}

static bool filter_down(struct seat *seat, const struct touch_point *point, uint32_t time)
{
	struct seat_filter_entry *entry, *next;
	wl_list_for_each_safe (entry, next, &seat->filters, link) {
		if (entry->filter->touch_down != NULL &&
			entry->filter->touch_down(entry->data, point, time)) {
			return true;
		}
	}
	return false;
}

static void show_motion(struct seat *seat, const struct touch_point *point)
{
	struct seat_filter_entry *entry, *next;
	wl_list_for_each_safe (entry, next, &seat->filters, link) {
		if (entry->filter->touch_motion != NULL) {
			entry->filter->touch_motion(entry->data, point);
		}
	}
}

static void show_up(struct seat *seat, const struct touch_point *point, bool cancelled)
{
	struct seat_filter_entry *entry, *next;
	wl_list_for_each_safe (entry, next, &seat->filters, link) {
		if (entry->filter->touch_up != NULL) {
			entry->filter->touch_up(entry->data, point, cancelled);
		}
	}
}

void seat_touch_down(struct seat *seat, int32_t id, double x, double y, uint32_t time)
{
	struct touch_point *point = touch_put_down(&seat->touch, id, x, y);
	idle_note_activity(&seat->idle);
	if (point != NULL) {
		bool consumed = filter_down(seat, point, time);
		touch_begin(point, time, consumed);
	}
}

void seat_touch_motion(struct seat *seat, int32_t id, double x, double y, uint32_t time)
{
	struct touch_point *point = touch_find(&seat->touch, id);
	idle_note_activity(&seat->idle);
	if (point != NULL) {
		touch_move(point, x, y, time);
		show_motion(seat, point);
	}
}

void seat_touch_up(struct seat *seat, int32_t id, uint32_t time)
{
	struct touch_point *point = touch_find(&seat->touch, id);
	idle_note_activity(&seat->idle);
	if (point != NULL) {
		show_up(seat, point, false);
		touch_lift(point, time);
	}
}

void seat_touch_frame(struct seat *seat)
{
	touch_frame(&seat->touch);
}

void seat_touch_cancel(struct seat *seat)
{
	for (size_t i = 0; i < TOUCH_POINTS_MAX; i++) {
		if (seat->touch.points[i].down) {
			show_up(seat, &seat->touch.points[i], true);
		}
	}
	touch_cancel_all(&seat->touch);
}
