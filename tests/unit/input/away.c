/* SPDX-License-Identifier: MIT */
/*
 * Devices that act on something else for a while: those of another compositor,
 * of which we are one window.
 */
#include "check.h"
#include "fixture.h"

#include <linux/input-event-codes.h>

static void the_pointer_has_no_focus(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_pointer_motion_absolute(test.seat, 50, 50, 1);
	seat_pointer_frame(test.seat);
	test_seat_diary(&test);
	seat_pointer_leave(test.seat, 2);
	CHECK_STR(test_seat_diary(&test), "leave A; frame; ");
	scene_node_set_position(a.node, 1, 1);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "");
	seat_pointer_motion_absolute(test.seat, 51, 51, 3);
	CHECK_STR(test_seat_diary(&test), "enter A 50,50; ");
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void note_back(struct wl_listener *listener, void *data)
{
	struct seat *seat = data;
	CHECK(!seat->keyboard_is_away);
	seat_set_keyboard_focus(seat, seat->pointer.focus);
}

/* Whoever sets the focus sets it again: what it is may have changed meanwhile. */
static void the_keyboard_has_no_focus(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 10, 10);
	struct wl_listener back = {.notify = note_back};
	wl_signal_add(&test.seat->events.keyboard_back, &back);
	seat_set_keyboard_focus(test.seat, a.surface);
	test_seat_diary(&test);
	seat_set_keyboard_away(test.seat, true);
	CHECK_STR(test_seat_diary(&test), "unfocus A; ");
	seat_set_keyboard_away(test.seat, true);
	seat_set_keyboard_focus(test.seat, a.surface);
	seat_key(test.seat, KEY_Q, true, 1);
	seat_key(test.seat, KEY_Q, false, 2);
	CHECK_STR(test_seat_diary(&test), "");
	seat_pointer_motion_absolute(test.seat, 5, 5, 3);
	test_seat_diary(&test);
	seat_set_keyboard_away(test.seat, false);
	CHECK_STR(test_seat_diary(&test), "focus A; mods 0 0 0 0; ");
	wl_list_remove(&back.link);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static const struct check_case cases[] = {
	{"the pointer has no focus", the_pointer_has_no_focus},
	{"the keyboard has no focus", the_keyboard_has_no_focus},
};

CHECK_MAIN(cases)
