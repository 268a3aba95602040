/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-damage.h"
#include "check.h"

static const struct box bounds = {10, 20, 100, 50};

static void test_within_bounds(void)
{
	static const struct {
		const char *name;
		struct box damage;
		size_t count;
		struct drm_mode_rect clip;
	} rows[] = {
		{"inside", {20, 30, 5, 6}, 1, {20, 30, 25, 36}},
		{"over an edge", {0, 0, 15, 25}, 1, {10, 20, 15, 25}},
		{"all around", {-5, -5, 500, 500}, 1, {10, 20, 110, 70}},
		{"outside", {200, 0, 10, 10}, 0, {0}},
		{"none", {0, 0, 0, 0}, 0, {0}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct box *box = &rows[i].damage;
		struct drm_mode_rect clips[KMS_DAMAGE_MAX] = {0};
		pixman_region32_t damage;
		pixman_region32_init_rect(&damage, box->x, box->y, (unsigned int)box->width,
			(unsigned int)box->height);
		CHECK_ROW(rows[i].name, kms_damage_clips(&damage, &bounds, clips), rows[i].count);
		CHECK_ROW(rows[i].name, memcmp(&clips[0], &rows[i].clip, sizeof(clips[0])), 0);
		pixman_region32_fini(&damage);
	}
}

/* Up to the most as they are, beyond that as one. */
static void test_many(void)
{
	for (int count = KMS_DAMAGE_MAX; count <= KMS_DAMAGE_MAX + 1; count++) {
		struct drm_mode_rect clips[KMS_DAMAGE_MAX] = {0};
		pixman_region32_t damage;
		pixman_region32_init(&damage);
		for (int i = 0; i < count; i++) {
			pixman_region32_union_rect(&damage, &damage, 10 + i * 3, 20 + i, 1, 1);
		}
		bool fits = count <= KMS_DAMAGE_MAX;
		CHECK_EQ(kms_damage_clips(&damage, &bounds, clips), fits ? (size_t)count : 1);
		CHECK_EQ(clips[0].x1, 10);
		CHECK_EQ(clips[0].x2, fits ? 11 : 10 + KMS_DAMAGE_MAX * 3 + 1);
		CHECK_EQ(clips[0].y2, fits ? 21 : 20 + KMS_DAMAGE_MAX + 1);
		pixman_region32_fini(&damage);
	}
}

static const struct check_case cases[] = {
	{"clips are within bounds", test_within_bounds},
	{"many become one", test_many},
};

CHECK_MAIN(cases)
