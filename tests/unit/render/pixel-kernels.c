/* SPDX-License-Identifier: MIT */
/*
 * The kernels against pixman and memcpy, on millions of random pixels, at every
 * alignment and length of a row's end.
 */
#include "render/pixel-kernels.h"
#include "check.h"

#include <pixman.h>

enum {
	ROW = 1000,
	ROUNDS = 4000,
};

static const struct pixel_kernels *need_kernels(void)
{
	const struct pixel_kernels *kernels = pixel_kernels_find();
	if (kernels == NULL) {
		SKIP("no kernels for this processor: pixman draws everything");
	}
	return kernels;
}

/* A number that looks like noise. */
static uint32_t noise(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 4 ^ *state << 13;
}

/* Runs of opaque, transparent and translucent pixels, and some that no honest client sends: more
 * colour than alpha. */
static uint32_t random_pixel(uint32_t *state, uint32_t run)
{
	uint32_t any = noise(state), alpha = any >> 24;
	uint32_t honest = alpha << 24 | (any >> 16 & 0xff) * alpha / 255 << 16 |
			  (any >> 8 & 0xff) * alpha / 255 << 8 | (any & 0xff) * alpha / 255;
	const uint32_t kinds[] = {any | 0xff000000, 0, honest, any};
	return kinds[run % 4];
}

static void fill_row(uint32_t *row, uint32_t *state)
{
	for (int i = 0; i < ROW; i++) {
		row[i] = random_pixel(state, (uint32_t)i / 37 + *state % 2);
	}
}

static void pixman_over(uint32_t *target, const uint32_t *source, int count)
{
	pixman_image_t *from = pixman_image_create_bits_no_clear(
		PIXMAN_a8r8g8b8, count, 1, (uint32_t *)(uintptr_t)source, 4 * count);
	pixman_image_t *to =
		pixman_image_create_bits_no_clear(PIXMAN_x8r8g8b8, count, 1, target, 4 * count);
	pixman_image_composite32(PIXMAN_OP_OVER, from, NULL, to, 0, 0, 0, 0, 0, 0, count, 1);
	pixman_image_unref(from);
	pixman_image_unref(to);
}

static void test_over(void)
{
	const struct pixel_kernels *kernels = need_kernels();
	uint32_t source[ROW], ours[ROW], theirs[ROW], state = 1;
	for (int round = 0; round < ROUNDS; round++) {
		fill_row(source, &state);
		fill_row(ours, &state);
		memcpy(theirs, ours, sizeof(ours));
		int first = round % 9, count = ROW - first - round / 9 % 19;
		kernels->over(ours + first, source + first, (size_t)count);
		pixman_over(theirs + first, source + first, count);
		for (int i = 0; i < ROW; i++) {
			CHECK_EQ(ours[i] & 0xffffff, theirs[i] & 0xffffff);
		}
	}
}

/* Every pair of a channel and an alpha. */
static void test_over_each(void)
{
	const struct pixel_kernels *kernels = need_kernels();
	for (uint32_t alpha = 0; alpha < 256; alpha++) {
		uint32_t source[256], ours[256], theirs[256];
		for (uint32_t i = 0; i < 256; i++) {
			source[i] = alpha << 24 | alpha / 2 << 8;
			ours[i] = theirs[i] = i * 0x10101;
		}
		kernels->over(ours, source, 256);
		pixman_over(theirs, source, 256);
		for (int i = 0; i < 256; i++) {
			CHECK_EQ(ours[i] & 0xffffff, theirs[i] & 0xffffff);
		}
	}
}

/* On one colour, through the cache and past it. */
static void test_over_colour(void)
{
	const struct pixel_kernels *kernels = need_kernels();
	uint32_t source[ROW], usual[ROW], streamed[ROW], theirs[ROW], state = 7;
	for (int round = 0; round < ROUNDS; round++) {
		fill_row(source, &state);
		uint32_t colour = noise(&state);
		int first = round % 9, count = ROW - first - round / 9 % 19;
		for (int i = 0; i < ROW; i++) {
			usual[i] = streamed[i] = 0x55555555;
			theirs[i] = i >= first && i < first + count ? colour : 0x55555555;
		}
		kernels->over_colour(usual + first, source, colour, (size_t)count);
		kernels->stream_over_colour(streamed + first, source, colour, (size_t)count);
		kernels->stream_end();
		pixman_over(theirs + first, source, count);
		for (int i = 0; i < ROW; i++) {
			CHECK_EQ(usual[i] & 0xffffff, theirs[i] & 0xffffff);
			CHECK_EQ(streamed[i] & 0xffffff, theirs[i] & 0xffffff);
		}
	}
}

/* On another row, through the cache and past it. */
static void test_over_row(void)
{
	const struct pixel_kernels *kernels = need_kernels();
	uint32_t source[ROW], below[ROW], usual[ROW], streamed[ROW], theirs[ROW], state = 5;
	for (int round = 0; round < ROUNDS; round++) {
		fill_row(source, &state);
		fill_row(below, &state);
		int first = round % 9, count = ROW - first - round / 9 % 19;
		for (int i = 0; i < ROW; i++) {
			usual[i] = streamed[i] = 0x55555555;
			theirs[i] = i >= first && i < first + count ? below[i - first] : 0x55555555;
		}
		kernels->over_row(usual + first, source, below, (size_t)count);
		kernels->stream_over_row(streamed + first, source, below, (size_t)count);
		kernels->stream_end();
		pixman_over(theirs + first, source, count);
		for (int i = 0; i < ROW; i++) {
			CHECK_EQ(usual[i], theirs[i]);
			CHECK_EQ(streamed[i], theirs[i]);
		}
	}
}

static void test_stream(void)
{
	const struct pixel_kernels *kernels = need_kernels();
	uint32_t source[ROW], target[ROW], state = 2;
	for (int round = 0; round < 400; round++) {
		fill_row(source, &state);
		memset(target, 0x55, sizeof(target));
		size_t first = (size_t)round % 17, count = (size_t)round / 17 * 7;
		kernels->stream(target + first, source + 3, count);
		kernels->stream_end();
		for (size_t i = 0; i < ROW; i++) {
			bool written = i >= first && i < first + count;
			CHECK_EQ(target[i], written ? source[i - first + 3] : 0x55555555);
		}
	}
}

static uint32_t blend_exactly(const uint32_t corners[4], const uint8_t weights[2], int lower_weight)
{
	uint32_t pixel = 0;
	for (int shift = 0; shift < 32; shift += 8) {
		uint32_t sum = 0;
		for (int corner = 0; corner < 4; corner++) {
			int down =
				corner / 2 == 1 ? lower_weight : PIXEL_KERNEL_WHOLE - lower_weight;
			sum += (corners[corner] >> shift & 0xff) * weights[corner % 2] *
			       (uint32_t)down;
		}
		pixel |= (sum >> 14) << shift;
	}
	return pixel;
}

enum {
	PIXELS = 1024,
};

/* Neighbours where a picture is enlarged, far apart where it is reduced, backwards where it is
 * mirrored; and the last ones of a row. */
static void fill_taps(int32_t left[PIXELS])
{
	for (int32_t i = 0; i < PIXELS; i++) {
		int32_t kinds[] = {i * 2 / 3, i, PIXELS - 1 - i, PIXELS - 1, i * 40 % PIXELS};
		left[i] = kinds[i / 24 % 5];
	}
}

static void test_pick(void)
{
	const struct pixel_kernels *kernels = need_kernels();
	static uint32_t row[PIXELS], pixels[PIXELS];
	static int32_t left[PIXELS];
	for (uint32_t i = 0; i < PIXELS; i++) {
		row[i] = i;
	}
	fill_taps(left);
	struct pixel_taps taps = {left, NULL, PIXELS};
	kernels->pick(pixels, row, &taps, PIXELS);
	for (int i = 0; i < PIXELS; i++) {
		CHECK_EQ(pixels[i], left[i]);
	}
}

/* Every weight, on pixels that are random or as far apart as can be. */
static void test_bilinear(void)
{
	const struct pixel_kernels *kernels = need_kernels();
	static uint32_t rows[2][PIXELS + 1], pixels[PIXELS];
	static _Alignas(PIXEL_KERNEL_ALIGNMENT) uint32_t streamed[PIXELS];
	static int16_t blended[2][4 * PIXELS];
	static int32_t left[PIXELS];
	static uint8_t weights[2 * PIXELS];
	uint32_t state = 3;
	for (int lower_weight = 0; lower_weight <= PIXEL_KERNEL_WHOLE; lower_weight++) {
		for (int i = 0; i <= PIXELS; i++) {
			for (int row = 0; row < 2; row++) {
				uint32_t any = noise(&state);
				rows[row][i] = any % 3 == 0 ? 0xffffffff : any % 3 == 1 ? 0 : any;
			}
		}
		fill_taps(left);
		for (int i = 0; i < PIXELS; i++) {
			weights[2 * i + 1] =
				(uint8_t)((i + lower_weight) % (PIXEL_KERNEL_WHOLE + 1));
			weights[2 * i] = (uint8_t)(PIXEL_KERNEL_WHOLE - weights[2 * i + 1]);
		}
		struct pixel_taps taps = {left, weights, PIXELS + 1};
		kernels->across(blended[0], rows[0], &taps, PIXELS);
		kernels->across(blended[1], rows[1], &taps, PIXELS);
		kernels->down(pixels, blended[0], blended[1], lower_weight, PIXELS);
		kernels->stream_down(streamed, blended[0], blended[1], lower_weight, PIXELS);
		kernels->stream_end();
		CHECK(memcmp(streamed, pixels, sizeof(pixels)) == 0);
		for (int i = 0; i < PIXELS; i++) {
			const uint32_t corners[4] = {rows[0][left[i]], rows[0][left[i] + 1],
				rows[1][left[i]], rows[1][left[i] + 1]};
			CHECK_EQ(pixels[i], blend_exactly(corners, weights + 2 * i, lower_weight));
		}
	}
}

static void test_halve(void)
{
	const struct pixel_kernels *kernels = need_kernels();
	static uint32_t rows[2][2 * PIXELS], pixels[PIXELS + 1];
	uint32_t state = 9;
	const uint8_t half[2] = {PIXEL_KERNEL_WHOLE / 2, PIXEL_KERNEL_WHOLE / 2};
	for (size_t count = PIXELS - 100; count <= PIXELS; count++) {
		for (int i = 0; i < 2 * PIXELS; i++) {
			rows[0][i] = noise(&state);
			rows[1][i] = noise(&state);
		}
		pixels[count] = 0x55555555;
		kernels->halve(pixels, rows[0], rows[1], count);
		CHECK_EQ(pixels[count], 0x55555555);
		for (size_t i = 0; i < count; i++) {
			const uint32_t corners[4] = {rows[0][2 * i], rows[0][2 * i + 1],
				rows[1][2 * i], rows[1][2 * i + 1]};
			CHECK_EQ(pixels[i], blend_exactly(corners, half, half[0]));
		}
	}
}

static const struct check_case cases[] = {
	{"OVER is pixman's, on random pixels", test_over},
	{"OVER is pixman's, for every alpha and channel", test_over_each},
	{"OVER a colour is pixman's", test_over_colour},
	{"OVER another row is pixman's", test_over_row},
	{"streaming copies what it should, and no more", test_stream},
	{"picking picks", test_pick},
	{"a bilinear sample is the exact sum", test_bilinear},
	{"halving is, too", test_halve},
};

CHECK_MAIN(cases)
