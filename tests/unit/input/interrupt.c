/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

enum {
	LEFT_BUTTON = 0x110,
	KEY = 30,
};

/* As when the session is locked in the middle of something. */
static void what_is_held_reaches_nobody(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 10, 10, 100, 100);
	seat_pointer_motion_absolute(test.seat, 20, 30, 1);
	seat_pointer_button(test.seat, LEFT_BUTTON, true, 1);
	seat_pointer_frame(test.seat);
	seat_touch_down(test.seat, 0, 20, 30, 1);
	seat_touch_frame(test.seat);
	test_seat_diary(&test);
	scene_set_floor(&test.scene, SCENE_LOCK);
	seat_interrupt(test.seat);
	const char *diary = test_seat_diary(&test);
	CHECK(strstr(diary, "leave A") != NULL && strstr(diary, "cancel") != NULL);
	CHECK(test.seat->pointer.focus == NULL);
	seat_pointer_motion(test.seat, 5, 5, 2);
	seat_pointer_button(test.seat, LEFT_BUTTON, false, 2);
	seat_pointer_button(test.seat, LEFT_BUTTON, true, 2);
	seat_pointer_button(test.seat, LEFT_BUTTON, false, 2);
	seat_touch_motion(test.seat, 0, 30, 30, 2);
	seat_touch_up(test.seat, 0, 2);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "");
	/* and comes back when there is something again */
	scene_set_floor(&test.scene, SCENE_BACKGROUND);
	test_seat_turn(&test);
	CHECK(test.seat->pointer.focus == a.surface);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void move(struct seat *seat)
{
	seat_pointer_motion(seat, 1, 1, 1);
}

static void move_to(struct seat *seat)
{
	seat_pointer_motion_absolute(seat, 5, 5, 1);
}

static void press(struct seat *seat)
{
	seat_pointer_button(seat, LEFT_BUTTON, true, 1);
}

static void scroll(struct seat *seat)
{
	seat_pointer_scroll(seat, SCROLL_VERTICAL, 10, 120, 1);
}

static void type(struct seat *seat)
{
	seat_key(seat, KEY, true, 1);
}

static void touch(struct seat *seat)
{
	seat_touch_down(seat, 0, 5, 5, 1);
}

static void touch_on(struct seat *seat)
{
	seat_touch_motion(seat, 0, 6, 6, 1);
}

static void touch_no_more(struct seat *seat)
{
	seat_touch_up(seat, 0, 1);
}

static void a_person_is_there(void)
{
	static const struct {
		const char *name;
		void (*act)(struct seat *seat);
	} rows[] = {
		{"motion", move},
		{"motion to a place", move_to},
		{"a button", press},
		{"scrolling", scroll},
		{"a key", type},
		{"a touch", touch},
		{"a touch moves", touch_on},
		{"a touch ends", touch_no_more},
	};
	struct test_seat test;
	test_seat_init(&test);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		test.seat->idle.active_nsec = 0;
		rows[i].act(test.seat);
		CHECK_ROW(rows[i].name, test.seat->idle.active_nsec > 0, true);
	}
	test_seat_finish(&test);
}

static const struct check_case cases[] = {
	{"what is held reaches nobody after an interruption", what_is_held_reaches_nobody},
	{"each kind of input says that a person is there", a_person_is_there},
};

CHECK_MAIN(cases)
