/* SPDX-License-Identifier: MIT */
/*
 * A row sampler makes, row by row, the pixels that a drawing puts onto a stretch
 * of the image's columns: found in the view as they are, picked, or blended of
 * four neighbours.
 *
 * It is for drawings that are not turned, of 32-bit pixels; and it lives on the
 * stack, so a frame allocates nothing for it. Where a pixel is sampled depends
 * on its place alone, not on where the stretch begins: what is drawn in parts
 * looks as if drawn at once.
 */
#ifndef WEDDELL_RENDER_ROW_SAMPLER_H
#define WEDDELL_RENDER_ROW_SAMPLER_H

#include "render/drawing.h"
#include "render/pixel-kernels.h"

enum {
	/* Columns of the image; a stretch that is not read as it lies is within one of them. */
	ROW_SAMPLER_COLUMNS = 4096,
};

struct row_sampler {
	const struct drawing *drawing;
	const struct pixel_kernels *kernels;
	const uint32_t *(*row)(struct row_sampler *sampler, int32_t y);
	int32_t x, width;                /* columns of the image */
	int64_t column_shift, row_shift; /* from the image to the view, where rows are found */

	int32_t left[ROW_SAMPLER_COLUMNS]; /* of pixel_taps, for each column */
	uint8_t weights[2 * ROW_SAMPLER_COLUMNS];
	int32_t sampled[2]; /* the row of the view that each of these was made of; -1 for none */
	int16_t blended[2][4 * ROW_SAMPLER_COLUMNS];
	uint32_t line[ROW_SAMPLER_COLUMNS];
};

/* Whether a drawing can be sampled by rows, and pixman would not be quicker. */
bool row_sampler_takes(const struct drawing *drawing);

/* Whether the rows of a stretch lie in the view as they are; it may then have any length. */
bool row_sampler_finds(const struct drawing *drawing, int32_t x, int32_t width);

/* Both are borrowed; the drawing is one that is taken. */
void row_sampler_init(struct row_sampler *sampler, const struct drawing *drawing,
	const struct pixel_kernels *kernels, int32_t x, int32_t width);

/* The pixels of the stretch in row y of the image; valid until the next call. */
static inline const uint32_t *row_sampler_row(struct row_sampler *sampler, int32_t y)
{
	return sampler->row(sampler, y);
}

/* Writes them to a target, past the cache. Others may see them after the kernels' stream_end. */
void row_sampler_stream(struct row_sampler *sampler, int32_t y, uint32_t *target);

#endif
