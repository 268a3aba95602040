/* SPDX-License-Identifier: MIT */
#include "input/drag.h"

#include "base/clock.h"

#include <assert.h>

static void keep_input_empty(struct surface *surface)
{
	pixman_region32_clear(&surface->current.input);
}

const struct surface_role drag_icon_role = {
	.name = "wl_data_device-icon",
	.any_size = true,
	.committed = keep_input_empty,
};

static int take_icon(struct drag *drag, struct surface *icon)
{
	keep_input_empty(icon);
	cursor_move(&drag->icon, drag->x, drag->y);
	return cursor_set_surface(&drag->icon, icon, 0, 0);
}

static void forget_focus(struct drag *drag)
{
	wl_list_remove(&drag->focus_unmap.link);
	wl_list_remove(&drag->focus_destroy.link);
	drag->focus = NULL;
}

static void leave(struct drag *drag)
{
	if (drag->focus == NULL) {
		return;
	}
	if (drag->source != NULL && drag->source->offer != NULL) {
		data_offer_leave(drag->source->offer);
	}
	wl_signal_emit_mutable(&drag->events.leave, drag);
	forget_focus(drag);
}

static void enter(struct drag *drag, struct surface *surface, double x, double y)
{
	drag->focus = surface;
	drag->local_x = x;
	drag->local_y = y;
	wl_signal_add(&surface->events.unmap, &drag->focus_unmap);
	wl_signal_add(&surface->events.destroy, &drag->focus_destroy);
	wl_signal_emit_mutable(&drag->events.enter, drag);
}

static void handle_focus_unmap(struct wl_listener *listener, void *data)
{
	struct drag *drag = wl_container_of(listener, drag, focus_unmap);
	leave(drag);
}

static void handle_focus_destroy(struct wl_listener *listener, void *data)
{
	struct drag *drag = wl_container_of(listener, drag, focus_destroy);
	leave(drag);
}

static void look(struct drag *drag, uint32_t time)
{
	double x = 0, y = 0;
	struct surface *surface = scene_at(drag->seat->pointer.scene, drag->x, drag->y, &x, &y);
	if (surface != NULL && drag->may_enter != NULL &&
		!drag->may_enter(drag->may_enter_data, surface)) {
		surface = NULL;
	}
	if (surface != drag->focus) {
		leave(drag);
		if (surface != NULL) {
			enter(drag, surface, x, y);
		}
	} else if (surface != NULL && (x != drag->local_x || y != drag->local_y)) {
		drag->local_x = x;
		drag->local_y = y;
		struct drag_motion_event event = {drag, time};
		wl_signal_emit_mutable(&drag->events.motion, &event);
	}
}

static void move(struct drag *drag, double x, double y, uint32_t time)
{
	drag->x = x;
	drag->y = y;
	cursor_move(&drag->icon, x, y);
	look(drag, time);
}

/* What the drag holds of seat, source and icon; what was told to clients stays. */
static void end(struct drag *drag)
{
	drag->active = false;
	cursor_set_surface(&drag->icon, NULL, 0, 0);
	wl_list_remove(&drag->origin_destroy.link);
	wl_list_init(&drag->origin_destroy.link);
	if (drag->source != NULL) {
		wl_list_remove(&drag->source_destroy.link);
		drag->source = NULL;
	}
	seat_remove_filter(&drag->filter);
	if (!drag->by_touch) {
		pointer_unblock(&drag->seat->pointer);
	}
}

static void drop(struct drag *drag)
{
	bool internal = drag->source == NULL;
	struct data_offer *offer = internal ? NULL : drag->source->offer;
	if (drag->focus == NULL || (!internal && (offer == NULL || !data_offer_drop(offer)))) {
		drag_cancel(drag);
		return;
	}
	wl_signal_emit_mutable(&drag->events.drop, drag);
	forget_focus(drag);
	end(drag);
}

static bool filter_motion(void *data, uint32_t time)
{
	struct drag *drag = data;
	if (drag->by_touch) {
		return false;
	}
	move(drag, drag->seat->pointer.x, drag->seat->pointer.y, time);
	return true;
}

static bool filter_button(void *data, uint32_t button, bool pressed, uint32_t time)
{
	struct drag *drag = data;
	if (drag->by_touch) {
		return false;
	}
	if (!pressed && drag->seat->pointer.buttons.count == 1) { /* this one is the last */
		look(drag, time);
		drop(drag);
	}
	return true;
}

static bool is_finger_of(const struct drag *drag, const struct touch_point *point)
{
	return drag->by_touch && point->id == drag->touch_id;
}

static void show_touch_motion(void *data, const struct touch_point *point)
{
	struct drag *drag = data;
	if (is_finger_of(drag, point)) {
		move(drag, point->x, point->y, clock_to_msec(clock_now()));
	}
}

static void show_touch_up(void *data, const struct touch_point *point, bool cancelled)
{
	struct drag *drag = data;
	if (is_finger_of(drag, point) && cancelled) {
		drag_cancel(drag);
	} else if (is_finger_of(drag, point)) {
		look(drag, clock_to_msec(clock_now()));
		drop(drag);
	}
}

static bool filter_key(void *data, uint32_t key, bool pressed, uint32_t time)
{
	struct drag *drag = data;
	if (!pressed || keyboard_keysym(&drag->seat->keyboard, key) != XKB_KEY_Escape) {
		return false;
	}
	drag_cancel(drag);
	return true;
}

static const struct seat_filter drag_filter = {
	.motion = filter_motion,
	.button = filter_button,
	.key = filter_key,
	.touch_motion = show_touch_motion,
	.touch_up = show_touch_up,
};

static void handle_source_destroy(struct wl_listener *listener, void *data)
{
	struct drag *drag = wl_container_of(listener, drag, source_destroy);
	/* nobody is left to hear that it was cancelled */
	leave(drag);
	end(drag);
}

static void handle_origin_destroy(struct wl_listener *listener, void *data)
{
	struct drag *drag = wl_container_of(listener, drag, origin_destroy);
	drag_cancel(drag);
}

static void handle_interrupt(struct wl_listener *listener, void *data)
{
	struct drag *drag = wl_container_of(listener, drag, interrupt);
	if (drag->active) {
		drag_cancel(drag);
	}
}

void drag_init(struct drag *drag, struct seat *seat)
{
	*drag = (struct drag){
		.seat = seat,
		.interrupt.notify = handle_interrupt,
		.origin_destroy.notify = handle_origin_destroy,
		.source_destroy.notify = handle_source_destroy,
		.focus_unmap.notify = handle_focus_unmap,
		.focus_destroy.notify = handle_focus_destroy,
	};
	wl_list_init(&drag->origin_destroy.link);
	wl_signal_add(&seat->events.interrupt, &drag->interrupt);
	cursor_init(&drag->icon, seat->pointer.scene, SCENE_OVERLAY);
	cursor_show(&drag->icon, true);
	wl_signal_init(&drag->events.enter);
	wl_signal_init(&drag->events.motion);
	wl_signal_init(&drag->events.leave);
	wl_signal_init(&drag->events.drop);
}

void drag_finish(struct drag *drag)
{
	if (drag->active) {
		drag_cancel(drag);
	}
	wl_list_remove(&drag->interrupt.link);
	assert(wl_list_empty(&drag->events.enter.listener_list));
	assert(wl_list_empty(&drag->events.motion.listener_list));
	assert(wl_list_empty(&drag->events.leave.listener_list));
	assert(wl_list_empty(&drag->events.drop.listener_list));
}

/* Whoever had pointer or finger has it no more. */
static void take_hold(struct drag *drag)
{
	struct touch *touch = &drag->seat->touch;
	const struct touch_point *point = drag->by_touch ? touch_find(touch, drag->touch_id) : NULL;
	if (!drag->by_touch) {
		pointer_block(&drag->seat->pointer);
	} else if (point != NULL && point->surface != NULL) {
		touch_cancel(touch, point->surface);
	}
}

static void take_source(struct drag *drag, struct data_source *source, struct surface *origin)
{
	drag->source = source;
	if (source != NULL) {
		source->use = DATA_SOURCE_DRAG;
		wl_signal_add(&source->events.destroy, &drag->source_destroy);
	} else {
		wl_signal_add(&origin->events.destroy, &drag->origin_destroy);
	}
}

static void place_at_start(struct drag *drag, const struct touch_point *point)
{
	drag->by_touch = point != NULL;
	drag->touch_id = point != NULL ? point->id : 0;
	drag->x = point != NULL ? point->x : drag->seat->pointer.x;
	drag->y = point != NULL ? point->y : drag->seat->pointer.y;
}

int drag_start(struct drag *drag, const struct touch_point *point, struct data_source *source,
	struct surface *origin, struct surface *icon,
	bool (*may_enter)(void *data, struct surface *surface), void *data)
{
	assert(!drag->active);
	if (source != NULL && source->use != DATA_SOURCE_UNUSED) {
		return DATA_SOURCE_IN_USE;
	}
	place_at_start(drag, point);
	if (icon != NULL) {
		int error = take_icon(drag, icon);
		if (error != 0) {
			return error;
		}
	}
	drag->active = true;
	drag->may_enter = may_enter;
	drag->may_enter_data = data;
	take_source(drag, source, origin);
	seat_add_filter(drag->seat, &drag->filter, &drag_filter, drag);
	take_hold(drag);
	look(drag, clock_to_msec(clock_now()));
	return 0;
}

void drag_cancel(struct drag *drag)
{
	struct data_source *source = drag->source;
	leave(drag);
	end(drag);
	if (source != NULL) {
		source->impl->cancelled(source);
	}
}
