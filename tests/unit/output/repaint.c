/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "output/output-picture.h"
#include "screen.h"

#include <poll.h>

enum {
	BACKGROUND = 0x102030,
	RED = 0xff0000,
	BLUE = 0x0000ff,
	GREEN = 0x00ff00,
};

static struct test_buffer *make_buffer(
	uint32_t fourcc, int32_t width, int32_t height, uint32_t colour)
{
	struct test_buffer *buffer = test_buffer_create(fourcc, width, height);
	test_buffer_fill(buffer, colour | 0xff000000);
	return buffer;
}

static void test_first_frame(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	uint32_t pixel;
	CHECK(output_read_pixels(output, &(struct box){0, 0, 1, 1}, &pixel, 4) != 0);
	screen_settle(&screen);
	CHECK_EQ(screen_pixel(output, 19, 9), BACKGROUND);
	CHECK_EQ(output->frames_composited, 1);
	/* nothing more to come, and nothing that could wake us up */
	struct pollfd fd = {.fd = wl_event_loop_get_fd(screen.loop), .events = POLLIN};
	CHECK_EQ(poll(&fd, 1, 20), 0);
	CHECK_EQ(output->frames_composited, 1);
	screen_finish(&screen);
}

static void test_damage(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *buffer = make_buffer(PIXEL_FORMAT_XRGB8888, 5, 5, RED);
	struct scene_node *window = screen_add_window(&screen, buffer, 2, 2);
	screen_settle(&screen);
	CHECK_EQ(screen_pixel(output, 2, 2), RED);
	CHECK_EQ(screen_pixel(output, 1, 2), BACKGROUND);
	CHECK_EQ(window->surface->outputs, 1);
	scene_node_set_position(window, 12, 3);
	screen_settle(&screen);
	CHECK_EQ(screen_pixel(output, 2, 2), BACKGROUND);
	CHECK_EQ(screen_pixel(output, 16, 7), RED);
	/* drawn where it changed, and nowhere else: what is smuggled in elsewhere stays */
	uint32_t *target = output->shown->target->data;
	target[0] = GREEN;
	test_surface_show(window->surface, buffer);
	screen_settle(&screen);
	CHECK_EQ(screen_pixel(output, 0, 0), GREEN);
	uint64_t frames = output->frames_composited;
	CHECK_EQ(surface_commit(window->surface), 0); /* nothing changed */
	screen_settle(&screen);
	CHECK_EQ(output->frames_composited, frames);
	scene_node_set_position(window, 12, 300);
	screen_settle(&screen);
	CHECK_EQ(window->surface->outputs, 0);
	CHECK_EQ(screen_pixel(output, 16, 7), BACKGROUND);
	test_scene_remove(window);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_notices(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *small = make_buffer(PIXEL_FORMAT_XRGB8888, 4, 4, RED);
	struct test_buffer *full = make_buffer(PIXEL_FORMAT_XRGB8888, 20, 10, BLUE);
	struct scene_node *hidden = screen_add_window(&screen, small, 1, 1);
	struct scene_node *above = screen_add_window(&screen, full, 0, 0);
	struct scene_node *outside = screen_add_window(&screen, small, 100, 1);
	screen_settle(&screen);
	uint64_t direct = output->frames_direct;
	struct test_notice notices[4];
	test_notice_add_frame(&notices[0], hidden->surface);
	test_notice_add_frame(&notices[1], above->surface);
	test_notice_add_frame(&notices[2], outside->surface);
	test_notice_add_feedback(&notices[3], hidden->surface);
	CHECK_EQ(surface_commit(hidden->surface), 0);
	CHECK_EQ(surface_commit(above->surface), 0);
	CHECK_EQ(surface_commit(outside->surface), 0);
	screen_settle(&screen);
	CHECK_EQ(notices[0].presented, 1); /* without any damage */
	CHECK_EQ(notices[1].presented, 1);
	CHECK_EQ(notices[2].presented, 0);
	CHECK_EQ(notices[3].presented, 1);
	CHECK_EQ(notices[3].last.flags, 0); /* not the surface that was shown without a copy */
	CHECK_EQ(output->frames_direct, direct + 1);
	/* hidden or not, and whether or not there was a frame for it, a window is told where it is
	 */
	scene_node_set_position(outside, 1, 1);
	scene_node_place_above(above, outside);
	screen_settle(&screen);
	CHECK_EQ(outside->surface->outputs, 1);
	CHECK_EQ(notices[2].presented, 1);
	scene_node_set_visible(outside, false);
	output_schedule_frame(output);
	screen_settle(&screen);
	uint64_t frames = output->frames_direct;
	scene_node_set_visible(outside, true);
	screen_settle(&screen);
	CHECK_EQ(outside->surface->outputs, 1);
	scene_node_set_visible(outside, false);
	screen_settle(&screen);
	CHECK_EQ(outside->surface->outputs, 0);
	CHECK_EQ(output->frames_direct, frames);
	test_notice_add_frame(&notices[2], outside->surface);
	CHECK_EQ(surface_commit(outside->surface), 0);
	screen_settle(&screen);
	CHECK_EQ(notices[2].presented, 0);
	test_scene_remove(outside);
	CHECK_EQ(notices[2].discarded, 1);
	test_scene_remove(above);
	test_scene_remove(hidden);
	test_buffer_drop(full);
	test_buffer_drop(small);
	screen_finish(&screen);
}

/* What changes is where nobody can see it, and a frame is made nevertheless. */
static void test_damage_beyond_the_edge(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *buffer = make_buffer(PIXEL_FORMAT_XRGB8888, 8, 8, RED);
	struct scene_node *window = screen_add_window(&screen, buffer, -4, -4);
	screen_settle(&screen);
	CHECK_EQ(screen_pixel(output, 3, 3), RED);
	uint64_t frames = output->frames_composited;
	struct test_notice notice;
	test_notice_add_frame(&notice, window->surface);
	pixman_region32_union_rect(&window->surface->pending.buffer_damage,
		&window->surface->pending.buffer_damage, 0, 0, 3, 3);
	window->surface->pending.changes |= SURFACE_CHANGE_DAMAGE;
	CHECK_EQ(surface_commit(window->surface), 0);
	screen_settle(&screen);
	CHECK_EQ(notice.presented, 1);
	CHECK_EQ(output->frames_composited, frames + 1);
	CHECK_EQ(screen_pixel(output, 3, 3), RED);
	test_scene_remove(window);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_two_outputs(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *left = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct output *right = screen_add_output(&screen, 40, 20, 2, TRANSFORM_NORMAL);
	struct test_buffer *buffer = make_buffer(PIXEL_FORMAT_XRGB8888, 10, 10, RED);
	struct scene_node *window = screen_add_window(&screen, buffer, 15, 0);
	screen_settle(&screen);
	CHECK_EQ(window->surface->outputs, 3);
	CHECK_EQ(screen_pixel(left, 19, 9), RED);
	CHECK_EQ(screen_pixel(right, 9, 19), RED);
	CHECK_EQ(screen_pixel(right, 10, 19), BACKGROUND);
	struct test_notice notice;
	test_notice_add_frame(&notice, window->surface);
	CHECK_EQ(surface_commit(window->surface), 0);
	screen_settle(&screen);
	CHECK_EQ(notice.presented, 1);
	CHECK(notice.last.output == left);
	/* the left one is slow, and answers nevertheless: nobody is asked for more than it shows */
	struct output_mode slow = {20, 10, 20000};
	CHECK_EQ(output_configure(left, &slow, 1, TRANSFORM_NORMAL), 0);
	screen_settle(&screen);
	test_notice_add_frame(&notice, window->surface);
	test_surface_show(window->surface, buffer);
	screen_settle(&screen);
	CHECK_EQ(notice.presented, 1);
	CHECK(notice.last.output == left);
	scene_node_set_position(window, 20, 0);
	test_notice_add_frame(&notice, window->surface);
	CHECK_EQ(surface_commit(window->surface), 0);
	screen_settle(&screen);
	CHECK(notice.last.output == right);
	CHECK_EQ(window->surface->outputs, 2);
	test_scene_remove(window);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_output_gone(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *left = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct output *right = screen_add_output(&screen, 40, 20, 1, TRANSFORM_NORMAL);
	struct test_buffer *buffer = make_buffer(PIXEL_FORMAT_XRGB8888, 20, 10, RED);
	struct scene_node *window = screen_add_window(&screen, buffer, 0, 0);
	screen_settle(&screen);
	CHECK(left->shown->direct == &buffer->base);
	struct test_notice notice;
	test_notice_add_frame(&notice, window->surface);
	CHECK_EQ(surface_commit(window->surface), 0);
	output_destroy(left);
	CHECK_EQ(window->surface->outputs, 0);
	screen_settle(&screen);
	CHECK_EQ(right->x, 0);
	CHECK_EQ(window->surface->outputs, 2);
	CHECK_EQ(notice.presented, 1);
	CHECK(notice.last.output == right);
	CHECK_EQ(screen_pixel(right, 0, 0), RED);
	CHECK_EQ(buffer->base.locks, 1); /* the surface's own */
	output_destroy(right);
	test_scene_remove(window);
	CHECK_EQ(buffer->releases, 1);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_configure(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *buffer = make_buffer(PIXEL_FORMAT_XRGB8888, 5, 5, RED);
	struct scene_node *window = screen_add_window(&screen, buffer, 0, 0);
	screen_settle(&screen);
	CHECK_EQ(screen_pixel(output, 4, 4), RED);
	struct output_mode mode = {30, 40, 1000000};
	CHECK_EQ(output_configure(output, &mode, 2, TRANSFORM_180), 0);
	screen_settle(&screen);
	CHECK_EQ(screen_pixel(output, 29, 39), RED);
	CHECK_EQ(screen_pixel(output, 20, 30), RED);
	CHECK_EQ(screen_pixel(output, 19, 30), BACKGROUND);
	CHECK_EQ(screen_pixel(output, 0, 0), BACKGROUND);
	mode.width = -1;
	CHECK(output_configure(output, &mode, 2, TRANSFORM_180) != 0);
	CHECK_EQ(output->mode.width, 30);
	test_scene_remove(window);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static const struct check_case cases[] = {
	{"one frame, and then nothing", test_first_frame},
	{"what changes is drawn", test_damage},
	{"who is answered", test_notices},
	{"damage beyond the edge", test_damage_beyond_the_edge},
	{"a window on two outputs", test_two_outputs},
	{"an output goes away", test_output_gone},
	{"an output changes its mode", test_configure},
};

CHECK_MAIN(cases)
