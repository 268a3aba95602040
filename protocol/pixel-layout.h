/* SPDX-License-Identifier: MIT */
/*
 * A pixel layout says where in a pool the pixels of a buffer are: format,
 * width, height, stride and offset, and from these a range of bytes.
 *
 * It is made from numbers a client chose. Once made, its range is free of
 * overflow and its rows do not overlap; whether the pool is that long is one
 * comparison (pixel_layout_fits). All arithmetic on a client's numbers is here.
 */
#ifndef WEDDELL_PROTOCOL_PIXEL_LAYOUT_H
#define WEDDELL_PROTOCOL_PIXEL_LAYOUT_H

#include "protocol/pixel-format.h"

enum pixel_layout_fault {
	PIXEL_LAYOUT_BAD_FORMAT = 1, /* not in the table */
	PIXEL_LAYOUT_BAD_SIZE,       /* width or height is not positive */
	PIXEL_LAYOUT_BAD_STRIDE,     /* a stride shorter than a row of pixels */
	PIXEL_LAYOUT_BAD_OFFSET,     /* a negative offset */
};

/* What was asked for, in wl_shm_pool.create_buffer's own numbers. */
struct pixel_layout_request {
	uint32_t wl_shm_format; /* enum wl_shm_format */
	int32_t width, height;  /* pixels */
	int32_t stride, offset; /* bytes */
};

struct pixel_layout {
	const struct pixel_format *format;
	int32_t width, height; /* pixels, at least 1 */
	int32_t stride;        /* bytes from a row to the next, at least row_bytes */
	int32_t offset;        /* bytes to the first pixel */
	size_t row_bytes;      /* bytes of a row that are pixels */
	uint64_t end;          /* offset + stride * height: one past the last byte */
};

/* Returns 0 or a fault; *layout_out is written on success only. */
int pixel_layout_init(struct pixel_layout *layout_out, const struct pixel_layout_request *request);

/* Whether a pool of size bytes holds all of the layout. */
bool pixel_layout_fits(const struct pixel_layout *layout, size_t size);

/* The offset in bytes, from the start of the pool, of row y, 0 <= y < height. */
size_t pixel_layout_row(const struct pixel_layout *layout, int32_t y);

/* The stride that all known importers of such memory take: the row's bytes
 * rounded up to 256. Returns 0, or a fault when it would not fit an int32_t. */
int pixel_layout_aligned_stride(
	const struct pixel_format *format, int32_t width, int32_t *stride_out);

#endif
