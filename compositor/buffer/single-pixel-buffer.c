/* SPDX-License-Identifier: MIT */
#include "buffer/single-pixel-buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct single_pixel_buffer {
	struct buffer base;
	uint32_t pixel; /* ARGB8888, premultiplied */
};

static bool single_pixel_buffer_view(struct buffer *base, struct pixel_view *view_out)
{
	const struct single_pixel_buffer *buffer = (const struct single_pixel_buffer *)base;
	*view_out = (struct pixel_view){
		.data = &buffer->pixel,
		.format = base->format,
		.width = 1,
		.height = 1,
		.stride = sizeof(buffer->pixel),
	};
	return true;
}

static int single_pixel_buffer_read(
	struct buffer *base, const struct box *box, void *data, size_t stride)
{
	const struct single_pixel_buffer *buffer = (const struct single_pixel_buffer *)base;
	memcpy(data, &buffer->pixel, sizeof(buffer->pixel));
	return 0;
}

static void single_pixel_buffer_destroy(struct buffer *base)
{
	free(base); /* the first member of what was allocated */
}

static const struct buffer_interface single_pixel_buffer_impl = {
	.view = single_pixel_buffer_view,
	.read = single_pixel_buffer_read,
	.destroy = single_pixel_buffer_destroy,
};

/* The nearest of 256 steps. */
static uint32_t to_byte(uint32_t channel)
{
	return (uint32_t)(((uint64_t)channel * 255 + UINT32_MAX / 2) / UINT32_MAX);
}

int single_pixel_buffer_create(
	uint32_t red, uint32_t green, uint32_t blue, uint32_t alpha, struct buffer **buffer_out)
{
	struct single_pixel_buffer *buffer = calloc(1, sizeof(*buffer));
	if (buffer == NULL) {
		return -ENOMEM;
	}
	buffer_init(&buffer->base, &single_pixel_buffer_impl,
		pixel_format_from_fourcc(PIXEL_FORMAT_ARGB8888), 1, 1);
	buffer->pixel =
		to_byte(alpha) << 24 | to_byte(red) << 16 | to_byte(green) << 8 | to_byte(blue);
	buffer->base.opaque = to_byte(alpha) == 255;
	*buffer_out = &buffer->base;
	return 0;
}
