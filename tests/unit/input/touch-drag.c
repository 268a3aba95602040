/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "drag-stage.h"

#include <linux/input-event-codes.h>

/* The pointer stays where it is, and free; a finger is on A. */
static void init_with_finger(struct test_drag *test)
{
	test_drag_init(test);
	test_drag_let_go(test);
	seat_add_touch_device(test->seat.seat);
	seat_touch_down(test->seat.seat, 7, 20, 30, 1);
	seat_touch_frame(test->seat.seat);
	test_drag_diary();
	test_seat_diary(&test->seat);
	const struct touch_point *point = touch_find(&test->seat.seat->touch, 7);
	CHECK_EQ(drag_start(&test->drag, point, &test->source, test->a.surface, NULL, NULL, NULL),
		0);
}

static void a_finger_drags(void)
{
	struct test_drag test;
	init_with_finger(&test);
	struct seat *seat = test.seat.seat;
	CHECK_STR(test_drag_diary(), "enter A 20,30; ");
	CHECK_STR(test_seat_diary(&test.seat), "cancel A; ");
	seat_touch_motion(seat, 7, 130, 40, 2);
	CHECK_STR(test_drag_diary(), "target none; leave; enter B 30,40; ");
	data_offer_accept(&test.offer, "text/plain");
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_COPY, DATA_ACTION_COPY), 0);
	test_drag_diary();
	/* pointer and other fingers are as ever */
	seat_pointer_motion_absolute(seat, 60, 60, 3);
	seat_pointer_button(seat, BTN_LEFT, true, 3);
	seat_pointer_button(seat, BTN_LEFT, false, 3);
	seat_touch_down(seat, 8, 1, 2, 3);
	seat_touch_motion(seat, 8, 3, 2, 3);
	seat_touch_up(seat, 8, 3);
	CHECK_STR(test_drag_diary(), "");
	CHECK_STR(test_seat_diary(&test.seat),
		"motion 60,60; button 272 down; button 272 up; down 8 A 1,2; move 8 3,2; up 8 A; ");
	seat_touch_up(seat, 7, 4);
	CHECK_STR(test_drag_diary(), "drop performed; drop; ");
	CHECK(!test.drag.active);
	CHECK_STR(test_seat_diary(&test.seat), "");
	test_drag_finish(&test);
}

static void a_finger_that_is_cancelled_drops_nothing(void)
{
	struct test_drag test;
	init_with_finger(&test);
	data_offer_accept(&test.offer, "text/plain");
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_COPY, DATA_ACTION_COPY), 0);
	test_drag_diary();
	seat_touch_cancel(test.seat.seat);
	CHECK_STR(test_drag_diary(), "target none; source action 0; leave; cancelled; ");
	CHECK(!test.drag.active && !pointer_is_blocked(&test.seat.seat->pointer));
	test_drag_finish(&test);
}

static const struct check_case cases[] = {
	{"a finger drags", a_finger_drags},
	{"a finger that is cancelled drops nothing", a_finger_that_is_cancelled_drops_nothing},
};

CHECK_MAIN(cases)
