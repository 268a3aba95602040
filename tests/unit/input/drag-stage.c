/* SPDX-License-Identifier: MIT */
#include "drag-stage.h"

#include <assert.h>
#include <linux/input-event-codes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
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

const char *test_drag_diary(void)
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

const struct data_source_interface test_drag_source_impl = {
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

void test_drag_init(struct test_drag *test)
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
	data_source_init(&test->source, &test_drag_source_impl);
	int fault = data_source_offer(&test->source, "text/plain");
	assert(fault == 0);
	seat_pointer_motion_absolute(test->seat.seat, 50, 50, 1);
	seat_pointer_button(test->seat.seat, BTN_LEFT, true, 2);
	test_seat_diary(&test->seat);
}

void test_drag_finish(struct test_drag *test)
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

void test_drag_start(struct test_drag *test)
{
	int fault = drag_start(&test->drag, NULL, &test->source, test->a.surface, NULL, NULL, NULL);
	assert(fault == 0);
}

void test_drag_move_to_b(struct test_drag *test)
{
	seat_pointer_motion_absolute(test->seat.seat, 150, 50, 3);
}

void test_drag_let_go(struct test_drag *test)
{
	seat_pointer_button(test->seat.seat, BTN_LEFT, false, 4);
}
