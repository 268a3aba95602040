/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-mode-list.h"
#include "check.h"

static const drmModeModeInfo screen[] = {
	{.hdisplay = 1920, .vdisplay = 1080, .htotal = 2200, .vtotal = 1125, .clock = 148500},
	{.hdisplay = 1920,
		.vdisplay = 1080,
		.htotal = 2200,
		.vtotal = 1125,
		.clock = 148500,
		.flags = DRM_MODE_FLAG_INTERLACE},
	{.hdisplay = 1920,
		.vdisplay = 1080,
		.htotal = 2200,
		.vtotal = 1125,
		.clock = 148500,
		.flags = DRM_MODE_FLAG_PHSYNC}, /* nobody can tell them apart */
	{.hdisplay = 800, .vdisplay = 600, .htotal = 1056, .vtotal = 628, .clock = 40000},
};

static void test_modes(void)
{
	struct kms_mode_list list;
	CHECK_EQ(kms_mode_list_init(&list, screen, sizeof(screen) / sizeof(screen[0])), 0);
	CHECK_EQ(list.count, 2);
	CHECK(list.modes[0].width == 1920 && list.modes[0].refresh_mhz == 60000);
	CHECK_EQ(list.infos[0].flags, 0);
	CHECK(kms_mode_list_find(&list, &list.modes[1]) == &list.infos[1]);
	CHECK_EQ(list.infos[1].hdisplay, 800);
	struct output_mode other = list.modes[1];
	other.refresh_mhz++;
	CHECK(kms_mode_list_find(&list, &other) == NULL);
	kms_mode_list_finish(&list);
}

static void test_none(void)
{
	struct kms_mode_list list;
	CHECK_EQ(kms_mode_list_init(&list, NULL, 0), 0);
	CHECK_EQ(list.count, 0);
	CHECK(kms_mode_list_find(&list, &(struct output_mode){1, 1, 1}) == NULL);
	kms_mode_list_finish(&list);
}

static const struct check_case cases[] = {
	{"those that an output can have", test_modes},
	{"none", test_none},
};

CHECK_MAIN(cases)
