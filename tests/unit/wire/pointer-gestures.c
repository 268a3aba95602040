/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "play.h"

#include "pointer-gestures-unstable-v1-client-protocol.h"

static void swipe_begin(void *data, struct zwp_pointer_gesture_swipe_v1 *swipe, uint32_t serial,
	uint32_t time, struct wl_surface *surface, uint32_t fingers)
{
	play_note(data, "swipe %u; ", fingers);
}

static void swipe_update(void *data, struct zwp_pointer_gesture_swipe_v1 *swipe, uint32_t time,
	wl_fixed_t dx, wl_fixed_t dy)
{
	play_note(data, "by %g,%g; ", wl_fixed_to_double(dx), wl_fixed_to_double(dy));
}

static void swipe_end(void *data, struct zwp_pointer_gesture_swipe_v1 *swipe, uint32_t serial,
	uint32_t time, int32_t cancelled)
{
	play_note(data, "swipe %s; ", cancelled ? "cancelled" : "end");
}

static const struct zwp_pointer_gesture_swipe_v1_listener swipe_listener = {
	swipe_begin, swipe_update, swipe_end};

static void pinch_begin(void *data, struct zwp_pointer_gesture_pinch_v1 *pinch, uint32_t serial,
	uint32_t time, struct wl_surface *surface, uint32_t fingers)
{
	play_note(data, "pinch %u; ", fingers);
}

static void pinch_update(void *data, struct zwp_pointer_gesture_pinch_v1 *pinch, uint32_t time,
	wl_fixed_t dx, wl_fixed_t dy, wl_fixed_t scale, wl_fixed_t rotation)
{
	play_note(data, "by %g,%g x%g %g degrees; ", wl_fixed_to_double(dx), wl_fixed_to_double(dy),
		wl_fixed_to_double(scale), wl_fixed_to_double(rotation));
}

static void pinch_end(void *data, struct zwp_pointer_gesture_pinch_v1 *pinch, uint32_t serial,
	uint32_t time, int32_t cancelled)
{
	play_note(data, "pinch %s; ", cancelled ? "cancelled" : "end");
}

static const struct zwp_pointer_gesture_pinch_v1_listener pinch_listener = {
	pinch_begin, pinch_update, pinch_end};

static void hold_begin(void *data, struct zwp_pointer_gesture_hold_v1 *hold, uint32_t serial,
	uint32_t time, struct wl_surface *surface, uint32_t fingers)
{
	play_note(data, "hold %u; ", fingers);
}

static void hold_end(void *data, struct zwp_pointer_gesture_hold_v1 *hold, uint32_t serial,
	uint32_t time, int32_t cancelled)
{
	play_note(data, "hold %s; ", cancelled ? "cancelled" : "end");
}

static const struct zwp_pointer_gesture_hold_v1_listener hold_listener = {hold_begin, hold_end};

static void listen(struct play *play)
{
	struct zwp_pointer_gestures_v1 *gestures =
		play_bind(play, &zwp_pointer_gestures_v1_interface, 3);
	zwp_pointer_gesture_swipe_v1_add_listener(
		play_keep(play, zwp_pointer_gestures_v1_get_swipe_gesture(gestures, play->pointer)),
		&swipe_listener, play);
	zwp_pointer_gesture_pinch_v1_add_listener(
		play_keep(play, zwp_pointer_gestures_v1_get_pinch_gesture(gestures, play->pointer)),
		&pinch_listener, play);
	zwp_pointer_gesture_hold_v1_add_listener(
		play_keep(play, zwp_pointer_gestures_v1_get_hold_gesture(gestures, play->pointer)),
		&hold_listener, play);
	play_move_to(play, 10, 20);
}

static void each_kind_reaches_its_object(void)
{
	struct play play;
	play_begin(&play);
	listen(&play);
	struct gesture *gesture = &play.seat->gesture;
	gesture_begin(gesture, GESTURE_SWIPE, 3, 1);
	gesture_update(gesture, &(struct gesture_motion){.dx = 1, .dy = 2.5}, 2);
	gesture_end(gesture, false, 3);
	CHECK_STR(play_diary(&play), "swipe 3; by 1,2.5; swipe end; ");
	gesture_begin(gesture, GESTURE_PINCH, 2, 4);
	gesture_update(gesture, &(struct gesture_motion){1, 2, 1.25, -10}, 5);
	gesture_begin(gesture, GESTURE_HOLD, 4, 6);
	CHECK_STR(
		play_diary(&play), "pinch 2; by 1,2 x1.25 -10 degrees; pinch cancelled; hold 4; ");
	gesture_end(gesture, true, 7);
	CHECK_STR(play_diary(&play), "hold cancelled; ");
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

static void a_window_that_goes_cancels(void)
{
	struct play play;
	play_begin(&play);
	listen(&play);
	gesture_begin(&play.seat->gesture, GESTURE_SWIPE, 3, 1);
	wl_surface_attach(play.window.surface, NULL, 0, 0);
	wl_surface_commit(play.window.surface);
	CHECK_STR(play_diary(&play), "swipe 3; swipe cancelled; ");
	gesture_end(&play.seat->gesture, false, 2);
	CHECK_STR(play_diary(&play), "");
	play_end(&play);
}

static const struct check_case cases[] = {
	{"each kind reaches its object", each_kind_reaches_its_object},
	{"a window that goes cancels", a_window_that_goes_cancels},
};

CHECK_MAIN(cases)
