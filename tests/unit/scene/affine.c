/* SPDX-License-Identifier: MIT */
#include "scene/affine.h"
#include "check.h"
#include "scene/region-map.h"

struct crisp_row {
	const char *name;
	struct affine map;
	bool crisp;
};

static const struct crisp_row crisp_rows[] = {
	{"one to one", {1, 0, 0, 0, 1, 0}, true},
	{"moved by whole pixels", {1, 0, -7, 0, 1, 3}, true},
	{"moved by half a pixel", {1, 0, 0.5, 0, 1, 0}, false},
	{"twice as large", {0.5, 0, 0, 0, 0.5, 0}, true},
	{"three times as large", {1.0 / 3, 0, -5.0 / 3, 0, 1.0 / 3, 0}, true},
	{"twice as large, an edge inside a pixel", {0.5, 0, 0.25, 0, 0.5, 0}, false},
	{"half as large", {2, 0, 0, 0, 2, 0}, false},
	{"half as large one way", {1, 0, 0, 0, 2, 0}, false},
	{"one and a half times as large", {1 / 1.5, 0, 0, 0, 1 / 1.5, 0}, false},
	{"turned", {0, 1, 0, -1, 0, 10}, true},
	{"turned and twice as large", {0, 0.5, 0, -0.5, 0, 10}, true},
	{"flipped", {-1, 0, 10, 0, 1, 0}, true},
	{"aslant", {0.7, 0.7, 0, -0.7, 0.7, 0}, false},
	{"a hair off one to one", {0.9999, 0, 0, 0, 1, 0}, false},
};

static void test_crisp(void)
{
	for (size_t i = 0; i < sizeof(crisp_rows) / sizeof(crisp_rows[0]); i++) {
		CHECK_ROW(crisp_rows[i].name, affine_is_crisp(&crisp_rows[i].map),
			crisp_rows[i].crisp);
	}
}

static void test_transforms(void)
{
	for (int t = TRANSFORM_NORMAL; t <= TRANSFORM_FLIPPED_270; t++) {
		struct affine map = affine_from_transform((enum transform)t, 30, 20);
		bool swaps = transform_swaps_axes((enum transform)t);
		struct affine back = affine_from_transform(
			transform_invert((enum transform)t), swaps ? 20 : 30, swaps ? 30 : 20);
		struct affine both = affine_compose(&back, &map);
		int32_t x, y;
		CHECK(affine_is_whole_translation(&both, &x, &y));
		CHECK(x == 0 && y == 0);
		struct box part = {3, 4, 5, 6};
		struct box mapped = affine_hull(&map, &part);
		struct box expected = transform_box((enum transform)t, 30, 20, part);
		CHECK(box_equal(&mapped, &expected));
	}
}

static void test_hull(void)
{
	struct affine map = {.xx = 1.5, .x0 = 0.25, .yy = 1e9, .y0 = 0};
	struct box hull = affine_hull(&map, &(struct box){1, 0, 2, 4});
	CHECK_EQ(hull.x, 1);     /* 1.75 */
	CHECK_EQ(hull.width, 4); /* up to 4.75 */
	CHECK_EQ(hull.y, 0);     /* and no overflow */
	CHECK_EQ(hull.height, 1 << 29);
}

static void test_regions(void)
{
	pixman_region32_t region, outwards, inwards;
	pixman_region32_init_rect(&region, 0, 0, 5, 5);
	pixman_region32_init(&outwards);
	pixman_region32_init(&inwards);
	struct region_map map = {1.5, 1.5, 10, 0.25};
	region_map_outwards(&map, &region, 0, &outwards);
	struct box box = region_extents(&outwards);
	CHECK(box_equal(&box, &(struct box){10, 0, 8, 8}));
	region_map_outwards(&map, &region, 2, &outwards);
	box = region_extents(&outwards);
	CHECK(box_equal(&box, &(struct box){8, -2, 12, 12}));
	/* at its left and top the region has sides of the bounds, so there it is not shrunk */
	region_map_inwards(&map, &region, &(struct box){0, 0, 100, 100}, 1, &inwards);
	box = region_extents(&inwards);
	CHECK(box_equal(&box, &(struct box){10, 1, 6, 5}));
	pixman_region32_fini(&inwards);
	pixman_region32_fini(&outwards);
	pixman_region32_fini(&region);
}

/* A thousand pieces, each with a gap to the next, rounded coarsely but to the right side. */
static void test_many_pieces(void)
{
	pixman_region32_t region, outwards, inwards, turned, back;
	pixman_region32_init(&region);
	for (int i = 0; i < 1000; i++) {
		region_add_box(&region, &(struct box){2 * i, i, 1, 1});
	}
	pixman_region32_init(&outwards);
	pixman_region32_init(&inwards);
	pixman_region32_init(&turned);
	pixman_region32_init(&back);
	struct region_map map = {1, 1, 0, 0};
	region_map_outwards(&map, &region, 0, &outwards);
	region_map_inwards(&map, &region, &(struct box){0, 0, 2000, 1000}, 0, &inwards);
	CHECK_EQ(pixman_region32_n_rects(&outwards), 1);
	struct box box = region_extents(&outwards);
	CHECK(box_equal(&box, &(struct box){0, 0, 1999, 1000}));
	CHECK(pixman_region32_n_rects(&inwards) > 1 && pixman_region32_n_rects(&inwards) < 1000);
	pixman_region32_subtract(&inwards, &inwards, &region);
	CHECK(!pixman_region32_not_empty(&inwards));
	/* a transform is exact */
	CHECK_EQ(region_transform(TRANSFORM_90, 2000, 1000, &region, &turned), 0);
	CHECK_EQ(pixman_region32_n_rects(&turned), 1000);
	CHECK_EQ(region_transform(TRANSFORM_270, 1000, 2000, &turned, &back), 0);
	CHECK(pixman_region32_equal(&back, &region));
	pixman_region32_fini(&back);
	pixman_region32_fini(&turned);
	pixman_region32_fini(&inwards);
	pixman_region32_fini(&outwards);
	pixman_region32_fini(&region);
}

static void check_far(const struct box *hull)
{
	CHECK(hull->x < -1000000 && hull->y < -1000000);
	CHECK(hull->width > 2000000 && hull->height > 2000000);
	CHECK(box_right(hull) > 1000000 && box_bottom(hull) > 1000000);
}

/* Beyond all numbers each way, and the distance between the two ends has to be one. */
static void test_far(void)
{
	struct box all = {-INT32_MAX, -INT32_MAX, INT32_MAX, INT32_MAX};
	struct affine map = {.xx = 2, .yy = 2, .x0 = INT32_MAX, .y0 = INT32_MAX};
	struct box hull = affine_hull(&map, &all);
	check_far(&hull);
	pixman_region32_t region, mapped;
	pixman_region32_init_rect(&region, 0, 0, INT32_MAX, INT32_MAX);
	struct region_map far = {64, 64, -1e12 / 32, -1e12 / 32};
	pixman_region32_init(&mapped);
	region_map_outwards(&far, &region, 1, &mapped);
	hull = region_extents(&mapped);
	check_far(&hull);
	pixman_region32_clear(&mapped);
	struct box bounds = {0, 0, INT32_MAX, INT32_MAX};
	region_map_inwards(&far, &region, &bounds, 1, &mapped);
	hull = region_extents(&mapped);
	check_far(&hull);
	pixman_region32_fini(&mapped);
	pixman_region32_fini(&region);
}

static const struct check_case cases[] = {
	{"nearest pixels are exact or not", test_crisp},
	{"all transforms, there and back", test_transforms},
	{"the hull of a box", test_hull},
	{"regions outwards and inwards", test_regions},
	{"regions in very many pieces", test_many_pieces},
	{"as far as numbers go", test_far},
};

CHECK_MAIN(cases)
