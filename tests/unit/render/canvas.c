/* SPDX-License-Identifier: MIT */
/*
 * The same drawings on two canvases: one with our kernels, one with pixman
 * alone. Maps are such that pixman's fixed point holds them exactly, so that
 * both sample at the same places.
 */
#include "render/canvas.h"
#include "check.h"
#include "render/upright-drawing.h"
#include "scene/region-map.h"

#include <sys/mman.h>

enum {
	SIDE = 1200, /* of the targets: more than two stretches of a row sampler */
	HEIGHT = 80,
	LEAST = 24, /* of a box that is drawn, so that not all of it is past an edge */
	ROUNDS = 60,
};

struct pair {
	uint32_t *pixels[2];
	struct render_target targets[2];
	struct canvas canvases[2];
};

/* A number that looks like noise. */
static uint32_t noise(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 4 ^ *state << 13;
}

static int32_t between(uint32_t *state, int32_t least, int32_t most)
{
	return least + (int32_t)(noise(state) % (uint32_t)(most - least + 1));
}

static void pair_init(struct pair *pair)
{
	const struct pixel_kernels *kernels = pixel_kernels_find();
	if (kernels == NULL) {
		SKIP("no kernels for this processor: pixman draws everything");
	}
	for (int i = 0; i < 2; i++) {
		pair->pixels[i] = malloc(SIDE * HEIGHT * 4);
		memset(pair->pixels[i], 0x33, SIDE * HEIGHT * 4);
		pair->targets[i] = (struct render_target){.data = pair->pixels[i],
			.width = SIDE,
			.height = HEIGHT,
			.stride = SIDE * 4,
			.fourcc = PIXEL_FORMAT_XRGB8888};
		canvas_init(&pair->canvases[i], &pair->targets[i], i == 0 ? kernels : NULL);
	}
}

static void pair_finish(struct pair *pair)
{
	for (int i = 0; i < 2; i++) {
		canvas_finish(&pair->canvases[i]);
		free(pair->pixels[i]);
	}
}

static void pair_draw(struct pair *pair, const struct drawing *drawing, const struct box *box)
{
	pixman_region32_t region;
	pixman_region32_init_rect(
		&region, box->x, box->y, (unsigned int)box->width, (unsigned int)box->height);
	CHECK(upright_drawing_takes(drawing, &pair->targets[0]));
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(canvas_draw(&pair->canvases[i], drawing, &region), 0);
	}
	pixman_region32_fini(&region);
}

static int largest_difference(const struct pair *pair)
{
	int largest = 0;
	for (int i = 0; i < SIDE * HEIGHT; i++) {
		for (int shift = 0; shift < 24; shift += 8) {
			int ours = pair->pixels[0][i] >> shift & 0xff;
			int difference = abs(ours - (int)(pair->pixels[1][i] >> shift & 0xff));
			largest = difference > largest ? difference : largest;
		}
	}
	return largest;
}

/* The last pixel is the last of a page; after it is nothing that can be read. */
struct edge_memory {
	char *map;
	size_t bytes;
	struct pixel_view view;
};

static void edge_memory_init(
	struct edge_memory *memory, uint32_t fourcc, int32_t width, int32_t height, uint32_t *state)
{
	size_t size = (size_t)width * (size_t)height * 4, page = 4096;
	size_t room = (size + page - 1) / page * page;
	memory->bytes = room + 2 * page;
	memory->map = mmap(NULL, memory->bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	CHECK(memory->map != MAP_FAILED);
	CHECK_EQ(mprotect(memory->map + page, room, PROT_READ | PROT_WRITE), 0);
	uint32_t *pixels = (uint32_t *)(void *)(memory->map + page + room - size);
	for (int32_t i = 0; i < width * height; i++) {
		uint32_t any = noise(state), alpha = any >> 24;
		pixels[i] = alpha << 24 | (any & 0xff) * alpha / 255 << 16 |
			    (any >> 8 & 0xff) * alpha / 255 << 8 | (any >> 16 & 0xff) * alpha / 255;
	}
	memory->view = (struct pixel_view){
		pixels, pixel_format_from_fourcc(fourcc), width, height, width * 4};
}

static void edge_memory_finish(struct edge_memory *memory)
{
	munmap(memory->map, memory->bytes);
}

/* Up to four times as large; up to two pixels aside. */
static struct affine random_scaling(uint32_t *state)
{
	return (struct affine){
		.xx = between(state, 8192, 32768) * 2 / 65536.0,
		.x0 = between(state, -131072, 131072) / 65536.0,
		.yy = between(state, 8192, 32768) * 2 / 65536.0,
		.y0 = between(state, -131072, 131072) / 65536.0,
	};
}

/* How many pixels of the view the image shows along an axis; at most two more or less, so that
 * edges are sampled. */
static int32_t shown_length(double step, int32_t side, uint32_t *state)
{
	int32_t length = (int32_t)(step * side) + between(state, -2, 2);
	return length > 2 ? length : 2;
}

static struct box random_box(uint32_t *state)
{
	int32_t x = between(state, 0, SIDE - LEAST), y = between(state, 0, HEIGHT - LEAST);
	return (struct box){
		x, y, between(state, LEAST, SIDE - x), between(state, LEAST, HEIGHT - y)};
}

/* Enlarged. */
static void test_scaling(void)
{
	uint32_t state = 4;
	for (int round = 0; round < ROUNDS; round++) {
		struct pair pair;
		struct edge_memory memory;
		pair_init(&pair);
		bool opaque = round % 2 == 0;
		struct affine map = random_scaling(&state);
		int32_t width = shown_length(map.xx, SIDE, &state);
		int32_t height = shown_length(map.yy, HEIGHT, &state);
		edge_memory_init(&memory, opaque ? PIXEL_FORMAT_XRGB8888 : PIXEL_FORMAT_ARGB8888,
			width, height, &state);
		struct drawing drawing = {
			.view = memory.view,
			.source = {0, 0, width, height},
			.to_source = map,
			.opaque = opaque,
		};
		struct box box = random_box(&state);
		pair_draw(&pair, &drawing, &box);
		CHECK_EQ(largest_difference(&pair), 0);
		edge_memory_finish(&memory);
		pair_finish(&pair);
	}
}

/* To half the size, over all edges of the picture. */
static void test_half(void)
{
	uint32_t state = 10;
	for (int round = 0; round < ROUNDS / 10; round++) {
		struct pair pair;
		struct edge_memory memory;
		pair_init(&pair);
		bool opaque = round % 2 == 0;
		int32_t width = 2 * SIDE + round % 3 - 1, height = 2 * HEIGHT + round % 5 - 2;
		edge_memory_init(&memory, opaque ? PIXEL_FORMAT_XRGB8888 : PIXEL_FORMAT_ARGB8888,
			width, height, &state);
		struct drawing drawing = {
			.view = memory.view,
			.source = {0, 0, width, height},
			.to_source = {.xx = 2, .x0 = round % 7 - 3, .yy = 2, .y0 = round % 4 - 2},
			.opaque = opaque,
		};
		pair_draw(&pair, &drawing, &(struct box){0, 0, SIDE, HEIGHT});
		CHECK_EQ(largest_difference(&pair), 0);
		edge_memory_finish(&memory);
		pair_finish(&pair);
	}
}

/* Enlarged by whole numbers, mirrored or not, or not scaled at all. */
static void test_crisp(void)
{
	uint32_t state = 5;
	for (int round = 0; round < ROUNDS; round++) {
		struct pair pair;
		struct edge_memory memory;
		pair_init(&pair);
		int32_t times = 1 << round % 3;
		int32_t width = SIDE / times, height = HEIGHT / times;
		edge_memory_init(&memory,
			round % 2 == 0 ? PIXEL_FORMAT_XRGB8888 : PIXEL_FORMAT_ARGB8888, width,
			height, &state);
		bool mirrored = round % 5 == 4;
		struct drawing drawing = {
			.view = memory.view,
			.source = {0, 0, width, height},
			.to_source = {.xx = (mirrored ? -1.0 : 1.0) / times,
				.x0 = mirrored ? width : 0,
				.yy = 1.0 / times},
			.crisp = true,
			.opaque = round % 2 == 0,
			.settled = round % 4 == 0,
		};
		struct box box = random_box(&state);
		pair_draw(&pair, &drawing, &box);
		CHECK_EQ(largest_difference(&pair), 0);
		edge_memory_finish(&memory);
		pair_finish(&pair);
	}
}

/* What is drawn in two parts is what is drawn at once, also where a scale is a broken number. */
static void test_parts(void)
{
	uint32_t state = 6;
	for (int round = 0; round < ROUNDS; round++) {
		struct pair pair;
		struct edge_memory memory;
		pair_init(&pair);
		edge_memory_init(&memory, PIXEL_FORMAT_XRGB8888, 300, 30, &state);
		struct drawing drawing = {
			.view = memory.view,
			.source = {0, 0, 300, 30},
			.to_source = {.xx = 300 / 1001.0, .yy = 30 / 37.0, .y0 = 0.1},
			.opaque = true,
		};
		int32_t x = between(&state, 1, SIDE - 1);
		const struct box all = {0, 0, SIDE, HEIGHT},
				 parts[] = {{0, 0, x, HEIGHT}, {x, 0, SIDE - x, HEIGHT}};
		const struct pixel_kernels *kernels = pixel_kernels_find();
		upright_drawing_draw(&drawing, &all, &pair.targets[0], kernels);
		upright_drawing_draw(&drawing, &parts[0], &pair.targets[1], kernels);
		upright_drawing_draw(&drawing, &parts[1], &pair.targets[1], kernels);
		CHECK_EQ(largest_difference(&pair), 0);
		edge_memory_finish(&memory);
		pair_finish(&pair);
	}
}

static const struct check_case cases[] = {
	{"enlarged pictures are pixman's, and nothing beside them is read", test_scaling},
	{"so are those of half the size", test_half},
	{"so are unscaled ones, and those scaled by whole numbers", test_crisp},
	{"parts fit together", test_parts},
};

CHECK_MAIN(cases)
