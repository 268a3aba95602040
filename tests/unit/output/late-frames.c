/* SPDX-License-Identifier: MIT */
/*
 * Frames of a screen whose hardware keeps the beat: they are made late before a
 * flip, and clients are asked for them late. The hardware is played: a test
 * says when there was a flip.
 */
#include "base/clock.h"
#include "check.h"
#include "screen.h"

#include <time.h>
#include <unistd.h>

enum {
	WIDTH = 20,
	HEIGHT = 10,
	REFRESH_MHZ = 20000, /* slow, so that a busy machine is still in time mostly */
};

static const int64_t period = CLOCK_NSEC_PER_SEC * 1000 / REFRESH_MHZ;

struct vblank_output {
	struct output base;
	struct render_target target;
	uint32_t pixels[WIDTH * HEIGHT];
	int commits;
	int64_t committed_nsec;
	int work_msec; /* what a commit takes */
};

struct stage {
	struct screen screen;
	struct vblank_output output;
	struct test_buffer *buffer;
	struct scene_node *window;
	struct test_notice notice;
};

static int handle_target(struct output *base, struct render_target **target_out)
{
	struct vblank_output *output = wl_container_of(base, output, base);
	*target_out = &output->target;
	return 0;
}

static int handle_commit(struct output *base, const struct frame *frame)
{
	struct vblank_output *output = wl_container_of(base, output, base);
	struct timespec work = {.tv_nsec = output->work_msec * CLOCK_NSEC_PER_MSEC};
	nanosleep(&work, NULL);
	output->commits++;
	output->committed_nsec = clock_now();
	return 0;
}

static void handle_destroy(struct output *base)
{
	output_finish(base);
}

static const struct output_interface late_impl = {
	.target = handle_target,
	.commit = handle_commit,
	.destroy = handle_destroy,
	.answers_late = true,
};

static const struct output_interface early_impl = {
	.target = handle_target,
	.commit = handle_commit,
	.destroy = handle_destroy,
};

static void note_presented(struct notice *base, const struct presentation *presentation)
{
	struct test_notice *notice = wl_container_of(base, notice, base);
	notice->presented++;
}

static void note_discarded(struct notice *base)
{
}

static const struct notice_interface notice_impl = {
	.presented = note_presented,
	.discarded = note_discarded,
};

static void make_output(struct stage *stage, const struct output_interface *impl)
{
	struct vblank_output *output = &stage->output;
	*output = (struct vblank_output){
		.target = {.data = output->pixels,
			.width = WIDTH,
			.height = HEIGHT,
			.stride = WIDTH * 4,
			.fourcc = PIXEL_FORMAT_XRGB8888},
	};
	struct output_config config = {
		.name = "SCREEN-1",
		.make = "",
		.model = "",
		.description = "",
		.mode = {WIDTH, HEIGHT, REFRESH_MHZ},
		.scale = 1,
	};
	CHECK_EQ(output_init(&output->base, impl, &stage->screen.layout, &config), 0);
}

static void run_until_commit(struct stage *stage)
{
	int before = stage->output.commits;
	wl_event_loop_dispatch_idle(stage->screen.loop);
	while (stage->output.commits == before) {
		CHECK_EQ(wl_event_loop_dispatch(stage->screen.loop, 1000), 0);
	}
}

/* What is with the hardware is on the screen since then. */
static void flip(struct stage *stage, int64_t time)
{
	output_presented(&stage->output.base, time, PRESENTATION_VSYNC);
}

static void change(struct stage *stage)
{
	test_surface_show(stage->window->surface, stage->buffer);
}

static void stage_init(struct stage *stage, const struct output_interface *impl)
{
	*stage = (struct stage){0};
	screen_init(&stage->screen, NULL);
	make_output(stage, impl);
	stage->buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 5, 5);
	stage->window = screen_add_window(&stage->screen, stage->buffer, 2, 2);
	run_until_commit(stage);
	stage->output.base.lead = (struct lead_time){0}; /* however long the first one took */
}

static void stage_finish(struct stage *stage)
{
	output_destroy(&stage->output.base);
	test_scene_remove(stage->window);
	test_buffer_drop(stage->buffer);
	screen_finish(&stage->screen);
}

/* A frame is shown, the scene changes, and the next one is made. Returns when the first was shown.
 * Tried again where this program was kept from running for a period in between. */
static int64_t make_frame(struct stage *stage)
{
	int64_t time;
	do {
		time = clock_now();
		flip(stage, time);
		int64_t lead = lead_time_get(&stage->output.base.lead, period);
		change(stage);
		run_until_commit(stage);
		CHECK(stage->output.committed_nsec >= time + period - lead);
	} while (!frame_clock_was_asked_early(stage->output.base.clock));
	return time;
}

static void test_late(void)
{
	struct stage stage;
	stage_init(&stage, &late_impl);
	for (int i = 0; i < 3; i++) {
		int64_t time = make_frame(&stage);
		CHECK_EQ(stage.output.base.lead.flip_nsec, time + period);
	}
	stage_finish(&stage);
}

/* While the hardware has a frame, the next one is not begun; it is late as well. */
static void test_wanted_in_flight(void)
{
	struct stage stage;
	stage_init(&stage, &late_impl);
	int64_t time = clock_now();
	change(&stage);
	CHECK_EQ(wl_event_loop_dispatch(stage.screen.loop, 0), 0);
	CHECK_EQ(stage.output.commits, 1);
	flip(&stage, time);
	int64_t lead = lead_time_get(&stage.output.base.lead, period);
	run_until_commit(&stage);
	CHECK(stage.output.committed_nsec >= time + period - lead);
	stage_finish(&stage);
}

static void test_pause(void)
{
	struct stage stage;
	stage_init(&stage, &late_impl);
	flip(&stage, clock_now() - 3 * period);
	change(&stage);
	wl_event_loop_dispatch_idle(stage.screen.loop);
	CHECK_EQ(stage.output.commits, 2);
	CHECK_EQ(stage.output.base.lead.flip_nsec, 0); /* it is for any */
	stage_finish(&stage);
}

static void test_slow_drawing(void)
{
	struct stage stage;
	stage_init(&stage, &late_impl);
	stage.output.work_msec = 10;
	flip(&stage, clock_now());
	change(&stage);
	run_until_commit(&stage);
	flip(&stage, clock_now());
	int64_t lead = lead_time_get(&stage.output.base.lead, period);
	CHECK(lead >= 10 * CLOCK_NSEC_PER_MSEC + period / 8);
	stage_finish(&stage);
}

static void test_miss(void)
{
	struct stage stage;
	stage_init(&stage, &late_impl);
	int64_t time = make_frame(&stage);
	flip(&stage, time + 2 * period);
	CHECK_EQ(stage.output.base.lead.margin_nsec, period / 4);
	stage_finish(&stage);
}

static void test_answers(void)
{
	struct stage stage;
	stage_init(&stage, &late_impl);
	stage.notice.base.impl = &notice_impl;
	wl_list_insert(&stage.output.base.next->frame_notices, &stage.notice.base.link);
	int64_t time = clock_now();
	flip(&stage, time);
	CHECK_EQ(stage.notice.presented, 0);
	CHECK(output_is_scheduled(&stage.output.base));
	while (stage.notice.presented == 0) {
		CHECK_EQ(wl_event_loop_dispatch(stage.screen.loop, 1000), 0);
	}
	CHECK(clock_now() >= time + period * 3 / 4);
	CHECK_EQ(stage.output.commits, 1); /* there was nothing new */
	stage_finish(&stage);
}

/* After a client was asked, something is done for a while; then the next frame is made. Returns
 * what is thought of how slow the client is. */
static int64_t need_after(struct stage *stage, void (*act)(struct stage *stage))
{
	stage->notice.base.impl = &notice_impl;
	wl_list_insert(&stage->output.base.next->frame_notices, &stage->notice.base.link);
	int asked = stage->notice.presented;
	flip(stage, clock_now());
	while (stage->notice.presented == asked) {
		CHECK_EQ(wl_event_loop_dispatch(stage->screen.loop, 1000), 0);
	}
	usleep(2000);
	act(stage);
	run_until_commit(stage);
	return stage->output.base.answers.need_nsec;
}

static void move(struct stage *stage)
{
	scene_node_set_position(stage->window, stage->window->x + 1, 0);
}

static void test_not_by_a_client(void)
{
	struct stage stage;
	stage_init(&stage, &late_impl);
	CHECK_EQ(need_after(&stage, move), 0);
	CHECK(need_after(&stage, change) >= 2 * CLOCK_NSEC_PER_MSEC);
	stage_finish(&stage);
}

/* Between a client that was asked and the frame it was asked for. Returns whether a frame is made
 * at once; true on a machine that was kept from doing this in time. */
static bool is_made_at_once(struct stage *stage, void (*act)(struct stage *stage))
{
	need_after(stage, change); /* quick, so that the next answer is late */
	stage->output.base.answers.need_nsec = 0;
	wl_list_insert(&stage->output.base.next->frame_notices, &stage->notice.base.link);
	int asked = stage->notice.presented;
	flip(stage, clock_now());
	while (stage->notice.presented == asked) {
		CHECK_EQ(wl_event_loop_dispatch(stage->screen.loop, 1000), 0);
	}
	int commits = stage->output.commits;
	act(stage);
	wl_event_loop_dispatch_idle(stage->screen.loop);
	bool made = stage->output.commits > commits;
	if (!made) {
		run_until_commit(stage);
	}
	return made;
}

static void test_only_client(void)
{
	struct stage stage;
	stage_init(&stage, &late_impl);
	CHECK(is_made_at_once(&stage, change));
	bool waits = false;
	for (int i = 0; i < 20 && !waits; i++) {
		waits = !is_made_at_once(&stage, move);
	}
	CHECK(waits);
	stage_finish(&stage);
}

static void test_early(void)
{
	struct stage stage;
	stage_init(&stage, &early_impl);
	flip(&stage, clock_now());
	change(&stage);
	wl_event_loop_dispatch_idle(stage.screen.loop);
	CHECK_EQ(stage.output.commits, 2);
	stage_finish(&stage);
}

static const struct check_case cases[] = {
	{"a frame is made late before the flip", test_late},
	{"so is one that was wanted while another was under way", test_wanted_in_flight},
	{"after a pause, a frame at once", test_pause},
	{"what drawing takes is added", test_slow_drawing},
	{"a miss is noticed", test_miss},
	{"clients are asked late", test_answers},
	{"what moves says nothing of clients", test_not_by_a_client},
	{"the only one who was asked need not wait", test_only_client},
	{"who is asked late itself makes frames at once", test_early},
};

CHECK_MAIN(cases)
