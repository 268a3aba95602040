/* SPDX-License-Identifier: MIT */
#include "protocol/pixel-layout.h"
#include "check.h"

enum {
	ARGB = 0,
	RGB888 = 0x34324752,
	YUYV = 0x56595559,
	MAX = INT32_MAX,
};

struct row {
	const char *name;
	struct pixel_layout_request request;
	int fault;
	uint64_t end;
};

static const struct row rows[] = {
	{"one pixel", {ARGB, 1, 1, 4, 0}, 0, 4},
	{"1080p", {ARGB, 1920, 1080, 7680, 4096}, 0, 4096 + 7680 * 1080},
	{"stride longer than a row", {ARGB, 10, 10, 256, 0}, 0, 2560},
	{"three bytes a pixel", {RGB888, 5, 2, 15, 1}, 0, 31},
	{"two pixels a block", {YUYV, 3, 2, 8, 0}, 0, 16},
	{"two pixels a block, half of one cut off", {YUYV, 3, 2, 6, 0}, PIXEL_LAYOUT_BAD_STRIDE, 0},
	{"unknown format", {2, 1, 1, 4, 0}, PIXEL_LAYOUT_BAD_FORMAT, 0},
	{"fourcc of ARGB8888 in place of its code", {PIXEL_FORMAT_ARGB8888, 1, 1, 4, 0},
		PIXEL_LAYOUT_BAD_FORMAT, 0},
	{"no width", {ARGB, 0, 1, 4, 0}, PIXEL_LAYOUT_BAD_SIZE, 0},
	{"no height", {ARGB, 1, 0, 4, 0}, PIXEL_LAYOUT_BAD_SIZE, 0},
	{"negative width", {ARGB, -1, 1, 4, 0}, PIXEL_LAYOUT_BAD_SIZE, 0},
	{"least width", {ARGB, INT32_MIN, 1, 4, 0}, PIXEL_LAYOUT_BAD_SIZE, 0},
	{"negative height", {ARGB, 1, -5, 4, 0}, PIXEL_LAYOUT_BAD_SIZE, 0},
	{"negative offset", {ARGB, 1, 1, 4, -4}, PIXEL_LAYOUT_BAD_OFFSET, 0},
	{"stride a byte short", {ARGB, 100, 1, 399, 0}, PIXEL_LAYOUT_BAD_STRIDE, 0},
	{"stride zero", {ARGB, 100, 1, 0, 0}, PIXEL_LAYOUT_BAD_STRIDE, 0},
	{"negative stride", {ARGB, 1, 1, -4, 0}, PIXEL_LAYOUT_BAD_STRIDE, 0},
	{"width whose row passes int32", {ARGB, 0x40000000, 1, 0, 0}, PIXEL_LAYOUT_BAD_STRIDE, 0},
	{"widest", {ARGB, MAX, 1, MAX, 0}, PIXEL_LAYOUT_BAD_STRIDE, 0},
	{"all numbers at their largest", {ARGB, MAX / 4, MAX, MAX, MAX}, 0,
		(uint64_t)MAX *MAX + MAX},
};

static void test_requests(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pixel_layout layout = {.end = 77};
		CHECK_ROW(
			rows[i].name, pixel_layout_init(&layout, &rows[i].request), rows[i].fault);
		CHECK_ROW(rows[i].name, layout.end, rows[i].fault == 0 ? rows[i].end : 77);
	}
}

static void test_fits(void)
{
	struct pixel_layout layout;
	struct pixel_layout_request request = {ARGB, 10, 10, 40, 100};
	CHECK_EQ(pixel_layout_init(&layout, &request), 0);
	CHECK(pixel_layout_fits(&layout, 500));
	CHECK(!pixel_layout_fits(&layout, 499));
	CHECK(!pixel_layout_fits(&layout, 0));
	CHECK_EQ(pixel_layout_row(&layout, 0), 100);
	CHECK_EQ(pixel_layout_row(&layout, 9), 460);
}

static void test_aligned_stride(void)
{
	const struct pixel_format *argb = pixel_format_from_fourcc(PIXEL_FORMAT_ARGB8888);
	int32_t stride = -1;
	CHECK_EQ(pixel_layout_aligned_stride(argb, 1, &stride), 0);
	CHECK_EQ(stride, 256);
	CHECK_EQ(pixel_layout_aligned_stride(argb, 64, &stride), 0);
	CHECK_EQ(stride, 256);
	CHECK_EQ(pixel_layout_aligned_stride(argb, 65, &stride), 0);
	CHECK_EQ(stride, 512);
	CHECK_EQ(pixel_layout_aligned_stride(argb, 0, &stride), PIXEL_LAYOUT_BAD_SIZE);
	CHECK_EQ(pixel_layout_aligned_stride(argb, MAX, &stride), PIXEL_LAYOUT_BAD_STRIDE);
	CHECK_EQ(stride, 512);
}

static void test_table(void)
{
	size_t count;
	const struct pixel_format *table = pixel_format_table(&count);
	CHECK(count >= 27);
	for (size_t i = 0; i < count; i++) {
		CHECK(pixel_format_from_fourcc(table[i].fourcc) == &table[i]);
		CHECK(pixel_format_from_wl_shm(table[i].wl_shm) == &table[i]);
		bool named_opaque = table[i].name[0] != 'A' && strchr(table[i].name, 'A') == NULL;
		CHECK_ROW(table[i].name, table[i].opaque, named_opaque);
	}
	CHECK(pixel_format_from_fourcc(0) == NULL);
	CHECK(pixel_format_from_wl_shm(0xffffffff) == NULL);
}

static const struct check_case cases[] = {
	{"each request gives its fault or its range", test_requests},
	{"a layout fits or it does not", test_fits},
	{"aligned stride", test_aligned_stride},
	{"the table finds each of its rows", test_table},
};

CHECK_MAIN(cases)
