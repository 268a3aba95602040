/* SPDX-License-Identifier: MIT */
/*
 * The loops in which a frame's time goes, for the processor at hand.
 *
 * Pixels are 32 bits: XRGB8888, or ARGB8888 with the colours multiplied by
 * alpha, as Wayland has them. Each loop gives bit for bit what pixman gives for
 * the same samples (tests/unit/render/pixel-kernels.c), so that it does not show
 * which of the two drew. No loop reads past the pixels it is told of.
 *
 * There are none for a processor on which they would not beat pixman's own.
 */
#ifndef WEDDELL_RENDER_PIXEL_KERNELS_H
#define WEDDELL_RENDER_PIXEL_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum {
	/* Rows between across and down have room for a multiple of this many pixels. */
	PIXEL_KERNEL_STEP = 8,
	PIXEL_KERNEL_ALIGNMENT = 32, /* bytes */
	/* Weights are parts of this. */
	PIXEL_KERNEL_WHOLE = 128,
};

/* Of which two neighbours in a row each pixel is made. */
struct pixel_taps {
	const int32_t *left;    /* index of the first, rising or falling; the second is the one
				 * after it */
	const uint8_t *weights; /* two for each pixel: of the first and of the second */
	int32_t end;            /* no index from here on may be read */
};

struct pixel_kernels {
	/* target = source OVER target. */
	void (*over)(uint32_t *target, const uint32_t *source, size_t count);
	/* target = source OVER colour, whatever was there. */
	void (*over_colour)(
		uint32_t *target, const uint32_t *source, uint32_t colour, size_t count);
	/* target = source OVER below, whatever was there. */
	void (*over_row)(
		uint32_t *target, const uint32_t *source, const uint32_t *below, size_t count);

	/* memcpy and the two above for large frames: what they write does not go through the
	 * cache. Others may see it only after stream_end. */
	void (*stream)(uint32_t *target, const uint32_t *source, size_t count);
	void (*stream_over_colour)(
		uint32_t *target, const uint32_t *source, uint32_t colour, size_t count);
	void (*stream_over_row)(
		uint32_t *target, const uint32_t *source, const uint32_t *below, size_t count);
	void (*stream_end)(void);

	/* Picks taps->left of a row. count is a multiple of PIXEL_KERNEL_STEP. */
	void (*pick)(
		uint32_t *pixels, const uint32_t *row, const struct pixel_taps *taps, size_t count);
	/* The first half of a bilinear sample: blends pairs of pixels of a row; count as above.
	 * Four numbers a pixel come out, in an order that down knows. */
	void (*across)(
		int16_t *blended, const uint32_t *row, const struct pixel_taps *taps, size_t count);
	/* The second half: blends two such rows, lower_weight of the lower one; count as
	 * above. */
	void (*down)(uint32_t *pixels, const int16_t *upper, const int16_t *lower, int lower_weight,
		size_t count);
	/* The same past the cache: pixels are on a multiple of PIXEL_KERNEL_ALIGNMENT. */
	void (*stream_down)(uint32_t *pixels, const int16_t *upper, const int16_t *lower,
		int lower_weight, size_t count);
	/* Both for a picture of half the size: each pixel is made of two by two. */
	void (*halve)(uint32_t *pixels, const uint32_t *upper, const uint32_t *lower, size_t count);
};

/* For this processor; NULL when there are none. Nobody owns them. */
const struct pixel_kernels *pixel_kernels_find(void);

#endif
