/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-mode.h"
#include "check.h"

#include <stddef.h>

enum {
	PREFERRED = DRM_MODE_TYPE_PREFERRED,
	INTERLACED = DRM_MODE_FLAG_INTERLACE,
};

/* As screens and virtual machines list them. */
static const drmModeModeInfo screen[] = {
	{.hdisplay = 1920,
		.vdisplay = 1080,
		.htotal = 2200,
		.vtotal = 1125,
		.clock = 148500,
		.type = PREFERRED},
	{.hdisplay = 1920,
		.vdisplay = 1080,
		.htotal = 2200,
		.vtotal = 1125,
		.clock = 74250,
		.flags = INTERLACED},
	{.hdisplay = 1920, .vdisplay = 1080, .htotal = 2200, .vtotal = 1125, .clock = 148352},
	{.hdisplay = 1920, .vdisplay = 1080, .htotal = 2640, .vtotal = 1125, .clock = 148500},
	{.hdisplay = 3840, .vdisplay = 2160, .htotal = 4400, .vtotal = 2250, .clock = 297000},
	{.hdisplay = 800, .vdisplay = 600, .htotal = 1056, .vtotal = 628, .clock = 40000},
	{.hdisplay = 720,
		.vdisplay = 576,
		.htotal = 864,
		.vtotal = 625,
		.clock = 13500,
		.flags = INTERLACED},
};

enum {
	SCREEN_MODES = sizeof(screen) / sizeof(screen[0]),
};

static void test_choice(void)
{
	static const struct {
		const char *name;
		struct output_wish wish;
		int chosen; /* -1: none */
	} rows[] = {
		{"nothing said", {.scale = 1}, 0},
		{"its size, the highest rate", {.width = 1920, .height = 1080}, 0},
		{"its size, a rate", {.width = 1920, .height = 1080, .refresh_mhz = 50000}, 3},
		{"nearly a rate", {.width = 1920, .height = 1080, .refresh_mhz = 59940}, 2},
		{"a larger one", {.width = 3840, .height = 2160}, 4},
		{"a smaller one", {.width = 800, .height = 600, .refresh_mhz = 75000}, 5},
		{"interlaced, where there is no other", {.width = 720, .height = 576}, 6},
		{"one there is not", {.width = 1024, .height = 768}, -1},
		{"upright, though it lies", {.width = 1080, .height = 1920}, -1},
		{"a rate without a size is no size", {.refresh_mhz = 30000}, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const drmModeModeInfo *mode = kms_mode_choose(screen, SCREEN_MODES, &rows[i].wish);
		CHECK_ROW(rows[i].name, mode == NULL ? -1 : mode - screen, rows[i].chosen);
	}
	CHECK(kms_mode_choose(screen, SCREEN_MODES, NULL) == &screen[0]);
	CHECK(kms_mode_choose(screen + 2, SCREEN_MODES - 2, NULL) == &screen[4]);
	CHECK(kms_mode_choose(screen, 0, NULL) == NULL);
}

static void test_refresh(void)
{
	static const struct {
		const char *name;
		drmModeModeInfo mode;
		int32_t mhz;
	} rows[] = {
		{"60 Hz", {.htotal = 2200, .vtotal = 1125, .clock = 148500}, 60000},
		{"59.94 Hz", {.htotal = 2200, .vtotal = 1125, .clock = 148352}, 59940},
		{"interlaced",
			{.htotal = 2200, .vtotal = 1125, .clock = 74250, .flags = INTERLACED},
			60000},
		{"each line twice",
			{.htotal = 1000,
				.vtotal = 500,
				.clock = 60000,
				.flags = DRM_MODE_FLAG_DBLSCAN},
			60000},
		{"no totals", {.vrefresh = 75}, 75000},
		{"nothing at all", {0}, 60000},
		{"no clock", {.htotal = 1, .vtotal = 1}, 60000},
		{"beyond all measure", {.htotal = 1, .vtotal = 1, .clock = UINT32_MAX}, 60000},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name, kms_mode_refresh_mhz(&rows[i].mode), rows[i].mhz);
	}
}

static void test_equality(void)
{
	drmModeModeInfo renamed = screen[0];
	renamed.name[0] = 'x';
	renamed.type = 0;
	CHECK(kms_mode_equal(&renamed, &screen[0]));
	CHECK(!kms_mode_equal(&screen[0], &screen[2]));
	CHECK(!kms_mode_equal(&screen[0], &screen[3]));
}

static const struct check_case cases[] = {
	{"which mode is chosen", test_choice},
	{"the refresh rate", test_refresh},
	{"modes that are the same", test_equality},
};

CHECK_MAIN(cases)
