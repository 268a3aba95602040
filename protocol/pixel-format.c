/* SPDX-License-Identifier: MIT */
#include "protocol/pixel-format.h"

#define ROW(name, a, b, c, d, bytes, opaque) \
	{ \
		PIXEL_FOURCC(a, b, c, d), PIXEL_FOURCC(a, b, c, d), name, 1, bytes, opaque \
	}

/* Each format with alpha is followed by the one with the same colours and none. */
static const struct pixel_format table[] = {
	/* the two that every compositor must have, with codes of their own in wl_shm */
	{PIXEL_FORMAT_ARGB8888, 0, "ARGB8888", 1, 4, false},
	{PIXEL_FORMAT_XRGB8888, 1, "XRGB8888", 1, 4, true},
	ROW("ABGR8888", 'A', 'B', '2', '4', 4, false),
	ROW("XBGR8888", 'X', 'B', '2', '4', 4, true),
	ROW("RGBA8888", 'R', 'A', '2', '4', 4, false),
	ROW("RGBX8888", 'R', 'X', '2', '4', 4, true),
	ROW("BGRA8888", 'B', 'A', '2', '4', 4, false),
	ROW("BGRX8888", 'B', 'X', '2', '4', 4, true),
	ROW("ARGB2101010", 'A', 'R', '3', '0', 4, false),
	ROW("XRGB2101010", 'X', 'R', '3', '0', 4, true),
	ROW("ABGR2101010", 'A', 'B', '3', '0', 4, false),
	ROW("XBGR2101010", 'X', 'B', '3', '0', 4, true),
	ROW("RGB888", 'R', 'G', '2', '4', 3, true),
	ROW("BGR888", 'B', 'G', '2', '4', 3, true),
	ROW("RGB565", 'R', 'G', '1', '6', 2, true),
	ROW("BGR565", 'B', 'G', '1', '6', 2, true),
	ROW("ARGB1555", 'A', 'R', '1', '5', 2, false),
	ROW("XRGB1555", 'X', 'R', '1', '5', 2, true),
	ROW("ABGR1555", 'A', 'B', '1', '5', 2, false),
	ROW("XBGR1555", 'X', 'B', '1', '5', 2, true),
	ROW("ARGB4444", 'A', 'R', '1', '2', 2, false),
	ROW("XRGB4444", 'X', 'R', '1', '2', 2, true),
	ROW("ABGR4444", 'A', 'B', '1', '2', 2, false),
	ROW("XBGR4444", 'X', 'B', '1', '2', 2, true),
	ROW("RGB332", 'R', 'G', 'B', '8', 1, true),
	ROW("BGR233", 'B', 'G', 'R', '8', 1, true),
	{PIXEL_FOURCC('Y', 'U', 'Y', 'V'), PIXEL_FOURCC('Y', 'U', 'Y', 'V'), "YUYV", 2, 4, true},
};

enum {
	TABLE_ROWS = sizeof(table) / sizeof(table[0]),
};

const struct pixel_format *pixel_format_table(size_t *count_out)
{
	*count_out = TABLE_ROWS;
	return table;
}

const struct pixel_format *pixel_format_from_fourcc(uint32_t fourcc)
{
	for (size_t i = 0; i < TABLE_ROWS; i++) {
		if (table[i].fourcc == fourcc) {
			return &table[i];
		}
	}
	return NULL;
}

const struct pixel_format *pixel_format_from_wl_shm(uint32_t code)
{
	for (size_t i = 0; i < TABLE_ROWS; i++) {
		if (table[i].wl_shm == code) {
			return &table[i];
		}
	}
	return NULL;
}

const struct pixel_format *pixel_format_without_alpha(const struct pixel_format *format)
{
	return format->opaque ? format : format + 1;
}

uint64_t pixel_format_row_bytes(const struct pixel_format *format, int32_t width)
{
	uint64_t blocks = ((uint64_t)width + format->block_width - 1) / format->block_width;
	return blocks * format->bytes_per_block;
}
