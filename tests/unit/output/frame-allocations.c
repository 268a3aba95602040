/* SPDX-License-Identifier: MIT */
/*
 * After the first ones, frames allocate nothing: all code of ours that is linked
 * into this test is, with the linker's --wrap, made to count. (What pixman
 * allocates for regions in several pieces is not seen.)
 */
#include "check.h"
#include "screen.h"

#include <stdlib.h>

static int allocations;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *data, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *data, size_t size);

void *__wrap_malloc(size_t size)
{
	allocations++;
	return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	allocations++;
	return __real_calloc(count, size);
}

void *__wrap_realloc(void *data, size_t size)
{
	allocations++;
	return __real_realloc(data, size);
}

enum {
	WINDOWS = 5,
	FRAMES = 20,
	WARM_UP = 4,
};

struct stage {
	struct screen screen;
	struct output *output;
	struct test_buffer *buffers[2];
	struct scene_node *nodes[WINDOWS];
	int count;
};

/* The first window is as large as the output; those on top are translucent. */
static void stage_init(struct stage *stage, int count)
{
	*stage = (struct stage){.count = count};
	screen_init(&stage->screen, NULL);
	stage->output = screen_add_output(&stage->screen, 64, 48, 1, TRANSFORM_NORMAL);
	stage->buffers[0] = test_buffer_create(PIXEL_FORMAT_XRGB8888, 64, 48);
	stage->buffers[1] = test_buffer_create(PIXEL_FORMAT_ARGB8888, 10, 10);
	for (int i = 0; i < count; i++) {
		struct test_buffer *buffer = stage->buffers[i > 0];
		stage->nodes[i] = screen_add_window(&stage->screen, buffer, 7 * i, 5 * i);
	}
}

static void stage_finish(struct stage *stage)
{
	for (int i = 0; i < stage->count; i++) {
		test_scene_remove(stage->nodes[i]);
	}
	test_buffer_drop(stage->buffers[0]);
	test_buffer_drop(stage->buffers[1]);
	screen_finish(&stage->screen);
}

static void show_frame(struct stage *stage, int number)
{
	for (int i = 0; i < stage->count; i++) {
		struct surface *surface = stage->nodes[i]->surface;
		pixman_region32_union_rect(&surface->pending.buffer_damage,
			&surface->pending.buffer_damage, number % 5, 2, 4, 4);
		surface->pending.changes |= SURFACE_CHANGE_DAMAGE;
		surface_state_attach(&surface->pending, &stage->buffers[i > 0]->base);
		CHECK_EQ(surface_commit(surface), 0);
	}
	screen_settle(&stage->screen);
}

static int count_allocations(int windows)
{
	struct stage stage;
	stage_init(&stage, windows);
	for (int i = 0; i < WARM_UP; i++) {
		show_frame(&stage, i);
	}
	uint64_t before = stage.output->frames_direct + stage.output->frames_composited;
	allocations = 0;
	for (int i = 0; i < FRAMES; i++) {
		show_frame(&stage, i);
	}
	int count = allocations;
	CHECK_EQ(stage.output->frames_direct + stage.output->frames_composited, before + FRAMES);
	CHECK_EQ(stage.output->frames_direct > 0, windows == 1);
	stage_finish(&stage);
	return count;
}

static void it_counts(void)
{
	allocations = 0;
	struct stage stage;
	stage_init(&stage, 1);
	stage_finish(&stage);
	CHECK(allocations > 0);
}

static void direct_frames(void)
{
	CHECK_EQ(count_allocations(1), 0);
}

static void composited_frames(void)
{
	CHECK_EQ(count_allocations(WINDOWS), 0);
}

static const struct check_case cases[] = {
	{"allocations are counted", it_counts},
	{"direct frames allocate nothing", direct_frames},
	{"composited frames allocate nothing", composited_frames},
};

CHECK_MAIN(cases)
