/* SPDX-License-Identifier: MIT */
#include "backend/drm/scanout-rules.h"
#include "check.h"
#include "output/direct.h"

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

static const struct check_case cases[] = {
	{"what drivers show wrongly", test_rules},
};

CHECK_MAIN(cases)
