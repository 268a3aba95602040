/* SPDX-License-Identifier: MIT */
#include "input/pointer.h"

#include "base/clock.h"

#include <assert.h>

static void set_focus(struct pointer *pointer, struct surface *surface, double x, double y);

static void handle_focus_unmap(struct wl_listener *listener, void *data)
{
	struct pointer *pointer = wl_container_of(listener, pointer, focus_unmap);
	set_focus(pointer, NULL, 0, 0);
	pointer_frame(pointer);
}

static void handle_focus_destroy(struct wl_listener *listener, void *data)
{
	struct pointer *pointer = wl_container_of(listener, pointer, focus_destroy);
	set_focus(pointer, NULL, 0, 0);
	pointer_frame(pointer);
}

void pointer_init(struct pointer *pointer, struct scene *scene, struct serials *serials)
{
	*pointer = (struct pointer){
		.scene = scene,
		.serials = serials,
		.focus_unmap.notify = handle_focus_unmap,
		.focus_destroy.notify = handle_focus_destroy,
	};
	scroll_init(&pointer->scroll);
	wl_signal_init(&pointer->events.enter);
	wl_signal_init(&pointer->events.leave);
	wl_signal_init(&pointer->events.motion);
	wl_signal_init(&pointer->events.relative);
	wl_signal_init(&pointer->events.button);
	wl_signal_init(&pointer->events.scroll);
	wl_signal_init(&pointer->events.frame);
	wl_signal_init(&pointer->events.focus);
}

void pointer_finish(struct pointer *pointer)
{
	set_focus(pointer, NULL, 0, 0);
	assert(wl_list_empty(&pointer->events.enter.listener_list));
	assert(wl_list_empty(&pointer->events.leave.listener_list));
	assert(wl_list_empty(&pointer->events.motion.listener_list));
	assert(wl_list_empty(&pointer->events.relative.listener_list));
	assert(wl_list_empty(&pointer->events.button.listener_list));
	assert(wl_list_empty(&pointer->events.scroll.listener_list));
	assert(wl_list_empty(&pointer->events.frame.listener_list));
	assert(wl_list_empty(&pointer->events.focus.listener_list));
}

/* Something that a frame has to end. */
static void announce(struct pointer *pointer, struct wl_signal *signal, void *event)
{
	pointer->unframed = true;
	wl_signal_emit_mutable(signal, event);
}

static void leave(struct pointer *pointer)
{
	struct pointer_focus_event event = {
		.pointer = pointer,
		.surface = pointer->focus,
		.serial = serials_next(pointer->serials),
	};
	announce(pointer, &pointer->events.leave, &event);
	wl_list_remove(&pointer->focus_unmap.link);
	wl_list_remove(&pointer->focus_destroy.link);
	press_set_forget_sent(&pointer->buttons);
	scroll_init(&pointer->scroll);
	pointer->focus = NULL;
}

static void enter(struct pointer *pointer, struct surface *surface, double x, double y)
{
	pointer->focus = surface;
	pointer->local_x = x;
	pointer->local_y = y;
	pointer->enter_serial = serials_next(pointer->serials);
	wl_signal_add(&surface->events.unmap, &pointer->focus_unmap);
	wl_signal_add(&surface->events.destroy, &pointer->focus_destroy);
	struct pointer_focus_event event = {
		.pointer = pointer,
		.surface = surface,
		.serial = pointer->enter_serial,
	};
	announce(pointer, &pointer->events.enter, &event);
}

static void set_focus(struct pointer *pointer, struct surface *surface, double x, double y)
{
	if (surface == pointer->focus) {
		return;
	}
	if (pointer->focus != NULL) {
		leave(pointer);
	}
	if (surface != NULL) {
		enter(pointer, surface, x, y);
	}
	wl_signal_emit_mutable(&pointer->events.focus, pointer);
}

void pointer_place(struct pointer *pointer, double x, double y)
{
	pointer->present = true;
	pointer->x = x;
	pointer->y = y;
}

void pointer_take_away(struct pointer *pointer)
{
	pointer->present = false;
}

void pointer_move_relative(struct pointer *pointer, const struct relative_motion *motion)
{
	if (pointer->focus != NULL) {
		announce(pointer, &pointer->events.relative, (void *)motion);
	}
}

/* The pointer's place in the coordinates of its focus, wherever both are. A surface that has
 * left the scene keeps the place it had last. */
static void locate_in_focus(const struct pointer *pointer, double *x_out, double *y_out)
{
	*x_out = pointer->local_x;
	*y_out = pointer->local_y;
	scene_locate(pointer->scene, pointer->focus, pointer->x, pointer->y, x_out, y_out);
}

static struct surface *pick(struct pointer *pointer, double *x_out, double *y_out)
{
	if (!pointer->present || pointer->blocks > 0) {
		return NULL;
	}
	if (pointer_is_grabbed(pointer)) {
		locate_in_focus(pointer, x_out, y_out);
		return pointer->focus;
	}
	struct surface *surface = scene_at(pointer->scene, pointer->x, pointer->y, x_out, y_out);
	bool refused = surface != NULL && pointer->may_focus != NULL &&
		       !pointer->may_focus(pointer->may_focus_data, surface);
	return refused ? NULL : surface;
}

void pointer_refocus(struct pointer *pointer, uint32_t time)
{
	double x = 0, y = 0;
	struct surface *surface = pick(pointer, &x, &y);
	if (surface != pointer->focus) {
		set_focus(pointer, surface, x, y);
	} else if (surface != NULL && (x != pointer->local_x || y != pointer->local_y)) {
		pointer->local_x = x;
		pointer->local_y = y;
		struct pointer_motion_event event = {.pointer = pointer, .time = time};
		announce(pointer, &pointer->events.motion, &event);
	}
}

static void send_button(struct pointer *pointer, uint32_t button, bool pressed, uint32_t time)
{
	bool begins_grab = pressed && !pointer_is_grabbed(pointer);
	struct pointer_button_event event = {
		.pointer = pointer,
		.serial = pressed ? serials_next_press(pointer->serials, pointer->focus->budget)
				  : serials_next(pointer->serials),
		.time = time,
		.button = button,
		.pressed = pressed,
	};
	if (begins_grab) {
		pointer->grab_serial = event.serial;
	}
	announce(pointer, &pointer->events.button, &event);
}

void pointer_button(
	struct pointer *pointer, uint32_t button, bool pressed, uint32_t time, bool consumed)
{
	if (pressed) {
		struct press *press = press_set_add(&pointer->buttons, button);
		if (press != NULL && !consumed && pointer->focus != NULL) {
			send_button(pointer, button, true, time);
			press->sent = true;
		}
		return;
	}
	bool sent;
	if (press_set_remove(&pointer->buttons, button, &sent) && sent) {
		send_button(pointer, button, false, time);
		pointer_refocus(pointer, time);
	}
}

void pointer_scroll(struct pointer *pointer, enum scroll_axis axis, double value, int32_t value120,
	uint32_t time)
{
	scroll_move(&pointer->scroll, axis, value, value120, time);
}

void pointer_scroll_stop(struct pointer *pointer, enum scroll_axis axis, uint32_t time)
{
	scroll_stop(&pointer->scroll, axis, time);
}

void pointer_scroll_source(struct pointer *pointer, enum scroll_source source)
{
	scroll_set_source(&pointer->scroll, source);
}

static void flush_scroll(struct pointer *pointer)
{
	struct pointer_scroll_event event = {.pointer = pointer};
	if (scroll_take(&pointer->scroll, &event.news) && pointer->focus != NULL) {
		announce(pointer, &pointer->events.scroll, &event);
	}
}

void pointer_frame(struct pointer *pointer)
{
	flush_scroll(pointer);
	if (pointer->unframed) {
		pointer->unframed = false;
		wl_signal_emit_mutable(&pointer->events.frame, pointer);
	}
}

bool pointer_is_grabbed(const struct pointer *pointer)
{
	return pointer->focus != NULL && press_set_any_sent(&pointer->buttons);
}

void pointer_block(struct pointer *pointer)
{
	pointer->blocks++;
	set_focus(pointer, NULL, 0, 0);
	pointer_frame(pointer);
}

static void look_again(struct pointer *pointer)
{
	pointer_refocus(pointer, clock_to_msec(clock_now()));
	pointer_frame(pointer);
}

void pointer_unblock(struct pointer *pointer)
{
	assert(pointer->blocks > 0);
	pointer->blocks--;
	look_again(pointer);
}

bool pointer_is_blocked(const struct pointer *pointer)
{
	return pointer->blocks > 0;
}

void pointer_set_focus_filter(
	struct pointer *pointer, bool (*may_focus)(void *data, struct surface *surface), void *data)
{
	pointer->may_focus = may_focus;
	pointer->may_focus_data = data;
	look_again(pointer);
}
