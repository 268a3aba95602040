/* SPDX-License-Identifier: MIT */
#include "render/pixel-source.h"

#include <assert.h>
#include <errno.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
	"fourcc and pixman codes name the same memory on little-endian machines only");

struct row {
	uint32_t fourcc;
	pixman_format_code_t code;
};

#define ROW(a, b, c, d, code) \
	{ \
		PIXEL_FOURCC(a, b, c, d), code \
	}

static const struct row table[] = {
	{PIXEL_FORMAT_ARGB8888, PIXMAN_a8r8g8b8},
	{PIXEL_FORMAT_XRGB8888, PIXMAN_x8r8g8b8},
	ROW('A', 'B', '2', '4', PIXMAN_a8b8g8r8),
	ROW('X', 'B', '2', '4', PIXMAN_x8b8g8r8),
	ROW('R', 'A', '2', '4', PIXMAN_r8g8b8a8),
	ROW('R', 'X', '2', '4', PIXMAN_r8g8b8x8),
	ROW('B', 'A', '2', '4', PIXMAN_b8g8r8a8),
	ROW('B', 'X', '2', '4', PIXMAN_b8g8r8x8),
	ROW('A', 'R', '3', '0', PIXMAN_a2r10g10b10),
	ROW('X', 'R', '3', '0', PIXMAN_x2r10g10b10),
	ROW('A', 'B', '3', '0', PIXMAN_a2b10g10r10),
	ROW('X', 'B', '3', '0', PIXMAN_x2b10g10r10),
	ROW('R', 'G', '2', '4', PIXMAN_r8g8b8),
	ROW('B', 'G', '2', '4', PIXMAN_b8g8r8),
	ROW('R', 'G', '1', '6', PIXMAN_r5g6b5),
	ROW('B', 'G', '1', '6', PIXMAN_b5g6r5),
	ROW('A', 'R', '1', '5', PIXMAN_a1r5g5b5),
	ROW('X', 'R', '1', '5', PIXMAN_x1r5g5b5),
	ROW('A', 'B', '1', '5', PIXMAN_a1b5g5r5),
	ROW('X', 'B', '1', '5', PIXMAN_x1b5g5r5),
	ROW('A', 'R', '1', '2', PIXMAN_a4r4g4b4),
	ROW('X', 'R', '1', '2', PIXMAN_x4r4g4b4),
	ROW('A', 'B', '1', '2', PIXMAN_a4b4g4r4),
	ROW('X', 'B', '1', '2', PIXMAN_x4b4g4r4),
	ROW('R', 'G', 'B', '8', PIXMAN_r3g3b2),
	ROW('B', 'G', 'R', '8', PIXMAN_b2g3r3),
	ROW('Y', 'U', 'Y', 'V', PIXMAN_yuy2),
};

pixman_format_code_t pixel_source_format(uint32_t fourcc)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (table[i].fourcc == fourcc) {
			return table[i].code;
		}
	}
	return (pixman_format_code_t)0;
}

int32_t pixel_source_align(const struct pixel_view *view, int32_t x)
{
	return x - x % view->format->block_width;
}

int pixel_source_create(
	const struct pixel_view *view, const struct box *part, pixman_image_t **image_out)
{
	assert(part->width > 0 && part->width <= PIXEL_SOURCE_MAX);
	assert(part->height > 0 && part->height <= PIXEL_SOURCE_MAX);
	assert(part->x % view->format->block_width == 0 && view->stride % 4 == 0);
	const char *first = (const char *)view->data + (size_t)part->y * (size_t)view->stride +
			    pixel_format_row_bytes(view->format, part->x);
	/* pixman only reads what is used as a source */
	pixman_image_t *image =
		pixman_image_create_bits_no_clear(pixel_source_format(view->format->fourcc),
			part->width, part->height, (uint32_t *)(uintptr_t)first, view->stride);
	if (image == NULL) {
		return -ENOMEM;
	}
	*image_out = image;
	return 0;
}
