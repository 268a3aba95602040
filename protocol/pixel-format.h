/* SPDX-License-Identifier: MIT */
/*
 * The pixel formats both sides speak: one table, a row for each wl_shm format
 * that the software renderer can read.
 *
 * A row tells how many bytes a row of pixels takes and whether the pixels can
 * be seen through. How the pixels are drawn is the renderer's business.
 *
 * Formats left out, and why: planar YUV (a wl_shm buffer describes one plane),
 * C8 (there is no palette to go with it), and everything pixman cannot read.
 */
#ifndef WEDDELL_PROTOCOL_PIXEL_FORMAT_H
#define WEDDELL_PROTOCOL_PIXEL_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A DRM fourcc code (drm_fourcc.h); wl_shm uses the same, but for two formats. */
#define PIXEL_FOURCC(a, b, c, d) \
	((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | (uint32_t)(d) << 24)

#define PIXEL_FORMAT_ARGB8888 PIXEL_FOURCC('A', 'R', '2', '4')
#define PIXEL_FORMAT_XRGB8888 PIXEL_FOURCC('X', 'R', '2', '4')

struct pixel_format {
	uint32_t fourcc;
	uint32_t wl_shm;     /* enum wl_shm_format */
	const char *name;    /* as drm_fourcc.h spells it, without the prefix */
	uint8_t block_width; /* pixels that share one block: 1, or 2 for YUYV */
	uint8_t bytes_per_block;
	bool opaque; /* no alpha channel */
};

/* The whole table; *count_out rows. ARGB8888 and XRGB8888 come first. */
const struct pixel_format *pixel_format_table(size_t *count_out);

/* NULL for a code that is not in the table. */
const struct pixel_format *pixel_format_from_fourcc(uint32_t fourcc);
const struct pixel_format *pixel_format_from_wl_shm(uint32_t code);

/* The format that shows the same pixels with no regard to alpha: itself, if it has none. */
const struct pixel_format *pixel_format_without_alpha(const struct pixel_format *format);

/* Bytes that width pixels take; width is not negative. */
uint64_t pixel_format_row_bytes(const struct pixel_format *format, int32_t width);

#endif
