/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"
#include "surface/subsurface.h"

static void each_point_stays_with_its_surface(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 10, 10, 100, 100);
	struct test_window b = test_window_create(&test, 'B', 110, 10, 100, 100);
	seat_touch_down(test.seat, 0, 20, 30, 1);
	uint32_t first = test.serial;
	seat_touch_down(test.seat, 7, 120, 30, 1);
	seat_touch_frame(test.seat);
	CHECK_STR(test_seat_diary(&test), "down 0 A 10,20; down 7 B 10,20; frame; ");
	CHECK(seat_has_press_serial(test.seat, first, NULL));
	CHECK(touch_find_serial(&test.seat->touch, first) == touch_find(&test.seat->touch, 0));
	seat_touch_motion(test.seat, 0, 150.5, 30, 2);
	seat_touch_motion(test.seat, 7, 120, 30, 2); /* has not moved */
	seat_touch_frame(test.seat);
	CHECK_STR(test_seat_diary(&test), "move 0 140.5,20; frame; ");
	seat_touch_up(test.seat, 7, 3);
	seat_touch_up(test.seat, 0, 3);
	seat_touch_frame(test.seat);
	CHECK_STR(test_seat_diary(&test), "up 7 B; up 0 A; frame; ");
	CHECK(touch_find_serial(&test.seat->touch, first) == NULL);
	seat_touch_frame(test.seat);
	CHECK_STR(test_seat_diary(&test), ""); /* nothing to end */
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void a_point_follows_a_surface_that_moves(void)
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
	seat_touch_down(test.seat, 1, 35, 45, 1);
	CHECK_STR(test_seat_diary(&test), "down 1 S 5,5; ");
	scene_node_set_position(a.node, 0, 0);
	seat_touch_motion(test.seat, 1, 36, 45, 2);
	CHECK_STR(test_seat_diary(&test), "move 1 16,15; ");
	subsurface_destroy(subsurface);
	test_window_destroy(&s);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void a_surface_that_goes_ends_its_points(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	struct test_window b = test_window_create(&test, 'B', 100, 0, 100, 100);
	seat_touch_down(test.seat, 1, 5, 5, 1);
	seat_touch_down(test.seat, 2, 105, 5, 1);
	seat_touch_frame(test.seat);
	test_seat_diary(&test);
	test_window_destroy(&a);
	CHECK_STR(test_seat_diary(&test), "up 1 A; frame; ");
	test_window_unmap(&b);
	scene_node_destroy(b.node);
	b.node = NULL;
	seat_touch_motion(test.seat, 1, 6, 6, 2);
	seat_touch_motion(test.seat, 2, 106, 6, 2);
	seat_touch_up(test.seat, 1, 3);
	CHECK_STR(test_seat_diary(&test), "");
	seat_touch_up(test.seat, 2, 3); /* the client still counts its fingers */
	CHECK_STR(test_seat_diary(&test), "up 2 B; ");
	test_window_destroy(&b);
	test_seat_finish(&test);
}

static void points_of_nobody_are_silent(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_touch_down(test.seat, 1, 500, 5, 1);
	seat_touch_motion(test.seat, 1, 5, 5, 2); /* it came down elsewhere */
	seat_touch_up(test.seat, 1, 3);
	seat_touch_up(test.seat, 2, 3); /* was never down */
	seat_touch_motion(test.seat, 2, 1, 1, 3);
	seat_touch_frame(test.seat);
	CHECK_STR(test_seat_diary(&test), "");
	seat_touch_down(test.seat, 1, 5, 5, 4);
	seat_touch_down(test.seat, 1, 50, 5, 5); /* is down already */
	CHECK_STR(test_seat_diary(&test), "down 1 A 5,5; ");
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void only_so_many_points(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	for (int32_t id = 0; id <= TOUCH_POINTS_MAX; id++) {
		seat_touch_down(test.seat, id, 5, 5, 1);
	}
	CHECK_EQ(test.seat->touch.downs, TOUCH_POINTS_MAX);
	CHECK(touch_find(&test.seat->touch, TOUCH_POINTS_MAX) == NULL);
	test_seat_diary(&test);
	seat_touch_up(test.seat, TOUCH_POINTS_MAX, 2);
	CHECK_STR(test_seat_diary(&test), "");
	seat_touch_up(test.seat, 3, 2);
	seat_touch_down(test.seat, 99, 6, 6, 3);
	CHECK_STR(test_seat_diary(&test), "up 3 A; down 99 A 6,6; ");
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void cancelling(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	struct test_window b = test_window_create(&test, 'B', 100, 0, 100, 100);
	struct budget *shared = b.surface->budget;
	struct budget_limits limits = budget_default_limits();
	CHECK_EQ(budget_create(&limits, &b.surface->budget), 0); /* two clients */
	seat_touch_down(test.seat, 1, 5, 5, 1);
	seat_touch_down(test.seat, 2, 15, 5, 1);
	seat_touch_down(test.seat, 3, 105, 5, 1);
	test_seat_diary(&test);

	touch_cancel(&test.seat->touch, a.surface);
	CHECK_STR(test_seat_diary(&test), "cancel A; ");
	seat_touch_up(test.seat, 1, 2);
	seat_touch_motion(test.seat, 3, 106, 5, 2);
	CHECK_STR(test_seat_diary(&test), "move 3 6,5; ");

	seat_touch_down(test.seat, 1, 5, 5, 3);
	test_seat_diary(&test);
	seat_touch_cancel(test.seat);
	CHECK_STR(test_seat_diary(&test), "cancel A; cancel B; ");
	seat_touch_up(test.seat, 3, 4);
	CHECK_STR(test_seat_diary(&test), "");
	CHECK(touch_find(&test.seat->touch, 2) == NULL);

	budget_unref(b.surface->budget);
	b.surface->budget = shared;
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static bool refuse(void *data, struct surface *surface)
{
	return surface != data;
}

static void may_be_kept_from_a_surface(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	touch_set_focus_filter(&test.seat->touch, refuse, a.surface);
	seat_touch_down(test.seat, 1, 5, 5, 1);
	CHECK_STR(test_seat_diary(&test), "");
	touch_set_focus_filter(&test.seat->touch, NULL, NULL);
	seat_touch_down(test.seat, 2, 5, 5, 1);
	CHECK_STR(test_seat_diary(&test), "down 2 A 5,5; ");
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static bool consume_on_the_left(void *data, const struct touch_point *point, uint32_t time)
{
	struct surface **seen = data;
	*seen = point->surface;
	return point->x < 50;
}

static void filters_look_first(void)
{
	static const struct seat_filter filter = {.touch_down = consume_on_the_left};
	struct seat_filter_entry entry;
	struct surface *seen = NULL;
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	seat_add_filter(test.seat, &entry, &filter, &seen);
	seat_touch_down(test.seat, 1, 5, 5, 1);
	CHECK(seen == a.surface);
	seat_touch_motion(test.seat, 1, 60, 6, 2);
	seat_touch_up(test.seat, 1, 3);
	seat_touch_frame(test.seat);
	CHECK_STR(test_seat_diary(&test), "");
	seat_touch_down(test.seat, 1, 60, 5, 4);
	CHECK_STR(test_seat_diary(&test), "down 1 A 60,5; ");
	seat_remove_filter(&entry);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void capability_follows_devices(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 100, 100);
	CHECK(!seat_has_touch(test.seat) && !test.seat->ever_had_touch);
	seat_add_touch_device(test.seat);
	seat_add_touch_device(test.seat);
	seat_touch_down(test.seat, 1, 5, 5, 1);
	seat_remove_touch_device(test.seat);
	CHECK_STR(test_seat_diary(&test), "touch; down 1 A 5,5; ");
	seat_remove_touch_device(test.seat);
	CHECK_STR(test_seat_diary(&test), "cancel A; no touch; ");
	CHECK(!seat_has_touch(test.seat) && test.seat->ever_had_touch);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static const struct check_case cases[] = {
	{"each point stays with its surface", each_point_stays_with_its_surface},
	{"a point follows a surface that moves", a_point_follows_a_surface_that_moves},
	{"a surface that goes ends its points", a_surface_that_goes_ends_its_points},
	{"points of nobody are silent", points_of_nobody_are_silent},
	{"only so many points", only_so_many_points},
	{"cancelling", cancelling},
	{"may be kept from a surface", may_be_kept_from_a_surface},
	{"filters look first", filters_look_first},
	{"capability follows devices", capability_follows_devices},
};

CHECK_MAIN(cases)
