/* SPDX-License-Identifier: MIT */
#include "output/capture.h"
#include "check.h"
#include "screen.h"

#include <errno.h>

enum {
	RED = 0xff0000,
};

struct taker {
	struct capture *capture;
	struct capture_memory *memory; /* NULL: no damage is asked for */
	int ready, failed;
	uint32_t first; /* pixel */
	struct box damage;
};

static void handle_ready(void *data, struct capture *capture)
{
	struct taker *taker = data;
	int32_t width = capture_width(capture), height = capture_height(capture);
	uint32_t *pixels = malloc((size_t)width * (size_t)height * 4);
	int error = capture_read(capture, &(struct box){0, 0, width, height}, pixels, width * 4);
	taker->first = pixels[0] & 0xffffff;
	free(pixels);
	CHECK_EQ(error, 0);
	CHECK(capture_time_nsec(capture) > 0);
	taker->ready++;
	if (taker->memory != NULL) {
		pixman_region32_t damage;
		pixman_region32_init(&damage);
		capture_take_damage(capture, taker->memory, &damage);
		taker->damage = region_extents(&damage);
		pixman_region32_fini(&damage);
	}
}

static void handle_failed(void *data, struct capture *capture)
{
	struct taker *taker = data;
	taker->failed++;
}

static const struct capture_listener listener = {
	.ready = handle_ready,
	.failed = handle_failed,
};

static void take(struct taker *taker, struct output *output, const struct box *region)
{
	*taker = (struct taker){0};
	CHECK_EQ(capture_create(output, region, &listener, taker, &taker->capture), 0);
}

static void test_newest(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 4, 4);
	test_buffer_fill(buffer, RED);
	struct taker taker;
	take(&taker, output, &(struct box){3, 3, 5, 4});
	capture_start(taker.capture); /* before the first frame */
	CHECK_EQ(taker.ready, 0);
	screen_settle(&screen);
	CHECK_EQ(taker.ready, 1);
	CHECK_EQ(taker.first, 0x102030);
	CHECK_EQ(capture_width(taker.capture), 5);
	CHECK_EQ(capture_height(taker.capture), 4);
	capture_destroy(taker.capture);
	take(&taker, output, &(struct box){3, 3, 5, 4});
	capture_start(taker.capture);
	CHECK_EQ(taker.ready, 1); /* at once: nothing is about to change */
	capture_destroy(taker.capture);
	struct scene_node *window = screen_add_window(&screen, buffer, 3, 3);
	take(&taker, output, &(struct box){3, 3, 5, 4});
	capture_start(taker.capture);
	CHECK_EQ(taker.ready, 0); /* something is */
	screen_settle(&screen);
	CHECK_EQ(taker.first, RED);
	capture_destroy(taker.capture);
	test_scene_remove(window);
	/* scheduled, but it turns out that there is nothing to draw */
	screen_settle(&screen);
	output_schedule(output);
	take(&taker, output, NULL);
	capture_start(taker.capture);
	screen_settle(&screen);
	CHECK_EQ(taker.ready, 1);
	capture_destroy(taker.capture);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_damage(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 10, 20, 1, TRANSFORM_90);
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 4, 3);
	struct scene_node *window = screen_add_window(&screen, buffer, 1, 2);
	screen_settle(&screen);
	struct capture_memory memory;
	capture_memory_init(&memory, &screen.layout);
	struct taker taker;
	take(&taker, output, NULL);
	taker.memory = &memory;
	capture_start_when_changed(taker.capture, &memory);
	CHECK_EQ(taker.ready, 1); /* the first has all */
	CHECK(box_equal(&taker.damage, &(struct box){0, 0, 10, 20}));
	capture_destroy(taker.capture);
	take(&taker, output, NULL);
	taker.memory = &memory;
	capture_start_when_changed(taker.capture, &memory);
	output_schedule_frame(output);
	screen_settle(&screen);
	CHECK_EQ(taker.ready, 0); /* a frame, but nothing new in it */
	test_surface_show(window->surface, buffer);
	screen_settle(&screen);
	CHECK_EQ(taker.ready, 1);
	/* upright it is at 1,2 on 20x10; turned, x = y and y = 20 - 1 - 4 */
	CHECK(box_equal(&taker.damage, &(struct box){2, 15, 3, 4}));
	capture_destroy(taker.capture);
	take(&taker, output, &(struct box){10, 0, 5, 5});
	taker.memory = &memory;
	capture_start_when_changed(taker.capture, &memory);
	test_surface_show(window->surface, buffer);
	screen_settle(&screen);
	CHECK_EQ(taker.ready, 0); /* not in this part */
	capture_destroy(taker.capture);
	capture_memory_finish(&memory);
	test_scene_remove(window);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_output_gone(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 10, 20, 1, TRANSFORM_NORMAL);
	struct taker before, waiting, done;
	take(&done, output, NULL);
	capture_start(done.capture);
	screen_settle(&screen);
	take(&before, output, NULL);
	take(&waiting, output, NULL);
	struct capture_memory memory;
	capture_memory_init(&memory, &screen.layout);
	memory.serials[0] = output->damage.serial;
	capture_start_when_changed(waiting.capture, &memory);
	output_destroy(output);
	CHECK_EQ(memory.serials[0], 0);
	CHECK_EQ(before.failed, 1);
	capture_start(before.capture);
	CHECK_EQ(before.failed, 1);
	CHECK_EQ(waiting.failed, 1);
	CHECK_EQ(done.failed, 0);
	CHECK_EQ(done.ready, 1);
	capture_memory_finish(&memory);
	capture_destroy(before.capture);
	capture_destroy(waiting.capture);
	capture_destroy(done.capture);
	screen_finish(&screen);
}

static void test_regions(void)
{
	static const struct {
		struct box region;
		int32_t width, height; /* 0: refused */
	} rows[] = {
		{{0, 0, 20, 10}, 30, 15},
		{{-5, -5, 10, 10}, 8, 8}, /* 7.5 */
		{{1, 1, 1, 1}, 2, 2},     /* 1.5 to 3 */
		{{0, 0, 0, 10}, 0, 0},
		{{0, 0, -3, 10}, 0, 0},
		{{20, 0, 5, 5}, 0, 0},
		{{INT32_MIN, INT32_MIN, INT32_MAX, INT32_MAX}, 0, 0},
		{{-1, -1, INT32_MAX, INT32_MAX}, 30, 15},
	};
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 30, 15, 1.5, TRANSFORM_NORMAL);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct taker taker = {0};
		int error =
			capture_create(output, &rows[i].region, &listener, &taker, &taker.capture);
		CHECK_EQ(error, rows[i].width > 0 ? 0 : -ENOENT);
		if (error == 0) {
			CHECK_EQ(capture_width(taker.capture), rows[i].width);
			CHECK_EQ(capture_height(taker.capture), rows[i].height);
		}
		capture_destroy(taker.capture);
	}
	screen_finish(&screen);
}

static const struct check_case cases[] = {
	{"the newest picture", test_newest},
	{"only when something has changed", test_damage},
	{"the output goes away", test_output_gone},
	{"parts of an output", test_regions},
};

CHECK_MAIN(cases)
