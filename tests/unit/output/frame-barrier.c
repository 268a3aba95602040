/* SPDX-License-Identifier: MIT */
#include "output/frame-barrier.h"
#include "check.h"
#include "screen.h"

static void count(void *data)
{
	++*(int *)data;
}

static void test_outputs(void)
{
	struct screen screen;
	struct frame_barrier *barrier;
	int passed = 0;
	screen_init(&screen, NULL);
	struct output *a = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct output *b = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	screen_settle(&screen);
	uint64_t frames_a = a->frames_composited, frames_b = b->frames_composited;
	CHECK_EQ(frame_barrier_create(&screen.layout, count, &passed, &barrier), 0);
	CHECK_EQ(passed, 0);
	/* also where nothing has changed */
	screen_settle(&screen);
	CHECK_EQ(passed, 1);
	CHECK(a->frames_composited > frames_a && b->frames_composited > frames_b);
	output_schedule_frame(a);
	screen_settle(&screen);
	CHECK_EQ(passed, 1);
	frame_barrier_destroy(barrier);
	screen_finish(&screen);
}

/* A frame that was begun before shows what was there before. */
static void test_in_flight(void)
{
	struct screen screen;
	struct frame_barrier *barrier;
	int passed = 0;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	screen_settle(&screen);
	output->in_flight = true; /* as if its backend took its time */
	CHECK_EQ(frame_barrier_create(&screen.layout, count, &passed, &barrier), 0);
	output->in_flight = false;
	struct output_frame_event event = {.output = output, .frame = output->shown};
	wl_signal_emit(&output->events.frame, &event);
	wl_event_loop_dispatch_idle(screen.loop);
	CHECK_EQ(passed, 0);
	wl_signal_emit(&output->events.frame, &event);
	wl_event_loop_dispatch_idle(screen.loop);
	CHECK_EQ(passed, 1);
	frame_barrier_destroy(barrier);
	screen_finish(&screen);
}

static void test_none(void)
{
	struct screen screen;
	struct frame_barrier *barrier;
	int passed = 0;
	screen_init(&screen, NULL);
	CHECK_EQ(frame_barrier_create(&screen.layout, count, &passed, &barrier), 0);
	CHECK_EQ(passed, 0);
	wl_event_loop_dispatch_idle(screen.loop);
	CHECK_EQ(passed, 1);
	frame_barrier_destroy(barrier);
	/* the last output it waits for goes; and one that is given up */
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	CHECK_EQ(frame_barrier_create(&screen.layout, count, &passed, &barrier), 0);
	output_destroy(output);
	frame_barrier_destroy(barrier);
	CHECK_EQ(passed, 1);
	output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	CHECK_EQ(frame_barrier_create(&screen.layout, count, &passed, &barrier), 0);
	output_destroy(output);
	wl_event_loop_dispatch_idle(screen.loop);
	CHECK_EQ(passed, 2);
	frame_barrier_destroy(barrier);
	frame_barrier_destroy(NULL);
	screen_finish(&screen);
}

static const struct check_case cases[] = {
	{"each output shows a frame begun since", test_outputs},
	{"one under way does not count", test_in_flight},
	{"no outputs, and outputs that go", test_none},
};

CHECK_MAIN(cases)
