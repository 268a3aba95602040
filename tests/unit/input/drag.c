/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "drag-stage.h"

#include <fcntl.h>
#include <linux/input-event-codes.h>

static void a_drop_is_agreed_on_and_finished(void)
{
	struct test_drag test;
	test_drag_init(&test);
	CHECK_EQ(data_source_set_actions(&test.source, DATA_ACTION_COPY | DATA_ACTION_MOVE), 0);
	test_drag_start(&test);
	CHECK_STR(test_drag_diary(), "enter A 50,50; ");
	CHECK_STR(test_seat_diary(&test.seat), "leave A; frame; ");
	test_drag_move_to_b(&test);
	CHECK_STR(test_drag_diary(), "target none; leave; enter B 50,50; ");
	seat_pointer_motion(test.seat.seat, 5, 0, 3);
	CHECK_STR(test_drag_diary(), "motion 55,50; ");
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_ALL, DATA_ACTION_MOVE), 0);
	CHECK_STR(test_drag_diary(), "offer action 2; source action 2; ");
	data_offer_accept(&test.offer, "text/plain");
	CHECK_STR(test_drag_diary(), "target text/plain; ");
	CHECK_EQ(data_offer_conclude(&test.offer), DATA_OFFER_UNTIMELY);
	test_drag_let_go(&test);
	CHECK_STR(test_drag_diary(), "drop performed; drop; ");
	CHECK(!test.drag.active);
	/* B did not hear of the press */
	CHECK_STR(test_seat_diary(&test.seat), "enter B 55,50; frame; ");
	data_offer_receive(&test.offer, "text/plain", open("/dev/null", O_WRONLY | O_CLOEXEC));
	CHECK_EQ(data_offer_conclude(&test.offer), 0);
	CHECK_STR(test_drag_diary(), "send text/plain; finished; ");
	CHECK_EQ(data_offer_conclude(&test.offer), DATA_OFFER_UNTIMELY);
	test_drag_finish(&test);
	CHECK_STR(test_drag_diary(), "");
}

static void what_nobody_wants_is_cancelled(void)
{
	const struct {
		const char *name;
		double x;
		bool accept;
		uint32_t actions;
		const char *diary;
	} rows[] = {
		{"nothing accepted", 150, false, DATA_ACTION_COPY,
			"target none; source action 0; leave; cancelled; "},
		{"no action in common", 150, true, DATA_ACTION_MOVE,
			"target none; leave; cancelled; "},
		{"not on a window", 500, true, DATA_ACTION_COPY, "cancelled; "},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct test_drag test;
		test_drag_init(&test);
		test_drag_start(&test);
		seat_pointer_motion_absolute(test.seat.seat, rows[i].x, 50, 3);
		if (test.drag.focus != NULL) {
			data_offer_set_actions(&test.offer, rows[i].actions, 0);
			data_offer_accept(&test.offer, rows[i].accept ? "text/plain" : NULL);
		}
		test_drag_diary();
		test_drag_let_go(&test);
		CHECK_STR(test_drag_diary(), rows[i].diary);
		CHECK(!test.drag.active);
		CHECK(!pointer_is_blocked(&test.seat.seat->pointer));
		test_drag_finish(&test);
	}
}

static void to_ask_leaves_the_choice_for_after_the_drop(void)
{
	struct test_drag test;
	test_drag_init(&test);
	CHECK_EQ(data_source_set_actions(&test.source, DATA_ACTION_ALL), 0);
	test_drag_start(&test);
	test_drag_move_to_b(&test);
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_ALL, DATA_ACTION_ASK), 0);
	data_offer_accept(&test.offer, "text/plain");
	test_drag_let_go(&test);
	test_drag_diary();
	CHECK_EQ(data_offer_conclude(&test.offer), DATA_OFFER_UNTIMELY);
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_MOVE, DATA_ACTION_MOVE), 0);
	CHECK_STR(test_drag_diary(), "source action 2; "); /* the destination knows */
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_COPY, DATA_ACTION_COPY), 0);
	CHECK_STR(test_drag_diary(), ""); /* it has answered */
	CHECK_EQ(data_offer_conclude(&test.offer), 0);
	CHECK_STR(test_drag_diary(), "finished; ");
	test_drag_finish(&test);
}

static void a_drop_that_is_let_lie_is_cancelled(void)
{
	struct test_drag test;
	test_drag_init(&test);
	test_drag_start(&test);
	test_drag_move_to_b(&test);
	data_offer_set_actions(&test.offer, DATA_ACTION_COPY, 0);
	data_offer_accept(&test.offer, "text/plain");
	test_drag_let_go(&test);
	test_drag_diary();
	data_offer_finish(&test.offer, false);
	CHECK_STR(test_drag_diary(), "cancelled; ");
	test.has_offer = false;
	test_drag_finish(&test);
}

static void escape_cancels(void)
{
	struct test_drag test;
	test_drag_init(&test);
	test_drag_start(&test);
	test_drag_diary();
	seat_set_keyboard_focus(test.seat.seat, test.a.surface);
	test_seat_diary(&test.seat);
	seat_key(test.seat.seat, KEY_ESC, true, 3);
	CHECK_STR(test_drag_diary(), "target none; leave; cancelled; ");
	seat_key(test.seat.seat, KEY_ESC, false, 3);
	test_drag_let_go(&test);
	CHECK_STR(test_seat_diary(&test.seat), "enter A 50,50; frame; ");
	test_drag_finish(&test);
}

static void it_ends_with_its_source(void)
{
	struct test_drag test;
	test_drag_init(&test);
	test_drag_start(&test);
	test_drag_diary();
	data_source_finish(&test.source);
	CHECK_STR(test_drag_diary(), "target none; leave; ");
	CHECK(!test.drag.active);
	CHECK(test.offer.source == NULL);
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_COPY, 0), 0);
	data_offer_receive(&test.offer, "text/plain", open("/dev/null", O_WRONLY | O_CLOEXEC));
	CHECK_STR(test_drag_diary(), "");
	data_source_init(&test.source, &test_drag_source_impl);
	test_drag_finish(&test);
}

static bool is_a(void *data, struct surface *surface)
{
	struct test_drag *test = data;
	return surface == test->a.surface;
}

static void without_a_source_it_stays_at_home(void)
{
	struct test_drag test;
	test_drag_init(&test);
	CHECK_EQ(drag_start(&test.drag, NULL, NULL, test.a.surface, NULL, is_a, &test), 0);
	CHECK_STR(test_drag_diary(), "enter A 50,50; ");
	test_drag_move_to_b(&test);
	CHECK_STR(test_drag_diary(), "leave; ");
	seat_pointer_motion_absolute(test.seat.seat, 10, 10, 3);
	test_drag_let_go(&test);
	CHECK_STR(test_drag_diary(), "enter A 10,10; drop; ");
	seat_pointer_button(test.seat.seat, BTN_LEFT, true, 5);
	CHECK_EQ(drag_start(&test.drag, NULL, NULL, test.a.surface, NULL, is_a, &test), 0);
	test_window_destroy(&test.a);
	CHECK(!test.drag.active);
	test.a = test_window_create(&test.seat, 'A', 0, 0, 100, 100);
	test_drag_finish(&test);
}

static void the_icon_goes_with_the_pointer(void)
{
	struct test_drag test;
	struct surface *icon;
	test_drag_init(&test);
	CHECK_EQ(surface_create(test.seat.budget, &icon), 0);
	CHECK(surface_set_role(icon, &drag_icon_role, NULL));
	struct test_window window = {.surface = icon};
	test_window_map(&window, 32, 32);
	CHECK_EQ(drag_start(&test.drag, NULL, &test.source, test.a.surface, icon, NULL, NULL), 0);
	icon->pending.dx = -8;
	icon->pending.changes |= SURFACE_CHANGE_OFFSET;
	CHECK_EQ(surface_commit(icon), 0);
	test_drag_diary();
	test_drag_move_to_b(&test);
	CHECK_EQ(test.drag.icon.node->x, 142);
	/* it lies under the pointer, and is not what is dropped on */
	CHECK_STR(test_drag_diary(), "target none; leave; enter B 50,50; ");
	surface_destroy(icon);
	CHECK(test.drag.icon.node == NULL);
	drag_cancel(&test.drag);
	test_drag_finish(&test);
}

static const struct check_case cases[] = {
	{"a drop is agreed on and finished", a_drop_is_agreed_on_and_finished},
	{"what nobody wants is cancelled", what_nobody_wants_is_cancelled},
	{"to ask leaves the choice for after the drop",
		to_ask_leaves_the_choice_for_after_the_drop},
	{"a drop that is let lie is cancelled", a_drop_that_is_let_lie_is_cancelled},
	{"escape cancels", escape_cancels},
	{"it ends with its source", it_ends_with_its_source},
	{"without a source it stays at home", without_a_source_it_stays_at_home},
	{"the icon goes with the pointer", the_icon_goes_with_the_pointer},
};

CHECK_MAIN(cases)
