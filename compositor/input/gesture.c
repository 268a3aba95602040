/* SPDX-License-Identifier: MIT */
#include "input/gesture.h"

#include "base/clock.h"

#include <assert.h>

static void cancel(struct gesture *gesture)
{
	gesture_end(gesture, true, clock_to_msec(clock_now()));
}

static void handle_surface_unmap(struct wl_listener *listener, void *data)
{
	struct gesture *gesture = wl_container_of(listener, gesture, surface_unmap);
	cancel(gesture);
}

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct gesture *gesture = wl_container_of(listener, gesture, surface_destroy);
	cancel(gesture);
}

void gesture_init(struct gesture *gesture, struct pointer *pointer)
{
	*gesture = (struct gesture){
		.pointer = pointer,
		.surface_unmap.notify = handle_surface_unmap,
		.surface_destroy.notify = handle_surface_destroy,
	};
	wl_signal_init(&gesture->events.begin);
	wl_signal_init(&gesture->events.update);
	wl_signal_init(&gesture->events.end);
}

void gesture_finish(struct gesture *gesture)
{
	cancel(gesture);
	assert(wl_list_empty(&gesture->events.begin.listener_list));
	assert(wl_list_empty(&gesture->events.update.listener_list));
	assert(wl_list_empty(&gesture->events.end.listener_list));
}

void gesture_begin(struct gesture *gesture, enum gesture_kind kind, uint32_t fingers, uint32_t time)
{
	gesture_end(gesture, true, time);
	struct surface *surface = gesture->pointer->focus;
	if (surface == NULL) {
		return;
	}
	gesture->kind = kind;
	gesture->surface = surface;
	wl_signal_add(&surface->events.unmap, &gesture->surface_unmap);
	wl_signal_add(&surface->events.destroy, &gesture->surface_destroy);
	struct gesture_event event = {
		.gesture = gesture,
		.serial = serials_next(gesture->pointer->serials),
		.time = time,
		.fingers = fingers,
	};
	wl_signal_emit_mutable(&gesture->events.begin, &event);
}

void gesture_update(struct gesture *gesture, const struct gesture_motion *motion, uint32_t time)
{
	if (gesture->surface != NULL && gesture->kind != GESTURE_HOLD) {
		struct gesture_event event = {
			.gesture = gesture,
			.time = time,
			.motion = *motion,
		};
		wl_signal_emit_mutable(&gesture->events.update, &event);
	}
}

void gesture_end(struct gesture *gesture, bool cancelled, uint32_t time)
{
	if (gesture->surface == NULL) {
		return;
	}
	struct gesture_event event = {
		.gesture = gesture,
		.serial = serials_next(gesture->pointer->serials),
		.time = time,
		.cancelled = cancelled,
	};
	wl_signal_emit_mutable(&gesture->events.end, &event);
	wl_list_remove(&gesture->surface_unmap.link);
	wl_list_remove(&gesture->surface_destroy.link);
	gesture->surface = NULL;
}
