/* SPDX-License-Identifier: MIT */
#include "buffer/pixel-copy.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

enum {
	ROW_ALIGNMENT = 4, /* what the renderer asks of rows */
};

struct pixel_copy {
	char *data;
	size_t size; /* bytes, charged */
	const struct pixel_format *format;
	int32_t width, height;
	size_t stride;
	struct budget *budget;
};

static int allocate(struct pixel_copy *copy)
{
	if (__builtin_mul_overflow(copy->stride, (size_t)copy->height, &copy->size) ||
		copy->stride > INT32_MAX) {
		copy->size = 0;
		return -ENOMEM;
	}
	int result = budget_charge(copy->budget, BUDGET_COPY_BYTES, copy->size);
	if (result != 0) {
		copy->size = 0;
		return result;
	}
	copy->data = calloc(1, copy->size);
	return copy->data == NULL ? -ENOMEM : 0;
}

int pixel_copy_create(
	const struct buffer *buffer, struct budget *budget, struct pixel_copy **copy_out)
{
	struct pixel_copy *copy = calloc(1, sizeof(*copy));
	if (copy == NULL) {
		return -ENOMEM;
	}
	uint64_t row_bytes = pixel_format_row_bytes(buffer->format, buffer->width);
	copy->budget = budget_ref(budget);
	copy->format = buffer->format;
	copy->width = buffer->width;
	copy->height = buffer->height;
	copy->stride = (size_t)((row_bytes + ROW_ALIGNMENT - 1) / ROW_ALIGNMENT * ROW_ALIGNMENT);
	int result = allocate(copy);
	if (result != 0) {
		pixel_copy_destroy(copy);
		return result;
	}
	*copy_out = copy;
	return 0;
}

void pixel_copy_destroy(struct pixel_copy *copy)
{
	if (copy == NULL) {
		return;
	}
	budget_refund(copy->budget, BUDGET_COPY_BYTES, copy->size);
	budget_unref(copy->budget);
	free(copy->data);
	free(copy);
}

bool pixel_copy_matches(const struct pixel_copy *copy, const struct buffer *buffer)
{
	return copy->format == buffer->format && copy->width == buffer->width &&
	       copy->height == buffer->height;
}

/* The part of box that lies within the copy, widened to whole blocks. */
static struct box clip_to_blocks(const struct pixel_copy *copy, const struct box *box)
{
	struct box all = {0, 0, copy->width, copy->height};
	struct box clipped = box_intersect(&all, box);
	int32_t block = copy->format->block_width;
	int32_t lead = clipped.x % block;
	clipped.x -= lead;
	clipped.width += lead;
	int32_t rest = clipped.width % block;
	/* the last block of a row may be cut off by the edge */
	if (rest != 0 && clipped.x + clipped.width < copy->width) {
		clipped.width += block - rest;
	}
	return clipped;
}

int pixel_copy_update(struct pixel_copy *copy, struct buffer *buffer, const struct box *boxes,
	size_t count, uint64_t *bytes_read)
{
	assert(pixel_copy_matches(copy, buffer));
	for (size_t i = 0; i < count; i++) {
		struct box box = clip_to_blocks(copy, &boxes[i]);
		if (box_is_empty(&box)) {
			continue;
		}
		char *to = copy->data + (size_t)box.y * copy->stride +
			   pixel_format_row_bytes(copy->format, box.x);
		int result = buffer_read(buffer, &box, to, copy->stride);
		if (result != 0) {
			return result;
		}
		*bytes_read +=
			pixel_format_row_bytes(copy->format, box.width) * (uint64_t)box.height;
	}
	return 0;
}

struct pixel_view pixel_copy_view(const struct pixel_copy *copy)
{
	return (struct pixel_view){
		.data = copy->data,
		.format = copy->format,
		.width = copy->width,
		.height = copy->height,
		.stride = (int32_t)copy->stride,
	};
}
