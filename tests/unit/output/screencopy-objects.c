/* SPDX-License-Identifier: MIT */
/*
 * zwlr_screencopy_manager_v1, as a client sees it.
 */
#include "check.h"
#include "pair.h"

#include "wlr-screencopy-unstable-v1-client-protocol.h"

#include <errno.h>
#include <sys/mman.h>

enum {
	WIDTH = 20,
	HEIGHT = 10,
	RED = 0xff0000,
	BACKGROUND = 0x102030,
};

struct picture {
	struct zwlr_screencopy_frame_v1 *frame;
	uint32_t format, width, height, stride;
	int buffer_done, ready, failed, flags, damage_events;
	struct box damage;
};

static void handle_buffer(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t format,
	uint32_t width, uint32_t height, uint32_t stride)
{
	struct picture *picture = data;
	picture->format = format;
	picture->width = width;
	picture->height = height;
	picture->stride = stride;
}

static void handle_flags(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t flags)
{
	struct picture *picture = data;
	picture->flags += flags == 0 ? 1 : 100;
}

static void handle_ready(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t high,
	uint32_t low, uint32_t nsec)
{
	struct picture *picture = data;
	picture->ready++;
}

static void handle_failed(void *data, struct zwlr_screencopy_frame_v1 *frame)
{
	struct picture *picture = data;
	picture->failed++;
}

static void handle_damage(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t x,
	uint32_t y, uint32_t width, uint32_t height)
{
	struct picture *picture = data;
	struct box box = {(int32_t)x, (int32_t)y, (int32_t)width, (int32_t)height};
	picture->damage = box_unite(&picture->damage, &box);
	picture->damage_events++;
}

static void handle_dmabuf(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t format,
	uint32_t width, uint32_t height)
{
}

static void handle_buffer_done(void *data, struct zwlr_screencopy_frame_v1 *frame)
{
	struct picture *picture = data;
	picture->buffer_done++;
}

static const struct zwlr_screencopy_frame_v1_listener frame_listener = {
	.buffer = handle_buffer,
	.flags = handle_flags,
	.ready = handle_ready,
	.failed = handle_failed,
	.damage = handle_damage,
	.linux_dmabuf = handle_dmabuf,
	.buffer_done = handle_buffer_done,
};

struct stage {
	struct pair pair;
	struct output *model;
	struct wl_output *output;
	struct test_buffer *red;
	struct scene_node *window; /* 4x4 at (2, 3) */
	struct wl_buffer *buffer;
	uint32_t *pixels; /* of buffer */
};

static void stage_init(struct stage *stage)
{
	pair_init(&stage->pair);
	stage->model = screen_add_output(&stage->pair.screen, WIDTH, HEIGHT, 1, TRANSFORM_NORMAL);
	stage->red = test_buffer_create(PIXEL_FORMAT_XRGB8888, 4, 4);
	test_buffer_fill(stage->red, RED);
	stage->window = screen_add_window(&stage->pair.screen, stage->red, 2, 3);
	CHECK_EQ(pair_run(&stage->pair), 0);
	stage->output = pair_bind_output(&stage->pair, 0, 4);
	stage->buffer = pair_create_buffer(
		&stage->pair, WL_SHM_FORMAT_XRGB8888, WIDTH, HEIGHT, &stage->pixels);
}

static void stage_finish(struct stage *stage)
{
	wl_buffer_destroy(stage->buffer);
	wl_output_release(stage->output);
	munmap(stage->pixels, WIDTH * HEIGHT * 4);
	pair_disconnect(&stage->pair);
	test_scene_remove(stage->window);
	test_buffer_drop(stage->red);
	pair_finish(&stage->pair);
}

static void capture(struct stage *stage, struct picture *picture)
{
	*picture = (struct picture){0};
	picture->frame =
		zwlr_screencopy_manager_v1_capture_output(stage->pair.screencopy, 0, stage->output);
	zwlr_screencopy_frame_v1_add_listener(picture->frame, &frame_listener, picture);
	CHECK_EQ(pair_run(&stage->pair), 0);
}

static void test_copy(void)
{
	struct stage stage;
	struct picture picture;
	stage_init(&stage);
	capture(&stage, &picture);
	CHECK_EQ(picture.format, WL_SHM_FORMAT_XRGB8888);
	CHECK_EQ(picture.width, WIDTH);
	CHECK_EQ(picture.height, HEIGHT);
	CHECK_EQ(picture.stride, WIDTH * 4);
	CHECK_EQ(picture.buffer_done, 1);
	zwlr_screencopy_frame_v1_copy(picture.frame, stage.buffer);
	CHECK_EQ(pair_run(&stage.pair), 0);
	CHECK_EQ(picture.flags, 1);
	CHECK_EQ(picture.ready, 1);
	CHECK_EQ(picture.damage.width, 0);
	CHECK_EQ(stage.pixels[3 * WIDTH + 2] & 0xffffff, RED);
	CHECK_EQ(stage.pixels[3 * WIDTH + 1] & 0xffffff, BACKGROUND);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	stage_finish(&stage);
}

static void test_region(void)
{
	struct stage stage;
	struct picture picture = {0};
	stage_init(&stage);
	picture.frame = zwlr_screencopy_manager_v1_capture_output_region(
		stage.pair.screencopy, 0, stage.output, 5, 6, 100, 2);
	zwlr_screencopy_frame_v1_add_listener(picture.frame, &frame_listener, &picture);
	CHECK_EQ(pair_run(&stage.pair), 0);
	CHECK_EQ(picture.width, WIDTH - 5);
	CHECK_EQ(picture.height, 2);
	uint32_t *pixels;
	struct wl_buffer *buffer =
		pair_create_buffer(&stage.pair, WL_SHM_FORMAT_XRGB8888, WIDTH - 5, 2, &pixels);
	zwlr_screencopy_frame_v1_copy(picture.frame, buffer);
	CHECK_EQ(pair_run(&stage.pair), 0);
	CHECK_EQ(picture.ready, 1);
	CHECK_EQ(pixels[0] & 0xffffff, RED);
	CHECK_EQ(pixels[1] & 0xffffff, BACKGROUND);
	CHECK_EQ(pixels[WIDTH - 5] & 0xffffff, BACKGROUND);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	wl_buffer_destroy(buffer);
	munmap(pixels, (WIDTH - 5) * 2 * 4);
	picture.frame = zwlr_screencopy_manager_v1_capture_output_region(
		stage.pair.screencopy, 0, stage.output, WIDTH, 0, 10, 10);
	zwlr_screencopy_frame_v1_add_listener(picture.frame, &frame_listener, &picture);
	zwlr_screencopy_frame_v1_copy(picture.frame, stage.buffer);
	CHECK_EQ(pair_run(&stage.pair), 0);
	CHECK_EQ(picture.failed, 1);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	stage_finish(&stage);
}

static void copy_with_damage(struct stage *stage, struct picture *picture)
{
	capture(stage, picture);
	zwlr_screencopy_frame_v1_copy_with_damage(picture->frame, stage->buffer);
	CHECK_EQ(pair_run(&stage->pair), 0);
}

static void test_damage(void)
{
	struct stage stage;
	struct picture picture;
	stage_init(&stage);
	copy_with_damage(&stage, &picture);
	CHECK_EQ(picture.ready, 1); /* there was none before */
	CHECK(box_equal(&picture.damage, &(struct box){0, 0, WIDTH, HEIGHT}));
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	copy_with_damage(&stage, &picture);
	CHECK_EQ(picture.ready, 0);
	CHECK(!output_is_scheduled(stage.model)); /* who waits for a change wakes nobody */
	scene_node_set_position(stage.window, 3, 3);
	CHECK_EQ(pair_run(&stage.pair), 0);
	CHECK_EQ(picture.ready, 1);
	CHECK(box_equal(&picture.damage, &(struct box){2, 3, 5, 4}));
	CHECK_EQ(stage.pixels[3 * WIDTH + 2] & 0xffffff, BACKGROUND);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	/* a client that goes while it waits, and one whose output goes */
	copy_with_damage(&stage, &picture);
	output_destroy(stage.model);
	CHECK_EQ(pair_run(&stage.pair), 0);
	CHECK_EQ(picture.ready, 0);
	CHECK_EQ(picture.failed, 1);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	stage_finish(&stage);
}

static uint64_t bytes_captured(struct stage *stage)
{
	return client_record_of(&stage->pair.records, stage->pair.peer)->bytes_captured;
}

/* What a copy with damage into that buffer writes once the window was moved to x. */
static uint64_t bytes_of_move(struct stage *stage, struct wl_buffer *buffer, int x)
{
	struct picture picture;
	uint64_t before = bytes_captured(stage);
	scene_node_set_position(stage->window, x, 3);
	capture(stage, &picture);
	zwlr_screencopy_frame_v1_copy_with_damage(picture.frame, buffer);
	CHECK_EQ(pair_run(&stage->pair), 0);
	CHECK_EQ(picture.ready, 1);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	return bytes_captured(stage) - before;
}

static bool shows_window(const uint32_t *pixels, int left)
{
	for (int x = 0; x < WIDTH; x++) {
		bool within = x >= left && x < left + 4;
		if ((pixels[4 * WIDTH + x] & 0xffffff) != (within ? RED : BACKGROUND)) {
			return false;
		}
	}
	return true;
}

static void test_bytes(void)
{
	struct stage stage;
	stage_init(&stage);
	struct picture picture;
	uint32_t *other_pixels;
	struct wl_buffer *other = pair_create_buffer(
		&stage.pair, WL_SHM_FORMAT_XRGB8888, WIDTH, HEIGHT, &other_pixels);
	const uint64_t all = WIDTH * HEIGHT * 4;
	/* the first time, all of each of two buffers; then what each lacks */
	CHECK_EQ(bytes_of_move(&stage, stage.buffer, 3), all);
	CHECK_EQ(bytes_of_move(&stage, other, 4), all);
	CHECK_EQ(bytes_of_move(&stage, stage.buffer, 5), 6 * 4 * 4); /* 3 to 8, four rows */
	CHECK(shows_window(stage.pixels, 5));
	CHECK_EQ(bytes_of_move(&stage, other, 6), 6 * 4 * 4);
	CHECK(shows_window(other_pixels, 6));
	/* without damage, all of it */
	uint64_t before = bytes_captured(&stage);
	capture(&stage, &picture);
	zwlr_screencopy_frame_v1_copy(picture.frame, other);
	CHECK_EQ(pair_run(&stage.pair), 0);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	CHECK_EQ(bytes_captured(&stage) - before, all);
	/* and of another mode: nothing is known of the new picture */
	struct output_mode mode = {WIDTH, HEIGHT, 60000};
	CHECK_EQ(output_configure(stage.model, &mode, 1, TRANSFORM_180), 0);
	CHECK_EQ(bytes_of_move(&stage, other, 7), all);
	wl_buffer_destroy(other);
	CHECK_EQ(pair_run(&stage.pair), 0);
	munmap(other_pixels, WIDTH * HEIGHT * 4);
	stage_finish(&stage);
}

/* Two windows that move far from each other are told apart. */
static void test_parts(void)
{
	struct stage stage;
	stage_init(&stage);
	struct scene_node *second = screen_add_window(&stage.pair.screen, stage.red, 14, 3);
	struct picture picture;
	copy_with_damage(&stage, &picture);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	scene_node_set_position(stage.window, 1, 3);
	scene_node_set_position(second, 15, 3);
	copy_with_damage(&stage, &picture);
	CHECK_EQ(picture.ready, 1);
	CHECK_EQ(picture.damage_events, 2);
	CHECK(box_equal(&picture.damage, &(struct box){1, 3, 18, 4}));
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	test_scene_remove(second);
	stage_finish(&stage);
}

static void test_gone(void)
{
	struct stage stage;
	struct picture picture;
	stage_init(&stage);
	copy_with_damage(&stage, &picture);
	zwlr_screencopy_frame_v1_destroy(picture.frame);
	copy_with_damage(&stage, &picture);
	/* the buffer goes first, and then the client, while it waits */
	wl_buffer_destroy(stage.buffer);
	CHECK_EQ(pair_run(&stage.pair), 0);
	wl_proxy_destroy((struct wl_proxy *)picture.frame);
	uint32_t *pixels;
	stage.buffer = pair_create_buffer(&stage.pair, WL_SHM_FORMAT_XRGB8888, 1, 1, &pixels);
	munmap(pixels, 4);
	stage_finish(&stage);
}

static void act_small(struct stage *stage, struct picture *picture)
{
	uint32_t *pixels;
	struct wl_buffer *buffer = pair_create_buffer(
		&stage->pair, WL_SHM_FORMAT_XRGB8888, WIDTH - 1, HEIGHT, &pixels);
	munmap(pixels, (WIDTH - 1) * HEIGHT * 4);
	zwlr_screencopy_frame_v1_copy(picture->frame, buffer);
	wl_buffer_destroy(buffer);
}

static void act_format(struct stage *stage, struct picture *picture)
{
	uint32_t *pixels;
	struct wl_buffer *buffer =
		pair_create_buffer(&stage->pair, WL_SHM_FORMAT_ARGB8888, WIDTH, HEIGHT, &pixels);
	munmap(pixels, WIDTH * HEIGHT * 4);
	zwlr_screencopy_frame_v1_copy(picture->frame, buffer);
	wl_buffer_destroy(buffer);
}

static void act_twice(struct stage *stage, struct picture *picture)
{
	zwlr_screencopy_frame_v1_copy(picture->frame, stage->buffer);
	zwlr_screencopy_frame_v1_copy(picture->frame, stage->buffer);
}

static void test_errors(void)
{
	static const struct {
		void (*act)(struct stage *stage, struct picture *picture);
		uint32_t code;
	} rows[] = {
		{act_small, ZWLR_SCREENCOPY_FRAME_V1_ERROR_INVALID_BUFFER},
		{act_format, ZWLR_SCREENCOPY_FRAME_V1_ERROR_INVALID_BUFFER},
		{act_twice, ZWLR_SCREENCOPY_FRAME_V1_ERROR_ALREADY_USED},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct stage stage;
		struct picture picture;
		stage_init(&stage);
		capture(&stage, &picture);
		rows[i].act(&stage, &picture);
		CHECK_EQ(pair_run(&stage.pair), EPROTO);
		CHECK_EQ(pair_error_code(&stage.pair, "zwlr_screencopy_frame_v1"), rows[i].code);
		zwlr_screencopy_frame_v1_destroy(picture.frame);
		stage_finish(&stage);
	}
}

static const struct check_case cases[] = {
	{"a picture of an output", test_copy},
	{"a picture of a part", test_region},
	{"a picture when something changes", test_damage},
	{"no more is copied than a buffer lacks", test_bytes},
	{"damage in parts", test_parts},
	{"buffer and client go while a picture is waited for", test_gone},
	{"what is an error", test_errors},
};

CHECK_MAIN(cases)
