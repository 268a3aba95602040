/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"
#include "surface/subsurface.h"

#include <linux/input-event-codes.h>

static void focus_is_what_lies_under_it(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 10, 10, 100, 100);
	struct test_window b = test_window_create(&test, 'B', 50, 50, 100, 100);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), ""); /* no device has moved it yet */
	seat_pointer_motion_absolute(test.seat, 20, 30, 1);
	seat_pointer_frame(test.seat);
	CHECK_STR(test_seat_diary(&test), "enter A 10,20; frame; ");
	seat_pointer_motion(test.seat, 1.5, 0, 2);
	CHECK_STR(test_seat_diary(&test), "motion 11.5,20; ");
	seat_pointer_motion(test.seat, 40, 40, 3);
	CHECK_STR(test_seat_diary(&test), "leave A; enter B 11.5,20; ");
	seat_pointer_motion_absolute(test.seat, 500, 500, 4);
	CHECK_STR(test_seat_diary(&test), "leave B; ");
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void focus_follows_the_scene(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_pointer_motion_absolute(test.seat, 50, 50, 1);
	seat_pointer_frame(test.seat);
	test_seat_turn(&test);
	test_seat_diary(&test);

	struct test_window b = test_window_create(&test, 'B', 40, 40, 20, 20);
	CHECK_STR(test_seat_diary(&test), ""); /* once, at the end of the turn */
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "leave A; enter B 10,10; frame; ");
	scene_node_set_position(b.node, 45, 45);
	scene_node_set_position(b.node, 48, 48);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "motion 2,2; frame; ");
	pixman_region32_clear(&b.surface->pending.input);
	b.surface->pending.changes |= SURFACE_CHANGE_INPUT;
	CHECK_EQ(surface_commit(b.surface), 0);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "leave B; enter A 50,50; frame; ");
	test_window_unmap(&a);
	CHECK_STR(test_seat_diary(&test), "leave A; frame; ");
	test_window_map(&a, 100, 100);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "enter A 50,50; frame; ");
	test_window_destroy(&a);
	CHECK_STR(test_seat_diary(&test), "leave A; frame; ");
	test_window_destroy(&b);
	test_seat_finish(&test);
}

static void a_press_waits_for_no_turn(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_pointer_motion_absolute(test.seat, 50, 50, 1);
	struct test_window b = test_window_create(&test, 'B', 0, 0, 100, 100);
	test_seat_diary(&test);
	seat_pointer_button(test.seat, BTN_LEFT, true, 2);
	CHECK_STR(test_seat_diary(&test), "leave A; enter B 50,50; frame; button 272 down; ");
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void held_buttons_keep_the_focus(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 10, 100, 100);
	struct test_window b = test_window_create(&test, 'B', 100, 10, 100, 100);
	seat_pointer_motion_absolute(test.seat, 90, 60, 1);
	test_seat_turn(&test);
	test_seat_diary(&test);
	seat_pointer_button(test.seat, BTN_LEFT, true, 2);
	uint32_t press = test.serial;
	seat_pointer_button(test.seat, BTN_RIGHT, true, 3);
	CHECK_EQ(test.seat->pointer.grab_serial, press);
	seat_pointer_motion(test.seat, 20, 0, 4);
	CHECK_STR(test_seat_diary(&test), "button 272 down; button 273 down; motion 110,50; ");
	scene_node_set_position(a.node, -10, 10);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "motion 120,50; frame; ");
	seat_pointer_button(test.seat, BTN_LEFT, false, 5);
	CHECK_STR(test_seat_diary(&test), "button 272 up; ");
	seat_pointer_button(test.seat, BTN_RIGHT, false, 6);
	CHECK_STR(test_seat_diary(&test), "button 273 up; leave A; enter B 10,50; ");
	CHECK(seat_has_press_serial(test.seat, press, NULL));
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void a_grab_can_be_a_subsurfaces(void)
{
	struct test_seat test;
	struct subsurface *subsurface;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 10, 10, 100, 100);
	struct test_window s = test_window_create_bare(&test, 'S');
	CHECK_EQ(subsurface_create(s.surface, a.surface, &subsurface), 0);
	subsurface_set_position(subsurface, 20, 30);
	subsurface_set_synchronised(subsurface, false);
	test_window_map(&s, 10, 10);
	CHECK_EQ(surface_commit(a.surface), 0);
	seat_pointer_motion_absolute(test.seat, 35, 45, 1);
	seat_pointer_button(test.seat, BTN_LEFT, true, 2);
	CHECK_STR(test_seat_diary(&test), "enter S 5,5; button 272 down; ");
	seat_pointer_motion(test.seat, 50, -20, 3);
	CHECK_STR(test_seat_diary(&test), "motion 55,-15; ");
	subsurface_set_position(subsurface, 21, 30);
	CHECK_EQ(surface_commit(a.surface), 0);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "motion 54,-15; frame; ");
	test_window_unmap(&a); /* and with it what is on it */
	CHECK_STR(test_seat_diary(&test), "leave S; frame; ");
	test_window_destroy(&s);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void a_lost_focus_ends_the_grab(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window b = test_window_create(&test, 'B', 0, 0, 100, 100);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_pointer_button(test.seat, BTN_LEFT, true, 1); /* brings the pointer, at 0,0 */
	CHECK_STR(test_seat_diary(&test), "enter A 0,0; frame; button 272 down; ");
	test_window_unmap(&a);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "leave A; frame; enter B 0,0; frame; ");
	/* B did not hear of the press, so it does not hear of the release */
	seat_pointer_button(test.seat, BTN_LEFT, false, 2);
	CHECK_STR(test_seat_diary(&test), "");
	test_window_destroy(&a);
	test_window_destroy(&b);
	test_seat_finish(&test);
}

static bool take_right(void *data, uint32_t button, bool pressed, uint32_t time)
{
	return button == BTN_RIGHT && pressed;
}

static bool take_motion(void *data, uint32_t time)
{
	return *(bool *)data;
}

static void what_a_filter_takes_no_client_sees(void)
{
	static const struct seat_filter filter = {.button = take_right, .motion = take_motion};
	struct test_seat test;
	struct seat_filter_entry entry;
	bool taking = false;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_add_filter(test.seat, &entry, &filter, &taking);
	seat_pointer_motion_absolute(test.seat, 50, 50, 1);
	test_seat_diary(&test);
	seat_pointer_button(test.seat, BTN_RIGHT, true, 2);
	CHECK(!pointer_is_grabbed(&test.seat->pointer));
	seat_pointer_button(test.seat, BTN_RIGHT, false, 3);
	taking = true;
	seat_pointer_motion(test.seat, 1, 1, 4);
	CHECK_STR(test_seat_diary(&test), "");
	CHECK_EQ(test.seat->pointer.x, 51);
	seat_remove_filter(&entry);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void blocked_it_has_no_focus(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_pointer_motion_absolute(test.seat, 50, 50, 1);
	seat_pointer_button(test.seat, BTN_LEFT, true, 2);
	test_seat_diary(&test);
	pointer_block(&test.seat->pointer);
	CHECK_STR(test_seat_diary(&test), "leave A; frame; ");
	pointer_block(&test.seat->pointer);
	seat_pointer_motion(test.seat, 1, 1, 3);
	pointer_unblock(&test.seat->pointer);
	test_seat_turn(&test);
	CHECK_STR(test_seat_diary(&test), "");
	pointer_unblock(&test.seat->pointer);
	CHECK_STR(test_seat_diary(&test), "enter A 51,51; frame; ");
	seat_pointer_button(test.seat, BTN_LEFT, false, 4);
	CHECK_STR(test_seat_diary(&test), "");
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static bool is_named(void *data, struct surface *surface)
{
	return (char)(uintptr_t)surface->owner == *(char *)data;
}

static void the_focus_filter_limits_it(void)
{
	struct test_seat test;
	char name = 'B';
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	struct test_window b = test_window_create(&test, 'B', 100, 0, 100, 100);
	seat_pointer_motion_absolute(test.seat, 50, 50, 1);
	test_seat_diary(&test);
	pointer_set_focus_filter(&test.seat->pointer, is_named, &name);
	CHECK_STR(test_seat_diary(&test), "leave A; frame; ");
	seat_pointer_motion(test.seat, 60, 0, 2);
	CHECK_STR(test_seat_diary(&test), "enter B 10,50; ");
	seat_pointer_motion(test.seat, -60, 0, 3);
	CHECK_STR(test_seat_diary(&test), "leave B; ");
	pointer_set_focus_filter(&test.seat->pointer, NULL, NULL);
	CHECK_STR(test_seat_diary(&test), "enter A 50,50; frame; ");
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void scrolling_is_told_with_its_frame(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_pointer_motion_absolute(test.seat, 50, 50, 1);
	test_seat_turn(&test);
	const struct {
		const char *name, *diary;
		double value;
		int32_t value120;
		bool stop;
	} rows[] = {
		{"a finger", "scroll 0: 3.5 0, coarse 3.5 0; frame; ", 3.5, 0, false},
		{"a step", "scroll 0: 15 120, coarse 15 1; frame; ", 15, 120, false},
		{"half a step", "scroll 0: 7.5 60, coarse 0 0; frame; ", 7.5, 60, false},
		{"a step and a half", "scroll 0: 15 120, coarse 15 1; frame; ", 15, 120, false},
		{"back", "scroll 0: -15 -120, coarse -15 -1; frame; ", -15, -120, false},
		{"nothing", "", 0, 0, false},
		{"the end", "stop 0; frame; ", 0, 0, true},
	};
	test_seat_diary(&test);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		seat_pointer_scroll(
			test.seat, SCROLL_VERTICAL, rows[i].value, rows[i].value120, (uint32_t)i);
		if (rows[i].stop) {
			seat_pointer_scroll_stop(test.seat, SCROLL_VERTICAL, (uint32_t)i);
		}
		seat_pointer_frame(test.seat);
		CHECK_STR(test_seat_diary(&test), rows[i].diary);
	}
	/* what was left of a step goes with the focus */
	seat_pointer_scroll(test.seat, SCROLL_VERTICAL, 10, 80, 1);
	seat_pointer_frame(test.seat);
	struct test_window b = test_window_create(&test, 'B', 0, 0, 100, 100);
	test_seat_turn(&test);
	test_seat_diary(&test);
	seat_pointer_scroll(test.seat, SCROLL_VERTICAL, 10, 80, 1);
	seat_pointer_frame(test.seat);
	CHECK_STR(test_seat_diary(&test), "scroll 0: 10 80, coarse 0 0; frame; ");
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void it_stays_within_the_outputs(void)
{
	/* two screens in a row, the right one lower */
	static const struct box boxes[] = {{0, 0, 100, 100}, {100, 50, 200, 100}};
	const struct {
		const char *name;
		double x, y, to_x, to_y;
	} rows[] = {
		{"inside the first", 10, 20, 10, 20},
		{"inside the second", 250, 120, 250, 120},
		{"left of all", -50, 20, 0, 20},
		{"right of all", 1000, 60, 300 - 1.0 / 256, 60},
		{"above the second, nearest to it", 200, 10, 200, 50},
		{"below the first, nearest to it", 50, 140, 50, 100 - 1.0 / 256},
		{"a corner", -10, -10, 0, 0},
	};
	struct test_seat test;
	test_seat_init(&test);
	for (int i = 0; i < 1000; i++) { /* without outputs */
		seat_pointer_motion(test.seat, 8000000, -8000000, 1);
	}
	CHECK(test.seat->pointer.x < INT32_MAX && test.seat->pointer.y > INT32_MIN);
	seat_set_bounds(test.seat, boxes, 2);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		seat_pointer_motion_absolute(test.seat, rows[i].x, rows[i].y, 1);
		CHECK_ROW(rows[i].name, test.seat->pointer.x * 256, rows[i].to_x * 256);
		CHECK_ROW(rows[i].name, test.seat->pointer.y * 256, rows[i].to_y * 256);
	}
	struct box around = seat_bounds(test.seat);
	CHECK(box_equal(&around, &(struct box){0, 0, 300, 150}));
	seat_pointer_motion_absolute(test.seat, 299, 100, 2);
	seat_set_bounds(test.seat, boxes, 1); /* the second is unplugged */
	CHECK(test.seat->pointer.x < 100);
	test_seat_finish(&test);
}

static void an_absent_pointer_wakes_nobody(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	CHECK(test.seat->refocus_source == NULL);
	seat_pointer_motion_absolute(test.seat, 500, 500, 1);
	scene_node_set_position(a.node, 1, 1);
	CHECK(test.seat->refocus_source != NULL);
	test_seat_turn(&test);
	CHECK(test.seat->refocus_source == NULL);
	scene_node_set_position(a.node, 2, 2); /* and is left waiting when the loop goes */
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void the_cursor_goes_with_it(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	struct test_window c = test_window_create(&test, 'C', 0, 0, 16, 16);
	struct cursor *cursor = &test.seat->cursor;
	scene_node_set_visible(c.node, false);
	CHECK_EQ(cursor_set_surface(cursor, c.surface, 3, 4), 0);
	CHECK(!cursor->node->visible); /* before the pointer is there */
	seat_pointer_motion_absolute(test.seat, 50.75, 50, 1);
	CHECK(cursor->node->visible);
	CHECK_EQ(cursor->node->x, 47);
	CHECK_EQ(cursor->node->y, 46);
	CHECK_EQ(cursor->node->band, SCENE_CURSOR);
	c.surface->pending.dx = 2;
	c.surface->pending.changes |= SURFACE_CHANGE_OFFSET;
	CHECK_EQ(surface_commit(c.surface), 0);
	CHECK_EQ(cursor->node->x, 49);
	/* numbers of a client that add up to more than there are */
	CHECK_EQ(cursor_set_surface(cursor, c.surface, INT32_MIN, INT32_MAX), 0);
	c.surface->pending.dx = INT32_MAX;
	c.surface->pending.dy = INT32_MIN;
	c.surface->pending.changes |= SURFACE_CHANGE_OFFSET;
	CHECK_EQ(surface_commit(c.surface), 0);
	CHECK(cursor->node->x > 100 && cursor->node->y < -100);
	seat_pointer_motion_absolute(test.seat, 500, 50, 2); /* no client there: no cursor */
	CHECK(cursor->surface == NULL);
	CHECK_EQ(cursor_set_surface(cursor, c.surface, 0, 0), 0);
	test_window_destroy(&c);
	CHECK(cursor->surface == NULL);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static const struct check_case cases[] = {
	{"the focus is what lies under it", focus_is_what_lies_under_it},
	{"the focus follows the scene", focus_follows_the_scene},
	{"a press waits for no turn of the loop", a_press_waits_for_no_turn},
	{"held buttons keep the focus", held_buttons_keep_the_focus},
	{"a grab can be a subsurface's", a_grab_can_be_a_subsurfaces},
	{"a lost focus ends the grab", a_lost_focus_ends_the_grab},
	{"what a filter takes no client sees", what_a_filter_takes_no_client_sees},
	{"blocked it has no focus", blocked_it_has_no_focus},
	{"the focus filter limits it", the_focus_filter_limits_it},
	{"scrolling is told with its frame", scrolling_is_told_with_its_frame},
	{"it stays within the outputs", it_stays_within_the_outputs},
	{"an absent pointer wakes nobody", an_absent_pointer_wakes_nobody},
	{"the cursor goes with it", the_cursor_goes_with_it},
};

CHECK_MAIN(cases)
