/* SPDX-License-Identifier: MIT */
/*
 * protocol/pixel-layout on any numbers, held against arithmetic in 128 bits:
 * what is accepted lies in rows that do not overlap, ends where it says, and
 * what is refused is refused for a reason that is true.
 */
#include "protocol/pixel-layout.h"
#include "input.h"
#include "target.h"

typedef __int128 wide;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	return 0;
}

static wide row_bytes(const struct pixel_format *format, int32_t width)
{
	wide blocks = ((wide)width + format->block_width - 1) / format->block_width;
	return blocks * format->bytes_per_block;
}

static void check_fault(int fault, const struct pixel_layout_request *request)
{
	const struct pixel_format *format = pixel_format_from_wl_shm(request->wl_shm_format);
	switch (fault) {
	case PIXEL_LAYOUT_BAD_FORMAT:
		FUZZ_CHECK(format == NULL);
		break;
	case PIXEL_LAYOUT_BAD_SIZE:
		FUZZ_CHECK(request->width <= 0 || request->height <= 0);
		break;
	case PIXEL_LAYOUT_BAD_STRIDE:
		FUZZ_CHECK(request->stride < row_bytes(format, request->width));
		break;
	case PIXEL_LAYOUT_BAD_OFFSET:
		FUZZ_CHECK(request->offset < 0);
		break;
	default:
		FUZZ_CHECK(!"a fault that pixel-layout.h does not name");
	}
}

static void check_layout(
	const struct pixel_layout *layout, const struct pixel_layout_request *request)
{
	FUZZ_CHECK(layout->format->wl_shm == request->wl_shm_format);
	FUZZ_CHECK(layout->width == request->width && layout->width > 0);
	FUZZ_CHECK(layout->height == request->height && layout->height > 0);
	FUZZ_CHECK(layout->stride == request->stride);
	FUZZ_CHECK(layout->offset == request->offset && layout->offset >= 0);
	FUZZ_CHECK((wide)layout->row_bytes == row_bytes(layout->format, layout->width));
	FUZZ_CHECK((wide)layout->row_bytes <= layout->stride);
	wide end = (wide)layout->offset + (wide)layout->stride * layout->height;
	FUZZ_CHECK((wide)layout->end == end);
	FUZZ_CHECK((wide)pixel_layout_row(layout, 0) == layout->offset);
	wide last = (wide)pixel_layout_row(layout, layout->height - 1);
	FUZZ_CHECK(last == end - layout->stride);
	FUZZ_CHECK(pixel_layout_fits(layout, (size_t)end));
	FUZZ_CHECK(!pixel_layout_fits(layout, (size_t)end - 1));
}

static void check_aligned_stride(const struct pixel_format *format, int32_t width)
{
	int32_t stride = -1;
	int fault = pixel_layout_aligned_stride(format, width, &stride);
	if (width <= 0) {
		FUZZ_CHECK(fault == PIXEL_LAYOUT_BAD_SIZE && stride == -1);
		return;
	}
	wide bytes = row_bytes(format, width);
	if (fault == 0) {
		FUZZ_CHECK(stride % 256 == 0 && stride >= bytes && stride - bytes < 256);
	} else {
		FUZZ_CHECK(fault == PIXEL_LAYOUT_BAD_STRIDE && stride == -1);
		FUZZ_CHECK(bytes > INT32_MAX - 255);
	}
}

/* A format of the table, mostly. */
static uint32_t take_format(struct input *input)
{
	size_t count;
	const struct pixel_format *table = pixel_format_table(&count);
	uint8_t byte = input_byte(input);
	return byte == 255 ? input_u32(input) : table[byte % count].wl_shm;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = {data, size};
	while (!input_is_over(&input)) {
		struct pixel_layout_request request = {.wl_shm_format = take_format(&input)};
		request.width = input_number(&input);
		request.height = input_number(&input);
		request.stride = input_number(&input);
		request.offset = input_number(&input);
		struct pixel_layout layout;
		int fault = pixel_layout_init(&layout, &request);
		if (fault != 0) {
			check_fault(fault, &request);
		} else {
			check_layout(&layout, &request);
			check_aligned_stride(layout.format, request.stride);
		}
	}
	return 0;
}
