/* SPDX-License-Identifier: MIT */
#include "scene/region-map.h"
#include "check.h"

/* One pixel in two, in a row: pieces of a pixel each. */
static void add_dots(pixman_region32_t *region, int first, int count)
{
	for (int i = first; i < first + count; i++) {
		pixman_region32_union_rect(region, region, 2 * i, 0, 1, 1);
	}
}

static void sums_in_few_pieces_are_exact(void)
{
	pixman_region32_t region, more;
	pixman_region32_init(&region);
	pixman_region32_init(&more);
	add_dots(&region, 0, REGION_PIECES_MAX - 10);
	add_dots(&more, REGION_PIECES_MAX - 10, 10);
	region_unite_coarsely(&region, &more);
	CHECK_EQ(pixman_region32_n_rects(&region), REGION_PIECES_MAX);
	pixman_region32_fini(&more);
	pixman_region32_fini(&region);
}

static void sums_in_many_pieces_hold_all(void)
{
	pixman_region32_t region, more;
	pixman_region32_init(&region);
	pixman_region32_init(&more);
	add_dots(&region, 0, REGION_PIECES_MAX);
	add_dots(&more, REGION_PIECES_MAX, 1);
	region_unite_coarsely(&region, &more);
	CHECK_EQ(pixman_region32_n_rects(&region), 1);
	CHECK_EQ(region_extents(&region).width, 2 * REGION_PIECES_MAX + 1);
	pixman_region32_fini(&more);
	pixman_region32_fini(&region);
}

static void differences_stop_at_many_pieces(void)
{
	pixman_region32_t region, dot;
	pixman_region32_init_rect(&region, 0, 0, 4 * REGION_PIECES_MAX, 1);
	for (int i = 1; i < 2 * REGION_PIECES_MAX; i++) {
		pixman_region32_init_rect(&dot, 2 * i, 0, 1, 1);
		region_subtract_coarsely(&region, &dot);
		CHECK_EQ(pixman_region32_n_rects(&region),
			i < REGION_PIECES_MAX ? i + 1 : REGION_PIECES_MAX);
		pixman_region32_fini(&dot);
	}
	/* what makes it simpler is still taken away */
	pixman_region32_init_rect(&dot, 0, 0, 4 * REGION_PIECES_MAX - 1, 1);
	region_subtract_coarsely(&region, &dot);
	CHECK_EQ(region_extents(&region).width, 1);
	pixman_region32_fini(&dot);
	pixman_region32_fini(&region);
}

static void around_nothing_is_no_box_elsewhere(void)
{
	pixman_region32_t region;
	pixman_region32_init_rect(&region, -20, 300, 8, 8);
	pixman_region32_intersect_rect(&region, &region, 0, 0, 100, 100);
	struct box extents = region_extents(&region);
	CHECK_EQ(extents.x, 0);
	CHECK_EQ(extents.y, 0);
	CHECK_EQ(extents.width, 0);
	CHECK_EQ(extents.height, 0);
	pixman_region32_fini(&region);
}

static const struct check_case cases[] = {
	{"sums in few pieces are exact", sums_in_few_pieces_are_exact},
	{"sums in many pieces hold all", sums_in_many_pieces_hold_all},
	{"differences stop at many pieces", differences_stop_at_many_pieces},
	{"around nothing is no box elsewhere", around_nothing_is_no_box_elsewhere},
};

CHECK_MAIN(cases)
