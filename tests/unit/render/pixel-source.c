/* SPDX-License-Identifier: MIT */
/*
 * The table against a second description of the same formats: where in a word
 * each channel is.
 */
#include "render/pixel-source.h"
#include "check.h"

static void test_table(void)
{
	size_t count;
	const struct pixel_format *formats = pixel_format_table(&count);
	for (size_t i = 0; i < count; i++) {
		pixman_format_code_t code = pixel_source_format(formats[i].fourcc);
		CHECK_ROW(formats[i].name, code != 0, true);
		CHECK_ROW(formats[i].name, pixman_format_supported_source(code), true);
		CHECK_ROW(formats[i].name, PIXMAN_FORMAT_BPP(code) * formats[i].block_width,
			formats[i].bytes_per_block * 8);
		CHECK_ROW(formats[i].name, PIXMAN_FORMAT_A(code) == 0, formats[i].opaque);
	}
	CHECK_EQ(pixel_source_format(0), 0);
	CHECK_EQ(pixel_source_format(PIXEL_FOURCC('N', 'V', '1', '2')), 0);
}

struct pixel_row {
	const char *name;
	uint32_t fourcc;
	uint32_t word; /* one pixel, as it lies in memory on a little-endian machine */
	uint32_t argb; /* the same as ARGB8888 */
};

/* Red is full, green is none, blue about half, alpha is full (1555: set). */
static const struct pixel_row pixel_rows[] = {
	{"ARGB8888", PIXEL_FOURCC('A', 'R', '2', '4'), 0xffff0080, 0xffff0080},
	{"XRGB8888", PIXEL_FOURCC('X', 'R', '2', '4'), 0x12ff0080, 0xffff0080},
	{"ABGR8888", PIXEL_FOURCC('A', 'B', '2', '4'), 0xff8000ff, 0xffff0080},
	{"XBGR8888", PIXEL_FOURCC('X', 'B', '2', '4'), 0x128000ff, 0xffff0080},
	{"RGBA8888", PIXEL_FOURCC('R', 'A', '2', '4'), 0xff0080ff, 0xffff0080},
	{"RGBX8888", PIXEL_FOURCC('R', 'X', '2', '4'), 0xff008012, 0xffff0080},
	{"BGRA8888", PIXEL_FOURCC('B', 'A', '2', '4'), 0x8000ffff, 0xffff0080},
	{"BGRX8888", PIXEL_FOURCC('B', 'X', '2', '4'), 0x8000ff12, 0xffff0080},
	{"ARGB2101010", PIXEL_FOURCC('A', 'R', '3', '0'), 0xfff00202, 0xffff0080},
	{"XRGB2101010", PIXEL_FOURCC('X', 'R', '3', '0'), 0x3ff00202, 0xffff0080},
	{"ABGR2101010", PIXEL_FOURCC('A', 'B', '3', '0'), 0xe02003ff, 0xffff0080},
	{"XBGR2101010", PIXEL_FOURCC('X', 'B', '3', '0'), 0x202003ff, 0xffff0080},
	{"RGB888", PIXEL_FOURCC('R', 'G', '2', '4'), 0x00ff0080, 0xffff0080},
	{"BGR888", PIXEL_FOURCC('B', 'G', '2', '4'), 0x008000ff, 0xffff0080},
	{"RGB565", PIXEL_FOURCC('R', 'G', '1', '6'), 0xf810, 0xffff0084},
	{"BGR565", PIXEL_FOURCC('B', 'G', '1', '6'), 0x801f, 0xffff0084},
	{"ARGB1555", PIXEL_FOURCC('A', 'R', '1', '5'), 0xfc10, 0xffff0084},
	{"XRGB1555", PIXEL_FOURCC('X', 'R', '1', '5'), 0x7c10, 0xffff0084},
	{"ABGR1555", PIXEL_FOURCC('A', 'B', '1', '5'), 0xc01f, 0xffff0084},
	{"XBGR1555", PIXEL_FOURCC('X', 'B', '1', '5'), 0x401f, 0xffff0084},
	{"ARGB4444", PIXEL_FOURCC('A', 'R', '1', '2'), 0xff08, 0xffff0088},
	{"XRGB4444", PIXEL_FOURCC('X', 'R', '1', '2'), 0x1f08, 0xffff0088},
	{"ABGR4444", PIXEL_FOURCC('A', 'B', '1', '2'), 0xf80f, 0xffff0088},
	{"XBGR4444", PIXEL_FOURCC('X', 'B', '1', '2'), 0x180f, 0xffff0088},
	{"RGB332", PIXEL_FOURCC('R', 'G', 'B', '8'), 0xe2, 0xffff00aa},
	{"BGR233", PIXEL_FOURCC('B', 'G', 'R', '8'), 0x87, 0xffff00aa},
	/* luma of black and white, no colour */
	{"YUYV", PIXEL_FOURCC('Y', 'U', 'Y', 'V'), 0x80108010, 0xff000000},
};

static void test_pixels(void)
{
	size_t count;
	pixel_format_table(&count);
	CHECK_EQ(count, sizeof(pixel_rows) / sizeof(pixel_rows[0]));
	for (size_t i = 0; i < count; i++) {
		const struct pixel_row *row = &pixel_rows[i];
		uint32_t result = 0;
		struct pixel_view view = {
			&row->word, pixel_format_from_fourcc(row->fourcc), 1, 1, 4};
		CHECK(view.format != NULL);
		pixman_image_t *source,
			*target = pixman_image_create_bits(PIXMAN_a8r8g8b8, 1, 1, &result, 4);
		CHECK_EQ(pixel_source_create(&view, &(struct box){0, 0, 1, 1}, &source), 0);
		pixman_image_composite32(
			PIXMAN_OP_SRC, source, NULL, target, 0, 0, 0, 0, 0, 0, 1, 1);
		pixman_image_unref(source);
		pixman_image_unref(target);
		CHECK_ROW(row->name, result, row->argb);
	}
}

static void test_parts(void)
{
	uint32_t pixels[4][3];
	for (uint32_t i = 0; i < 12; i++) {
		pixels[i / 3][i % 3] = i;
	}
	struct pixel_view view = {
		pixels, pixel_format_from_fourcc(PIXEL_FORMAT_XRGB8888), 3, 4, 12};
	pixman_image_t *image;
	CHECK_EQ(pixel_source_create(&view, &(struct box){1, 2, 2, 2}, &image), 0);
	CHECK_EQ(pixman_image_get_data(image)[0], 7);
	CHECK_EQ(pixman_image_get_width(image), 2);
	pixman_image_unref(image);
	CHECK_EQ(pixel_source_align(&view, 1), 1);
	view.format = pixel_format_from_fourcc(PIXEL_FOURCC('Y', 'U', 'Y', 'V'));
	CHECK_EQ(pixel_source_align(&view, 1), 0);
	CHECK_EQ(pixel_source_align(&view, 2), 2);
}

static const struct check_case cases[] = {
	{"each format has its code", test_table},
	{"each format's channels are where they should be", test_pixels},
	{"parts of a picture", test_parts},
};

CHECK_MAIN(cases)
