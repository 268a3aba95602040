/* SPDX-License-Identifier: MIT */
/*
 * Buffers that can be seen through, where there is nothing but black to be seen.
 */
#include "check.h"
#include "screen.h"

/* Over black, premultiplied pixels are their own colours; over anything else they are not. */
static void test_translucent(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	screen.layout.background = 0;
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *dim = test_buffer_create(PIXEL_FORMAT_ARGB8888, 20, 10);
	struct test_buffer *black = test_buffer_create(PIXEL_FORMAT_XRGB8888, 1, 1);
	test_buffer_fill(dim, 0x80402010);
	test_buffer_fill(black, 0);
	struct scene_node *window = screen_add_window(&screen, dim, 0, 0);
	screen_settle(&screen);
	CHECK_EQ(output->frames_direct, 1);
	CHECK_EQ(screen_pixel(output, 3, 3), 0x402010);

	struct scene_node *spot = screen_add_window(&screen, black, 3, 3);
	spot->is_backdrop = true;
	scene_node_raise(window, SCENE_WINDOWS);
	screen_settle(&screen);
	CHECK_EQ(output->frames_composited, 0);
	CHECK_EQ(screen_pixel(output, 3, 3), 0x402010);

	test_buffer_fill(black, 0xffffff);
	test_surface_show(spot->surface, black);
	screen_settle(&screen);
	CHECK_EQ(output->frames_composited, 1);
	CHECK_EQ(screen_pixel(output, 3, 3), 0xbf9f8f);
	CHECK_EQ(screen_pixel(output, 4, 3), 0x402010);
	test_scene_remove(spot);
	test_scene_remove(window);
	screen_settle(&screen);
	CHECK_EQ(screen_pixel(output, 4, 3), 0); /* the target is not blank any more */
	test_buffer_drop(black);
	test_buffer_drop(dim);
	screen_finish(&screen);
}

/* Drawn onto a target that has no pixels yet, by pixman, too: it is turned. */
static void test_translucent_turned(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	screen.layout.background = 0;
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_90);
	struct test_buffer *dim = test_buffer_create(PIXEL_FORMAT_ARGB8888, 4, 4);
	test_buffer_fill(dim, 0x80402010);
	struct scene_node *window = screen_add_window(&screen, dim, 0, 0);
	screen_settle(&screen);
	CHECK_EQ(output->frames_composited, 1);
	CHECK_EQ(screen_pixel(output, 1, 8), 0x402010);
	CHECK_EQ(screen_pixel(output, 8, 1), 0);
	test_scene_remove(window);
	test_buffer_drop(dim);
	screen_finish(&screen);
}

static const struct check_case cases[] = {
	{"translucent, on black", test_translucent},
	{"translucent and turned, on black", test_translucent_turned},
};

CHECK_MAIN(cases)
