/* SPDX-License-Identifier: MIT */
/*
 * A pixel source is a view of pixels as pixman reads it.
 *
 * It has a table of its own from fourcc to pixman's codes, a row for each row
 * of pixel_format_table. Fourcc names bytes in memory, pixman bits of a word in
 * the machine's order: the two agree on little-endian machines only, and the
 * build refuses others.
 */
#ifndef WEDDELL_RENDER_PIXEL_SOURCE_H
#define WEDDELL_RENDER_PIXEL_SOURCE_H

#include "base/box.h"
#include "buffer/pixel-view.h"

#include <pixman.h>

enum {
	/* The widest and highest part pixman draws from; it counts in 16 bits. */
	PIXEL_SOURCE_MAX = 16384,
};

/* 0 for a fourcc that is not in the table. */
pixman_format_code_t pixel_source_format(uint32_t fourcc);

/* The left edge of a part of the view that begins at x, or a little before where a block of
 * pixels cannot be split. */
int32_t pixel_source_align(const struct pixel_view *view, int32_t x);

/*
 * An image of part, which lies within the view, is no larger than PIXEL_SOURCE_MAX and begins
 * at an aligned x. Refers to the view's memory. Returns 0 or -ENOMEM.
 */
int pixel_source_create(
	const struct pixel_view *view, const struct box *part, pixman_image_t **image_out);

#endif
