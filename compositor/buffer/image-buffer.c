/* SPDX-License-Identifier: MIT */
#include "buffer/image-buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct image_buffer {
	struct buffer base;
	uint32_t pixels[];
};

static const uint32_t *row_of(const struct image_buffer *buffer, int32_t x, int32_t y)
{
	return buffer->pixels + (size_t)y * (size_t)buffer->base.width + (size_t)x;
}

static bool image_buffer_view(struct buffer *base, struct pixel_view *view_out)
{
	const struct image_buffer *buffer = (const struct image_buffer *)base;
	*view_out = (struct pixel_view){
		.data = buffer->pixels,
		.format = base->format,
		.width = base->width,
		.height = base->height,
		.stride = base->width * (int32_t)sizeof(buffer->pixels[0]),
	};
	return true;
}

static int image_buffer_read(struct buffer *base, const struct box *box, void *data, size_t stride)
{
	const struct image_buffer *buffer = (const struct image_buffer *)base;
	for (int32_t row = 0; row < box->height; row++) {
		memcpy((char *)data + (size_t)row * stride, row_of(buffer, box->x, box->y + row),
			(size_t)box->width * sizeof(buffer->pixels[0]));
	}
	return 0;
}

static void image_buffer_destroy(struct buffer *base)
{
	free(base); /* the first member of what was allocated */
}

static const struct buffer_interface image_buffer_impl = {
	.view = image_buffer_view,
	.read = image_buffer_read,
	.destroy = image_buffer_destroy,
};

int image_buffer_create(
	int32_t width, int32_t height, const uint32_t *pixels, struct buffer **buffer_out)
{
	size_t size = (size_t)width * (size_t)height * sizeof(pixels[0]);
	struct image_buffer *buffer = malloc(sizeof(*buffer) + size);
	if (buffer == NULL) {
		return -ENOMEM;
	}
	memset(buffer, 0, sizeof(*buffer));
	buffer_init(&buffer->base, &image_buffer_impl,
		pixel_format_from_fourcc(PIXEL_FORMAT_ARGB8888), width, height);
	memcpy(buffer->pixels, pixels, size);
	*buffer_out = &buffer->base;
	return 0;
}
