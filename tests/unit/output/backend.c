/* SPDX-License-Identifier: MIT */
/*
 * An output against a backend that takes its time, has two targets, and fails
 * when it is told to.
 */
#include "base/clock.h"
#include "check.h"
#include "output/direct.h"
#include "output/output-layout.h"
#include "screen.h"

#include <errno.h>

enum {
	WIDTH = 16,
	HEIGHT = 8,
	RED = 0xff0000,
	BLUE = 0x0000ff,
};

struct slow_output {
	struct output base;
	struct render_target targets[2];
	uint32_t pixels[2][WIDTH * HEIGHT];
	int next, commits;
	int fail_target, fail_commit; /* as often as this */
	bool takes_direct;
};

static int handle_target(struct output *base, struct render_target **target_out)
{
	struct slow_output *output = wl_container_of(base, output, base);
	if (output->fail_target > 0) {
		output->fail_target--;
		return -ENOMEM;
	}
	struct render_target *target = &output->targets[output->next];
	target->data = output->pixels[output->next];
	target->width = WIDTH;
	target->height = HEIGHT;
	target->stride = WIDTH * 4;
	target->fourcc = PIXEL_FORMAT_XRGB8888;
	*target_out = target;
	return 0;
}

static uint32_t handle_judge_direct(struct output *base, struct buffer *buffer)
{
	struct slow_output *output = wl_container_of(base, output, base);
	return output->takes_direct ? 0 : (uint32_t)DIRECT_OUTPUT;
}

static int handle_commit(struct output *base, const struct frame *frame)
{
	struct slow_output *output = wl_container_of(base, output, base);
	if (output->fail_commit > 0) {
		output->fail_commit--;
		return -EBUSY;
	}
	output->commits++;
	output->next = !output->next;
	return 0;
}

static void handle_destroy(struct output *base)
{
	output_finish(base);
}

static const struct output_interface slow_impl = {
	.target = handle_target,
	.judge_direct = handle_judge_direct,
	.commit = handle_commit,
	.destroy = handle_destroy,
};

static void add_slow_output(struct screen *screen, struct slow_output *output)
{
	static const struct output_config config = {
		.name = "SLOW-1",
		.make = "",
		.model = "",
		.description = "",
		.mode = {WIDTH, HEIGHT, 1000000},
		.scale = 1,
	};
	*output = (struct slow_output){0};
	CHECK_EQ(output_init(&output->base, &slow_impl, &screen->layout, &config), 0);
}

static void run(struct screen *screen)
{
	for (int i = 0; i < 5; i++) {
		wl_event_loop_dispatch(screen->loop, 2);
	}
}

static void test_in_flight(void)
{
	struct screen screen;
	struct slow_output output;
	screen_init(&screen, NULL);
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 4, 4);
	add_slow_output(&screen, &output);
	run(&screen);
	CHECK_EQ(output.commits, 1);
	struct scene_node *window = test_scene_add(&screen.scene, SCENE_WINDOWS, 1, 1);
	struct test_notice notice;
	test_notice_add_frame(&notice, window->surface);
	test_buffer_fill(buffer, RED);
	test_surface_show(window->surface, buffer);
	run(&screen);
	CHECK_EQ(output.commits, 1); /* one at a time */
	CHECK_EQ(notice.presented, 0);
	output_presented(&output.base, clock_now(), PRESENTATION_VSYNC);
	run(&screen);
	CHECK_EQ(output.commits, 2);
	CHECK_EQ(notice.presented, 0);
	output_presented(&output.base, 12345, PRESENTATION_VSYNC);
	CHECK_EQ(notice.presented, 1);
	CHECK_EQ(notice.last.time_nsec, 12345);
	CHECK_EQ(notice.last.flags, PRESENTATION_VSYNC);
	run(&screen);
	CHECK_EQ(output.commits, 2); /* nothing new */
	test_scene_remove(window);
	output_destroy(&output.base);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

/* Whether a direct frame was copied on its way to the screen, only the backend knows. */
static void test_zero_copy(void)
{
	static const struct {
		const char *name;
		bool direct;
		uint32_t flags, told;
	} rows[] = {
		{"direct", true, PRESENTATION_ZERO_COPY, PRESENTATION_ZERO_COPY},
		{"direct, copied later", true, PRESENTATION_VSYNC, PRESENTATION_VSYNC},
		{"drawn", false, PRESENTATION_VSYNC, PRESENTATION_VSYNC},
		{"drawn, whatever is said", false, PRESENTATION_ZERO_COPY, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct screen screen;
		struct slow_output output;
		screen_init(&screen, NULL);
		struct test_buffer *buffer =
			test_buffer_create(PIXEL_FORMAT_XRGB8888, WIDTH, HEIGHT);
		add_slow_output(&screen, &output);
		output.takes_direct = rows[i].direct;
		struct scene_node *window = test_scene_add(&screen.scene, SCENE_FULLSCREEN, 0, 0);
		struct test_notice feedback;
		test_notice_add_feedback(&feedback, window->surface);
		test_surface_show(window->surface, buffer);
		run(&screen);
		CHECK_ROW(rows[i].name, output.commits, 1);
		output_presented(&output.base, clock_now(), rows[i].flags);
		CHECK_ROW(rows[i].name, output.base.shown->direct != NULL, rows[i].direct);
		CHECK_ROW(rows[i].name, feedback.presented, 1);
		CHECK_ROW(rows[i].name, feedback.last.flags, rows[i].told);
		test_scene_remove(window);
		output_destroy(&output.base);
		test_buffer_drop(buffer);
		screen_finish(&screen);
	}
}

/* Each target misses every other frame, and gets it with the next. */
static void test_two_targets(void)
{
	struct screen screen;
	struct slow_output output;
	screen_init(&screen, NULL);
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 1, 1);
	test_buffer_fill(buffer, BLUE);
	add_slow_output(&screen, &output);
	struct scene_node *window = screen_add_window(&screen, buffer, 0, 0);
	for (int x = 0; x < WIDTH; x++) {
		scene_node_set_position(window, x, 1);
		run(&screen);
		CHECK_EQ(output.commits, x + 1);
		output_presented(&output.base, clock_now(), 0);
		const uint32_t *shown = output.pixels[!output.next];
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			CHECK_EQ(shown[i] & 0xffffff, i == WIDTH + x ? BLUE : 0x102030);
		}
	}
	test_scene_remove(window);
	output_destroy(&output.base);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_failure(void)
{
	struct screen screen;
	struct slow_output output;
	screen_init(&screen, NULL);
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 4, 4);
	test_buffer_fill(buffer, RED);
	add_slow_output(&screen, &output);
	output.fail_target = 2;
	output.fail_commit = 2;
	struct scene_node *window = test_scene_add(&screen.scene, SCENE_WINDOWS, 1, 1);
	struct test_notice notice;
	test_notice_add_frame(&notice, window->surface);
	test_surface_show(window->surface, buffer);
	while (output.commits == 0) {
		wl_event_loop_dispatch(screen.loop, 100);
	}
	CHECK_EQ(output.fail_target, 0);
	CHECK_EQ(output.fail_commit, 0);
	CHECK_EQ(notice.presented, 0);
	CHECK_EQ(window->surface->outputs, 1);
	output_presented(&output.base, clock_now(), 0);
	CHECK_EQ(notice.presented, 1);
	CHECK_EQ(output.pixels[0][WIDTH + 1] & 0xffffff, RED);
	/* nothing but the failed frame itself calls for the next try */
	output.fail_commit = 1;
	scene_node_set_position(window, 3, 3);
	run(&screen);
	CHECK_EQ(output.commits, 2);
	output_presented(&output.base, clock_now(), 0);
	/* a window that came and went while nothing could be shown */
	struct scene_node *brief = screen_add_window(&screen, buffer, 9, 1);
	output.fail_commit = 1000;
	run(&screen);
	CHECK_EQ(brief->surface->outputs, 1);
	scene_node_set_visible(brief, false);
	run(&screen);
	CHECK_EQ(brief->surface->outputs, 0);
	test_scene_remove(brief);
	scene_node_set_position(window, 2, 2);
	run(&screen);
	test_scene_remove(window);
	output.fail_commit = 0;
	run(&screen);
	CHECK_EQ(output.commits, 3);
	output_presented(&output.base, clock_now(), 0);
	CHECK_EQ(output.pixels[0][WIDTH * 2 + 2] & 0xffffff, 0x102030);
	output_destroy(&output.base);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_gone_in_flight(void)
{
	struct screen screen;
	struct slow_output output;
	screen_init(&screen, NULL);
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 4, 4);
	add_slow_output(&screen, &output);
	struct scene_node *window = test_scene_add(&screen.scene, SCENE_WINDOWS, 1, 1);
	struct test_notice frame, feedback;
	test_notice_add_frame(&frame, window->surface);
	test_notice_add_feedback(&feedback, window->surface);
	test_surface_show(window->surface, buffer);
	run(&screen);
	CHECK_EQ(output.commits, 1);
	output_destroy(&output.base);
	CHECK_EQ(window->surface->outputs, 0);
	CHECK_EQ(frame.presented, 1); /* a client that waits to draw on must not wait for ever */
	CHECK_EQ(feedback.discarded, 1);
	test_scene_remove(window);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static const struct check_case cases[] = {
	{"a frame in flight", test_in_flight},
	{"whether it was without a copy", test_zero_copy},
	{"two targets in turn", test_two_targets},
	{"a backend that fails for a while", test_failure},
	{"an output that goes with a frame in flight", test_gone_in_flight},
};

CHECK_MAIN(cases)
