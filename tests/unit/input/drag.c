/* SPDX-License-Identifier: MIT */
/*
 * Drag and drop, with the clients' side played by a diary.
 */
#include "input/drag.h"

#include "check.h"
#include "fixture.h"

#include <fcntl.h>
#include <linux/input-event-codes.h>
#include <stdarg.h>
#include <unistd.h>

static char diary[1024];

__attribute__((format(printf, 1, 2))) static void note(const char *format, ...)
{
	size_t used = strlen(diary);
	va_list args;
	va_start(args, format);
	vsnprintf(diary + used, sizeof(diary) - used, format, args);
	va_end(args);
}

static const char *take_diary(void)
{
	static char copy[sizeof(diary)];
	memcpy(copy, diary, sizeof(copy));
	diary[0] = '\0';
	return copy;
}

static void source_send(struct data_source *source, const char *mime_type, int take_fd)
{
	note("send %s; ", mime_type);
	close(take_fd);
}

static void source_cancelled(struct data_source *source)
{
	note("cancelled; ");
}

static void source_target(struct data_source *source, const char *mime_type)
{
	note("target %s; ", mime_type != NULL ? mime_type : "none");
}

static void source_action(struct data_source *source, enum data_action action)
{
	note("source action %d; ", action);
}

static void source_drop_performed(struct data_source *source)
{
	note("drop performed; ");
}

static void source_finished(struct data_source *source)
{
	note("finished; ");
}

static const struct data_source_interface source_impl = {
	.send = source_send,
	.cancelled = source_cancelled,
	.target = source_target,
	.action = source_action,
	.drop_performed = source_drop_performed,
	.finished = source_finished,
};

static void offer_action(struct data_offer *offer, enum data_action action)
{
	note("offer action %d; ", action);
}

static const struct data_offer_interface offer_impl = {.action = offer_action};

/* A drag over two windows; the destination makes an offer at each enter. */
struct test_drag {
	struct test_seat seat;
	struct test_window a, b;
	struct drag drag;
	struct data_source source;
	struct data_offer offer;
	bool has_offer;
	struct wl_listener enter, motion, leave, drop;
};

static void drop_offer(struct test_drag *test)
{
	if (test->has_offer) {
		data_offer_finish(&test->offer, false);
		test->has_offer = false;
	}
}

static void handle_enter(struct wl_listener *listener, void *data)
{
	struct test_drag *test = wl_container_of(listener, test, enter);
	note("enter %c %g,%g; ", (char)(uintptr_t)test->drag.focus->owner, test->drag.local_x,
		test->drag.local_y);
	drop_offer(test);
	if (test->drag.source != NULL) {
		data_offer_init(&test->offer, &offer_impl, test->drag.source, true);
		test->has_offer = true;
	}
}

static void handle_motion(struct wl_listener *listener, void *data)
{
	struct test_drag *test = wl_container_of(listener, test, motion);
	note("motion %g,%g; ", test->drag.local_x, test->drag.local_y);
}

static void handle_leave(struct wl_listener *listener, void *data)
{
	note("leave; ");
}

static void handle_drop(struct wl_listener *listener, void *data)
{
	note("drop; ");
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

/* The pointer is on A with the left button held. */
static void init(struct test_drag *test)
{
	diary[0] = '\0';
	*test = (struct test_drag){0};
	test_seat_init(&test->seat);
	test->a = test_window_create(&test->seat, 'A', 0, 0, 100, 100);
	test->b = test_window_create(&test->seat, 'B', 100, 0, 100, 100);
	drag_init(&test->drag, test->seat.seat);
	add_listener(&test->drag.events.enter, &test->enter, handle_enter);
	add_listener(&test->drag.events.motion, &test->motion, handle_motion);
	add_listener(&test->drag.events.leave, &test->leave, handle_leave);
	add_listener(&test->drag.events.drop, &test->drop, handle_drop);
	data_source_init(&test->source, &source_impl);
	CHECK_EQ(data_source_offer(&test->source, "text/plain"), 0);
	seat_pointer_motion_absolute(test->seat.seat, 50, 50, 1);
	seat_pointer_button(test->seat.seat, BTN_LEFT, true, 2);
	test_seat_diary(&test->seat);
}

static void finish(struct test_drag *test)
{
	drop_offer(test);
	data_source_finish(&test->source);
	wl_list_remove(&test->enter.link);
	wl_list_remove(&test->motion.link);
	wl_list_remove(&test->leave.link);
	wl_list_remove(&test->drop.link);
	drag_finish(&test->drag);
	test_window_destroy(&test->b);
	test_window_destroy(&test->a);
	test_seat_finish(&test->seat);
}

static void start(struct test_drag *test)
{
	CHECK_EQ(drag_start(&test->drag, &test->source, test->a.surface, NULL, NULL, NULL), 0);
}

static void move_to_b(struct test_drag *test)
{
	seat_pointer_motion_absolute(test->seat.seat, 150, 50, 3);
}

static void let_go(struct test_drag *test)
{
	seat_pointer_button(test->seat.seat, BTN_LEFT, false, 4);
}

static void a_drop_is_agreed_on_and_finished(void)
{
	struct test_drag test;
	init(&test);
	CHECK_EQ(data_source_set_actions(&test.source, DATA_ACTION_COPY | DATA_ACTION_MOVE), 0);
	start(&test);
	CHECK_STR(take_diary(), "enter A 50,50; ");
	CHECK_STR(test_seat_diary(&test.seat), "leave A; frame; ");
	move_to_b(&test);
	CHECK_STR(take_diary(), "target none; leave; enter B 50,50; ");
	seat_pointer_motion(test.seat.seat, 5, 0, 3);
	CHECK_STR(take_diary(), "motion 55,50; ");
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_ALL, DATA_ACTION_MOVE), 0);
	CHECK_STR(take_diary(), "offer action 2; source action 2; ");
	data_offer_accept(&test.offer, "text/plain");
	CHECK_STR(take_diary(), "target text/plain; ");
	CHECK_EQ(data_offer_conclude(&test.offer), DATA_OFFER_UNTIMELY);
	let_go(&test);
	CHECK_STR(take_diary(), "drop performed; drop; ");
	CHECK(!test.drag.active);
	/* B did not hear of the press */
	CHECK_STR(test_seat_diary(&test.seat), "enter B 55,50; frame; ");
	data_offer_receive(&test.offer, "text/plain", open("/dev/null", O_WRONLY | O_CLOEXEC));
	CHECK_EQ(data_offer_conclude(&test.offer), 0);
	CHECK_STR(take_diary(), "send text/plain; finished; ");
	CHECK_EQ(data_offer_conclude(&test.offer), DATA_OFFER_UNTIMELY);
	finish(&test);
	CHECK_STR(take_diary(), "");
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
		init(&test);
		start(&test);
		seat_pointer_motion_absolute(test.seat.seat, rows[i].x, 50, 3);
		if (test.drag.focus != NULL) {
			data_offer_set_actions(&test.offer, rows[i].actions, 0);
			data_offer_accept(&test.offer, rows[i].accept ? "text/plain" : NULL);
		}
		take_diary();
		let_go(&test);
		CHECK_STR(take_diary(), rows[i].diary);
		CHECK(!test.drag.active);
		CHECK(!pointer_is_blocked(&test.seat.seat->pointer));
		finish(&test);
	}
}

static void to_ask_leaves_the_choice_for_after_the_drop(void)
{
	struct test_drag test;
	init(&test);
	CHECK_EQ(data_source_set_actions(&test.source, DATA_ACTION_ALL), 0);
	start(&test);
	move_to_b(&test);
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_ALL, DATA_ACTION_ASK), 0);
	data_offer_accept(&test.offer, "text/plain");
	let_go(&test);
	take_diary();
	CHECK_EQ(data_offer_conclude(&test.offer), DATA_OFFER_UNTIMELY);
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_MOVE, DATA_ACTION_MOVE), 0);
	CHECK_STR(take_diary(), "source action 2; "); /* the destination knows */
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_COPY, DATA_ACTION_COPY), 0);
	CHECK_STR(take_diary(), ""); /* it has answered */
	CHECK_EQ(data_offer_conclude(&test.offer), 0);
	CHECK_STR(take_diary(), "finished; ");
	finish(&test);
}

static void a_drop_that_is_let_lie_is_cancelled(void)
{
	struct test_drag test;
	init(&test);
	start(&test);
	move_to_b(&test);
	data_offer_set_actions(&test.offer, DATA_ACTION_COPY, 0);
	data_offer_accept(&test.offer, "text/plain");
	let_go(&test);
	take_diary();
	data_offer_finish(&test.offer, false);
	CHECK_STR(take_diary(), "cancelled; ");
	test.has_offer = false;
	finish(&test);
}

static void escape_cancels(void)
{
	struct test_drag test;
	init(&test);
	start(&test);
	take_diary();
	seat_set_keyboard_focus(test.seat.seat, test.a.surface);
	test_seat_diary(&test.seat);
	seat_key(test.seat.seat, KEY_ESC, true, 3);
	CHECK_STR(take_diary(), "target none; leave; cancelled; ");
	seat_key(test.seat.seat, KEY_ESC, false, 3);
	let_go(&test);
	CHECK_STR(test_seat_diary(&test.seat), "enter A 50,50; frame; ");
	finish(&test);
}

static void it_ends_with_its_source(void)
{
	struct test_drag test;
	init(&test);
	start(&test);
	take_diary();
	data_source_finish(&test.source);
	CHECK_STR(take_diary(), "target none; leave; ");
	CHECK(!test.drag.active);
	CHECK(test.offer.source == NULL);
	CHECK_EQ(data_offer_set_actions(&test.offer, DATA_ACTION_COPY, 0), 0);
	data_offer_receive(&test.offer, "text/plain", open("/dev/null", O_WRONLY | O_CLOEXEC));
	CHECK_STR(take_diary(), "");
	data_source_init(&test.source, &source_impl);
	finish(&test);
}

static bool is_a(void *data, struct surface *surface)
{
	struct test_drag *test = data;
	return surface == test->a.surface;
}

static void without_a_source_it_stays_at_home(void)
{
	struct test_drag test;
	init(&test);
	CHECK_EQ(drag_start(&test.drag, NULL, test.a.surface, NULL, is_a, &test), 0);
	CHECK_STR(take_diary(), "enter A 50,50; ");
	move_to_b(&test);
	CHECK_STR(take_diary(), "leave; ");
	seat_pointer_motion_absolute(test.seat.seat, 10, 10, 3);
	let_go(&test);
	CHECK_STR(take_diary(), "enter A 10,10; drop; ");
	seat_pointer_button(test.seat.seat, BTN_LEFT, true, 5);
	CHECK_EQ(drag_start(&test.drag, NULL, test.a.surface, NULL, is_a, &test), 0);
	test_window_destroy(&test.a);
	CHECK(!test.drag.active);
	test.a = test_window_create(&test.seat, 'A', 0, 0, 100, 100);
	finish(&test);
}

static void the_icon_goes_with_the_pointer(void)
{
	struct test_drag test;
	struct surface *icon;
	init(&test);
	CHECK_EQ(surface_create(test.seat.budget, &icon), 0);
	CHECK(surface_set_role(icon, &drag_icon_role, NULL));
	struct test_window window = {.surface = icon};
	test_window_map(&window, 32, 32);
	CHECK_EQ(drag_start(&test.drag, &test.source, test.a.surface, icon, NULL, NULL), 0);
	icon->pending.dx = -8;
	icon->pending.changes |= SURFACE_CHANGE_OFFSET;
	CHECK_EQ(surface_commit(icon), 0);
	take_diary();
	move_to_b(&test);
	CHECK_EQ(test.drag.icon.node->x, 142);
	/* it lies under the pointer, and is not what is dropped on */
	CHECK_STR(take_diary(), "target none; leave; enter B 50,50; ");
	surface_destroy(icon);
	CHECK(test.drag.icon.node == NULL);
	drag_cancel(&test.drag);
	finish(&test);
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
