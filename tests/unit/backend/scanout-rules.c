/* SPDX-License-Identifier: MIT */
#include "backend/drm/scanout-rules.h"
#include "check.h"
#include "output/direct.h"

#define XB24 PIXEL_FOURCC('X', 'B', '2', '4')
#define AB24 PIXEL_FOURCC('A', 'B', '2', '4')
#define RG16 PIXEL_FOURCC('R', 'G', '1', '6')

static void test_rules(void)
{
	static const struct {
		const char *driver;
		uint32_t fourcc;
		size_t offset;
		int32_t stride; /* bytes */
		uint32_t obstacles;
	} rows[] = {
		{"cirrus", PIXEL_FORMAT_XRGB8888, 0, 4096, 0},
		{"cirrus", PIXEL_FORMAT_XRGB8888, 12, 4096 + 32, 0},
		{"cirrus", PIXEL_FORMAT_XRGB8888, 0, 4096 + 4, DIRECT_STRIDE},
		{"cirrus", RG16, 0, 2048 + 16, 0},
		{"cirrus", RG16, 0, 2048 + 8, DIRECT_STRIDE},
		{"vkms", PIXEL_FORMAT_XRGB8888, 8192, 4096 + 4, 0},
		{"vkms", PIXEL_FORMAT_XRGB8888, 4, 4096, DIRECT_OFFSET},
		{"another", PIXEL_FORMAT_XRGB8888, 4, 4096 + 4, 0},
		{"another", PIXEL_FORMAT_XRGB8888, 4, 4096 + 2, DIRECT_STRIDE},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct file_range range = {
			.format = pixel_format_from_fourcc(rows[i].fourcc),
			.offset = rows[i].offset,
			.stride = rows[i].stride,
		};
		const struct scanout_rules *rules = scanout_rules_find(rows[i].driver);
		CHECK_ROW(rows[i].driver, scanout_rules_judge(rules, &range), rows[i].obstacles);
	}
}

static void test_formats(void)
{
	CHECK_EQ(scanout_opaque_format(PIXEL_FORMAT_ARGB8888), PIXEL_FORMAT_XRGB8888);
	CHECK_EQ(scanout_opaque_format(PIXEL_FORMAT_XRGB8888), PIXEL_FORMAT_XRGB8888);
	CHECK_EQ(scanout_opaque_format(AB24), XB24);
	CHECK_EQ(scanout_opaque_format(RG16), RG16);
}

static const struct check_case cases[] = {
	{"what drivers show wrongly", test_rules},
	{"formats without alpha", test_formats},
};

CHECK_MAIN(cases)
