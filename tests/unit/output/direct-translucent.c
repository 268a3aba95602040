/* SPDX-License-Identifier: MIT */
/*
 * Buffers that can be seen through, where there is nothing but black to be seen.
 */
#include "check.h"
#include "screen.h"

struct stage {
	struct screen screen;
	struct output *output; /* over black */
	struct test_buffer *dim;
	struct scene_node *window; /* shows dim */
};

static void stage_init(struct stage *stage, int32_t width, int32_t height, enum transform transform)
{
	screen_init(&stage->screen, NULL);
	stage->screen.layout.background = 0;
	stage->output = screen_add_output(&stage->screen, 20, 10, 1, transform);
	stage->dim = test_buffer_create(PIXEL_FORMAT_ARGB8888, width, height);
	test_buffer_fill(stage->dim, 0x80402010);
	stage->window = screen_add_window(&stage->screen, stage->dim, 0, 0);
	screen_settle(&stage->screen);
}

/* Not before the window has been removed. */
static void stage_finish(struct stage *stage)
{
	test_buffer_drop(stage->dim);
	screen_finish(&stage->screen);
}

/* Over black, premultiplied pixels are their own colours; over anything else they are not. */
static void test_translucent(void)
{
	struct stage stage;
	stage_init(&stage, 20, 10, TRANSFORM_NORMAL);
	const struct output *output = stage.output;
	CHECK_EQ(output->frames_direct, 1);
	CHECK_EQ(screen_pixel(output, 3, 3), 0x402010);

	struct test_buffer *spot_buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 1, 1);
	test_buffer_fill(spot_buffer, 0);
	struct scene_node *spot = screen_add_window(&stage.screen, spot_buffer, 3, 3);
	spot->is_backdrop = true;
	scene_node_raise(stage.window, SCENE_WINDOWS);
	screen_settle(&stage.screen);
	CHECK_EQ(output->frames_composited, 0);
	CHECK_EQ(screen_pixel(output, 3, 3), 0x402010);

	test_buffer_fill(spot_buffer, 0xffffff);
	test_surface_show(spot->surface, spot_buffer);
	screen_settle(&stage.screen);
	CHECK_EQ(output->frames_composited, 1);
	CHECK_EQ(screen_pixel(output, 3, 3), 0xbf9f8f);
	CHECK_EQ(screen_pixel(output, 4, 3), 0x402010);
	test_scene_remove(spot);
	test_scene_remove(stage.window);
	screen_settle(&stage.screen);
	CHECK_EQ(screen_pixel(output, 4, 3), 0); /* the target is not blank any more */
	test_buffer_drop(spot_buffer);
	stage_finish(&stage);
}

/* Drawn onto a target that has no pixels yet, by pixman, too: it is turned. */
static void test_translucent_turned(void)
{
	struct stage stage;
	stage_init(&stage, 4, 4, TRANSFORM_90);
	CHECK_EQ(stage.output->frames_composited, 1);
	CHECK_EQ(screen_pixel(stage.output, 1, 8), 0x402010);
	CHECK_EQ(screen_pixel(stage.output, 8, 1), 0);
	test_scene_remove(stage.window);
	stage_finish(&stage);
}

static const struct check_case cases[] = {
	{"translucent, on black", test_translucent},
	{"translucent and turned, on black", test_translucent_turned},
};

CHECK_MAIN(cases)
