/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "play.h"

#include <linux/input-event-codes.h>

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

static uint32_t serial_of(struct play *play, int32_t id)
{
	return touch_find(&play->seat->touch, id)->serial;
}

static void a_finger_moves_a_window(void)
{
	struct play play;
	play_begin(&play);
	struct desktop *desktop = play.client.server->desktop;
	struct window *window = desktop->active;
	seat_add_touch_device(play.seat);
	get_touch(&play);
	seat_touch_down(play.seat, 3, 10, 20, 1);
	seat_touch_frame(play.seat);
	play_diary(&play);
	xdg_toplevel_move(play.window.toplevel, play.client.seat, serial_of(&play, 3));
	CHECK_STR(play_diary(&play), "cancel; ");
	seat_touch_motion(play.seat, 3, 40, 60, 2);
	seat_pointer_motion_absolute(play.seat, 90, 90, 2); /* has no part in it */
	struct box box = shell_surface_box(window->shell_surface);
	CHECK(box.x == 30 && box.y == 40);
	seat_touch_up(play.seat, 3, 3);
	seat_touch_frame(play.seat);
	CHECK(desktop->dragged == NULL && !pointer_is_blocked(&play.seat->pointer));
	CHECK_STR(play_diary(&play), "");
	play_end(&play);
}

static void a_finger_resizes_a_window(void)
{
	struct play play;
	play_begin(&play);
	struct desktop *desktop = play.client.server->desktop;
	seat_add_touch_device(play.seat);
	get_touch(&play);
	seat_touch_down(play.seat, 3, 95, 95, 1);
	play_diary(&play);
	xdg_toplevel_resize(play.window.toplevel, play.client.seat, serial_of(&play, 3),
		XDG_TOPLEVEL_RESIZE_EDGE_BOTTOM_RIGHT);
	play_diary(&play);
	xdg_surface_ack_configure(play.window.xdg_surface, play.window.serial);
	wl_surface_commit(play.window.surface);
	play_diary(&play);
	seat_touch_motion(play.seat, 3, 115, 100, 2);
	play_diary(&play);
	CHECK(play.window.width == PLAY_SIZE + 20 && play.window.height == PLAY_SIZE + 5);
	seat_touch_cancel(play.seat);
	CHECK(desktop->dragged == NULL);
	play_end(&play);
}

static void a_finger_cannot_take_what_the_mouse_has(void)
{
	struct play play;
	play_begin(&play);
	struct desktop *desktop = play.client.server->desktop;
	seat_add_touch_device(play.seat);
	get_touch(&play);
	play_move_to(&play, 50, 50);
	seat_pointer_button(play.seat, BTN_LEFT, true, 1);
	desktop_begin_move(desktop, desktop->active);
	seat_touch_down(play.seat, 3, 10, 20, 1);
	play_diary(&play);
	xdg_toplevel_move(play.window.toplevel, play.client.seat, serial_of(&play, 3));
	play_diary(&play);
	CHECK(!desktop->dragged_by_touch);
	seat_touch_up(play.seat, 3, 2);
	CHECK(desktop->dragged == desktop->active);
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
	{"a finger moves a window", a_finger_moves_a_window},
	{"a finger resizes a window", a_finger_resizes_a_window},
	{"a finger cannot take what the mouse has", a_finger_cannot_take_what_the_mouse_has},
	{"an object let go is left alone", an_object_let_go_is_left_alone},
	{"no touch without a screen", no_touch_without_a_screen},
};

CHECK_MAIN(cases)
