/* SPDX-License-Identifier: MIT */
#include "protocol/pixel-layout.h"

#include <assert.h>

enum {
	STRIDE_ALIGNMENT = 256,
};

int pixel_layout_init(struct pixel_layout *layout_out, const struct pixel_layout_request *request)
{
	const struct pixel_format *format = pixel_format_from_wl_shm(request->wl_shm_format);
	if (format == NULL) {
		return PIXEL_LAYOUT_BAD_FORMAT;
	}
	if (request->width <= 0 || request->height <= 0) {
		return PIXEL_LAYOUT_BAD_SIZE;
	}
	if (request->offset < 0) {
		return PIXEL_LAYOUT_BAD_OFFSET;
	}
	uint64_t row_bytes = pixel_format_row_bytes(format, request->width);
	if (request->stride < 0 || (uint64_t)request->stride < row_bytes) {
		return PIXEL_LAYOUT_BAD_STRIDE;
	}

	uint64_t bytes, end;
	/* two factors below 2^31 and a term below 2^31 cannot pass 2^63; the
	 * built-ins keep that true should a type ever change */
	if (__builtin_mul_overflow((uint64_t)request->stride, (uint64_t)request->height, &bytes) ||
		__builtin_add_overflow((uint64_t)request->offset, bytes, &end)) {
		return PIXEL_LAYOUT_BAD_SIZE;
	}
	*layout_out = (struct pixel_layout){
		.format = format,
		.width = request->width,
		.height = request->height,
		.stride = request->stride,
		.offset = request->offset,
		.row_bytes = (size_t)row_bytes,
		.end = end,
	};
	return 0;
}

bool pixel_layout_fits(const struct pixel_layout *layout, size_t size)
{
	return layout->end <= size;
}

size_t pixel_layout_row(const struct pixel_layout *layout, int32_t y)
{
	assert(y >= 0 && y < layout->height);
	return (size_t)layout->offset + (size_t)y * (size_t)layout->stride;
}

int pixel_layout_aligned_stride(
	const struct pixel_format *format, int32_t width, int32_t *stride_out)
{
	if (width <= 0) {
		return PIXEL_LAYOUT_BAD_SIZE;
	}
	uint64_t bytes = pixel_format_row_bytes(format, width);
	uint64_t aligned = (bytes + STRIDE_ALIGNMENT - 1) / STRIDE_ALIGNMENT * STRIDE_ALIGNMENT;
	if (aligned > INT32_MAX) {
		return PIXEL_LAYOUT_BAD_STRIDE;
	}
	*stride_out = (int32_t)aligned;
	return 0;
}
