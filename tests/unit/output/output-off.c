/* SPDX-License-Identifier: MIT */
/* Outputs that are disabled, and those whose screen is off. */
#include "base/clock.h"
#include "check.h"
#include "output/capture.h"
#include "output/frame-barrier.h"
#include "output/output-picture.h"
#include "screen.h"

#include <errno.h>

enum {
	RED = 0xff0000,
};

struct stage {
	struct screen screen;
	struct output *a, *b;
	struct test_buffer *buffer;
	struct scene_node *window; /* on a, which shows its buffer as it is */
	struct output_interface slow;
};

static void stage_init(struct stage *stage)
{
	screen_init(&stage->screen, NULL);
	stage->a = screen_add_output(&stage->screen, 20, 10, 1, TRANSFORM_NORMAL);
	stage->b = screen_add_output(&stage->screen, 30, 10, 1, TRANSFORM_NORMAL);
	stage->buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 20, 10);
	test_buffer_fill(stage->buffer, RED | 0xff000000);
	stage->window = screen_add_window(&stage->screen, stage->buffer, 0, 0);
	screen_settle(&stage->screen);
	CHECK_EQ(screen_pixel(stage->a, 5, 5), RED);
	CHECK(stage->a->shown->direct != NULL);
	CHECK_EQ(stage->window->surface->outputs, 1);
}

static void stage_finish(struct stage *stage)
{
	test_scene_remove(stage->window);
	test_buffer_drop(stage->buffer);
	screen_finish(&stage->screen);
}

static struct wl_listener leave, power;
static int leaves, powers;

static void count_leave(struct wl_listener *listener, void *data)
{
	leaves++;
	wl_list_remove(&power.link);
	wl_list_remove(&leave.link);
}

static void count_power(struct wl_listener *listener, void *data)
{
	powers++;
}

static void listen_to(struct output *output)
{
	leaves = powers = 0;
	leave.notify = count_leave;
	wl_signal_add(&output->events.leave, &leave);
	power.notify = count_power;
	wl_signal_add(&output->events.power, &power);
}

static void test_disabled(void)
{
	struct stage stage;
	stage_init(&stage);
	struct output_layout *layout = &stage.screen.layout;
	listen_to(stage.a);
	CHECK(output_can_be_off(stage.a));
	output_disable(stage.a);
	output_disable(stage.a); /* as it is */
	CHECK_EQ(leaves, 1);
	CHECK(output_layout_from_index(layout, 0) == NULL && stage.b->x == 0);
	CHECK(output_layout_from_name(layout, stage.a->name) == stage.a);
	CHECK(!frame_has_pixels(stage.a->shown)); /* the buffer is given back */
	screen_settle(&stage.screen);
	CHECK_EQ(stage.window->surface->outputs, 2); /* what it was on has moved up */
	uint64_t frames = stage.a->frames_direct + stage.a->frames_composited;
	scene_node_set_position(stage.window, 1, 0);
	output_schedule_frame(stage.a);
	screen_settle(&stage.screen);
	CHECK_EQ(stage.a->frames_direct + stage.a->frames_composited, frames);
	CHECK_EQ(output_enable(stage.a), 0);
	CHECK_EQ(output_enable(stage.a), 0);
	CHECK_EQ(stage.a->x, 30);
	scene_node_set_position(stage.window, 30, 0);
	screen_settle(&stage.screen);
	CHECK_EQ(screen_pixel(stage.a, 5, 5), RED);
	CHECK_EQ(stage.window->surface->outputs, 1);
	stage_finish(&stage);
}

static void test_disabled_at_the_end(void)
{
	struct stage stage;
	stage_init(&stage);
	output_disable(stage.a);
	output_disable(stage.b);
	output_destroy(stage.a);
	CHECK_EQ(wl_list_length(&stage.screen.layout.disabled), 1);
	screen_settle(&stage.screen);
	stage_finish(&stage);
}

static void test_powered_off(void)
{
	struct stage stage;
	uint32_t pixel;
	stage_init(&stage);
	listen_to(stage.a);
	output_set_powered(stage.a, false);
	output_set_powered(stage.a, false);
	CHECK(leaves == 0 && powers == 1);
	CHECK_EQ(stage.b->x, 20); /* it keeps its place */
	CHECK_EQ(stage.window->surface->outputs, 0);
	CHECK_EQ(output_read_pixels(stage.a, &(struct box){0, 0, 1, 1}, &pixel, 4), -EAGAIN);
	uint64_t frames = stage.a->frames_direct + stage.a->frames_composited;
	test_surface_show(stage.window->surface, stage.buffer);
	screen_settle(&stage.screen);
	CHECK_EQ(stage.a->frames_direct + stage.a->frames_composited, frames);
	output_set_powered(stage.a, true);
	CHECK_EQ(powers, 2);
	screen_settle(&stage.screen);
	CHECK_EQ(screen_pixel(stage.a, 5, 5), RED);
	CHECK_EQ(stage.window->surface->outputs, 1);
	/* off, and away meanwhile: it stays off */
	output_set_powered(stage.a, false);
	output_disable(stage.a);
	CHECK_EQ(leaves, 1);
	CHECK_EQ(output_enable(stage.a), 0);
	screen_settle(&stage.screen);
	CHECK(!frame_has_pixels(stage.a->shown));
	stage_finish(&stage);
}

static struct wl_listener clearing;
static uint32_t last_pixel;

static void note_pixel(struct wl_listener *listener, void *data)
{
	last_pixel = screen_pixel(data, 5, 5);
}

static void test_last_picture(void)
{
	struct stage stage;
	stage_init(&stage);
	clearing.notify = note_pixel;
	wl_signal_add(&stage.a->events.clearing, &clearing);
	last_pixel = 0;
	output_set_powered(stage.a, false);
	CHECK_EQ(last_pixel, RED);
	/* what was dark, or empty, is no picture */
	last_pixel = 0;
	output_set_powered(stage.a, true);
	output_set_powered(stage.a, false);
	output_set_powered(stage.a, true);
	scene_node_set_position(stage.window, 100, 0);
	screen_settle(&stage.screen);
	output_set_powered(stage.a, false);
	CHECK_EQ(last_pixel, 0);
	wl_list_remove(&clearing.link);
	stage_finish(&stage);
}

/* What is on another output as well is answered by that one, also what waited for this one. */
static void test_seen_on_another(void)
{
	struct stage stage;
	struct test_notice waiting, later;
	stage_init(&stage);
	scene_node_set_position(stage.window, 10, 0);
	screen_settle(&stage.screen);
	output_sleep(stage.a);
	test_notice_add_frame(&waiting, stage.window->surface);
	CHECK_EQ(surface_commit(stage.window->surface), 0);
	screen_settle(&stage.screen);
	CHECK_EQ(waiting.presented, 0);
	output_set_powered(stage.a, false);
	screen_settle(&stage.screen);
	CHECK_EQ(waiting.presented, 1);
	test_notice_add_frame(&later, stage.window->surface);
	CHECK_EQ(surface_commit(stage.window->surface), 0);
	screen_settle(&stage.screen);
	CHECK_EQ(later.presented, 1);
	CHECK_EQ(stage.window->surface->outputs, 2);
	stage_finish(&stage);
}

/* A frame that was under way when the screen went off is over when it comes. */
static void test_in_flight(void)
{
	struct stage stage;
	stage_init(&stage);
	stage.a->in_flight = true; /* as if its backend took its time */
	output_set_powered(stage.a, false);
	output_presented(stage.a, 1, 0);
	CHECK(!frame_has_pixels(stage.a->shown) && !frame_has_pixels(stage.a->next));
	output_set_powered(stage.a, true);
	screen_settle(&stage.screen);
	CHECK_EQ(screen_pixel(stage.a, 5, 5), RED);
	stage_finish(&stage);
}

static void drop_when_off(struct output *output, bool on)
{
	if (!on) {
		output_drop_frame(output);
	}
}

/* One of which its backend will never hear. */
static void test_dropped(void)
{
	struct stage stage;
	stage_init(&stage);
	const struct output_interface *impl = stage.a->impl;
	struct output_interface dropping = *impl;
	dropping.set_power = drop_when_off;
	stage.a->impl = &dropping;
	stage.a->in_flight = true;
	output_set_powered(stage.a, false);
	CHECK(!frame_has_pixels(stage.a->shown) && !frame_has_pixels(stage.a->next));
	output_set_powered(stage.a, true);
	screen_settle(&stage.screen);
	CHECK_EQ(screen_pixel(stage.a, 5, 5), RED);
	output_disable(stage.a); /* with nothing under way */
	CHECK_EQ(output_enable(stage.a), 0);
	screen_settle(&stage.screen);
	stage.a->impl = impl;
	stage_finish(&stage);
}

static void count(void *data)
{
	++*(int *)data;
}

static void test_who_waits(void)
{
	struct stage stage;
	struct frame_barrier *barrier;
	struct capture *capture;
	int passed = 0;
	stage_init(&stage);
	CHECK_EQ(frame_barrier_create(&stage.screen.layout, count, &passed, &barrier), 0);
	output_set_powered(stage.a, false);
	screen_settle(&stage.screen);
	CHECK_EQ(passed, 1);
	frame_barrier_destroy(barrier);
	/* nothing that could be seen later is seen now */
	CHECK_EQ(frame_barrier_create(&stage.screen.layout, count, &passed, &barrier), 0);
	screen_settle(&stage.screen);
	CHECK_EQ(passed, 2);
	frame_barrier_destroy(barrier);
	CHECK_EQ(capture_create(stage.a, NULL, NULL, NULL, &capture), -ENOENT);
	stage_finish(&stage);
}

/* Also where the backend drops it later: when a screen that is off is told so again. */
static void test_dropped_buffers(void)
{
	struct stage stage;
	stage_init(&stage);
	struct buffer *buffer = &stage.buffer->base;
	int locks = buffer->locks;
	stage.a->next->direct = buffer_lock(buffer);
	stage.a->in_flight = true;
	output_drop_frame(stage.a);
	CHECK(!stage.a->in_flight && !frame_has_pixels(stage.a->next));
	CHECK_EQ(buffer->locks, locks);
	stage_finish(&stage);
}

static int keep_frame(struct output *output, const struct frame *frame)
{
	return 0;
}

/* Shows the window's buffer anew, in a frame that stays under way. */
static void begin_slow_frame(struct stage *stage)
{
	stage->slow = *stage->a->impl;
	stage->slow.commit = keep_frame;
	stage->a->impl = &stage->slow;
	test_surface_show(stage->window->surface, stage->buffer);
	while (!stage->a->in_flight) {
		CHECK_EQ(wl_event_loop_dispatch(stage->screen.loop, 1000), 0);
	}
}

/* The frame that was dropped had the layers of the one that is still shown. */
static void test_dropped_layers(void)
{
	struct stage stage;
	stage_init(&stage);
	const struct output_interface *impl = stage.a->impl;
	struct test_notice notice;
	test_notice_add_frame(&notice, stage.window->surface);
	begin_slow_frame(&stage);
	CHECK(stage.a->shown->passed_layers);
	CHECK_EQ(output_layers(stage.a)->count, 1);
	output_drop_frame(stage.a);
	CHECK_EQ(output_layers(stage.a)->count, 1);
	CHECK_EQ(notice.discarded, 1);
	stage.a->impl = impl;
	scene_node_set_visible(stage.window, false);
	screen_settle(&stage.screen);
	CHECK_EQ(stage.window->surface->outputs, 0); /* it was told that it has left */
	CHECK_EQ(output_layers(stage.a)->count, 0);
	stage_finish(&stage);
}

/* It is lit again before the frame comes that was under way: what is on it is told so. */
static void test_lit_in_flight(void)
{
	struct stage stage;
	stage_init(&stage);
	const struct output_interface *impl = stage.a->impl;
	begin_slow_frame(&stage);
	output_set_powered(stage.a, false);
	CHECK_EQ(stage.window->surface->outputs, 0);
	CHECK_EQ(output_layers(stage.a)->count, 0);
	output_set_powered(stage.a, true);
	stage.a->impl = impl;
	output_presented(stage.a, clock_now(), 0);
	screen_settle(&stage.screen);
	CHECK_EQ(stage.window->surface->outputs, 1);
	CHECK_EQ(screen_pixel(stage.a, 5, 5), RED);
	stage_finish(&stage);
}

static const struct check_case cases[] = {
	{"disabled, and enabled again", test_disabled},
	{"disabled until it is destroyed", test_disabled_at_the_end},
	{"its screen is off", test_powered_off},
	{"the last picture before that", test_last_picture},
	{"what is seen on another output", test_seen_on_another},
	{"a frame is under way meanwhile", test_in_flight},
	{"the buffers of such a frame", test_dropped_buffers},
	{"its layers", test_dropped_layers},
	{"lit again before such a frame has come", test_lit_in_flight},
	{"a frame that is never shown", test_dropped},
	{"who waits for a frame", test_who_waits},
};

CHECK_MAIN(cases)
