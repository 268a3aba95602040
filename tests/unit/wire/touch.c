/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "play.h"

static void handle_down(void *data, struct wl_touch *touch, uint32_t serial, uint32_t time,
	struct wl_surface *surface, int32_t id, wl_fixed_t x, wl_fixed_t y)
{
	play_note(data, "down %d %g,%g; ", id, wl_fixed_to_double(x), wl_fixed_to_double(y));
}

static void handle_up(
	void *data, struct wl_touch *touch, uint32_t serial, uint32_t time, int32_t id)
{
	play_note(data, "up %d; ", id);
}

static void handle_motion(
	void *data, struct wl_touch *touch, uint32_t time, int32_t id, wl_fixed_t x, wl_fixed_t y)
{
	play_note(data, "move %d %g,%g; ", id, wl_fixed_to_double(x), wl_fixed_to_double(y));
}

static void handle_frame(void *data, struct wl_touch *touch)
{
	play_note(data, "frame; ");
}

static void handle_cancel(void *data, struct wl_touch *touch)
{
	play_note(data, "cancel; ");
}

static const struct wl_touch_listener touch_listener = {
	.down = handle_down,
	.up = handle_up,
	.motion = handle_motion,
	.frame = handle_frame,
	.cancel = handle_cancel,
};

static void handle_capabilities(void *data, struct wl_seat *seat, uint32_t capabilities)
{
	play_note(data, "capabilities %u; ", capabilities);
}

static void handle_name(void *data, struct wl_seat *seat, const char *name)
{
}

static const struct wl_seat_listener seat_listener = {
	.capabilities = handle_capabilities,
	.name = handle_name,
};

static struct wl_touch *get_touch(struct play *play)
{
	struct wl_touch *touch = play_keep(play, wl_seat_get_touch(play->client.seat));
	wl_touch_add_listener(touch, &touch_listener, play);
	play_diary(play);
	return touch;
}

static void capability_comes_and_goes(void)
{
	struct play play;
	play_begin(&play);
	wl_seat_add_listener(play.client.seat, &seat_listener, &play);
	seat_add_touch_device(play.seat);
	CHECK_STR(play_diary(&play), "capabilities 7; ");
	seat_remove_touch_device(play.seat);
	CHECK_STR(play_diary(&play), "capabilities 3; ");
	get_touch(&play); /* may cross the news */
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

static void touches_reach_the_surface(void)
{
	struct play play;
	play_begin(&play);
	seat_add_touch_device(play.seat);
	get_touch(&play);
	seat_touch_down(play.seat, 4, 10, 20, 1);
	seat_touch_frame(play.seat);
	CHECK_STR(play_diary(&play), "down 4 10,20; frame; ");
	get_touch(&play); /* too late for this one */
	seat_touch_motion(play.seat, 4, 12.5, 23, 2);
	seat_touch_up(play.seat, 4, 3);
	seat_touch_frame(play.seat);
	CHECK_STR(play_diary(&play), "move 4 12.5,23; up 4; frame; ");
	seat_touch_down(play.seat, 4, 1, 2, 4);
	seat_touch_cancel(play.seat);
	seat_touch_frame(play.seat);
	CHECK_STR(play_diary(&play), "down 4 1,2; down 4 1,2; cancel; cancel; ");
	play_end(&play);
}

static void an_object_let_go_is_left_alone(void)
{
	struct play play;
	play_begin(&play);
	seat_add_touch_device(play.seat);
	struct wl_touch *touch = get_touch(&play);
	seat_touch_down(play.seat, 0, 0, 0, 1);
	wl_touch_release(play_drop(&play, touch));
	play_diary(&play);
	seat_touch_up(play.seat, 0, 2);
	seat_touch_frame(play.seat);
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

static void no_touch_without_a_screen(void)
{
	struct play play;
	play_begin(&play);
	play_keep(&play, wl_seat_get_touch(play.client.seat));
	CHECK_STR(play_error(&play), "wl_seat 0");
	play_end(&play);
}

static const struct check_case cases[] = {
	{"capability comes and goes", capability_comes_and_goes},
	{"touches reach the surface", touches_reach_the_surface},
	{"an object let go is left alone", an_object_let_go_is_left_alone},
	{"no touch without a screen", no_touch_without_a_screen},
};

CHECK_MAIN(cases)
