/* SPDX-License-Identifier: MIT */
#include "input/confinement.h"
#include "check.h"

#include <math.h>

#define EDGE (1.0 / 256)

enum {
	BOXES_MAX = 4,
};

static const struct {
	const char *name;
	pixman_box32_t boxes[BOXES_MAX]; /* all zero: none */
	double from_x, from_y, to_x, to_y, x, y;
} rows[] = {
	{"within", {{0, 0, 10, 10}}, 1, 2, 8.5, 3, 8.5, 3},
	{"stops at the edge", {{0, 0, 10, 10}}, 1, 2, 20, 2, 10 - EDGE, 2},
	{"stops at the near edge", {{0, 0, 10, 10}}, 1, 2, -5, 2, 0, 2},
	{"slides along the edge", {{0, 0, 10, 10}}, 5, 5, 15, 8, 10 - EDGE, 8},
	{"stops in the corner", {{0, 0, 10, 10}}, 5, 5, 50, 60, 10 - EDGE, 10 - EDGE},
	{"goes on in the next box", {{0, 0, 10, 10}, {10, 0, 20, 20}}, 5, 5, 15, 15, 15, 15},
	{"goes back", {{0, 0, 10, 10}, {10, 0, 20, 20}}, 15, 5, 5, 6, 5, 6},
	{"does not jump a gap", {{0, 0, 10, 10}, {12, 0, 20, 10}}, 5, 5, 15, 5, 10 - EDGE, 5},
	{"an L is not cut short", {{0, 0, 10, 30}, {10, 20, 30, 30}}, 5, 5, 25, 25, 10 - EDGE, 25},
	{"from outside, to the nearest", {{0, 0, 10, 10}, {50, 0, 60, 10}}, 30, 5, 48, 5, 50, 5},
	{"from outside, within", {{0, 0, 10, 10}}, 30, 5, 7, 5, 7, 5},
	{"nowhere to go", {{0, 0, 0, 0}}, 30, 5, 7, 5, 7, 5},
	{"no way at all", {{0, 0, 10, 10}}, 5, 5, 5, 5, 5, 5},
	{"the far edge of a box", {{0, 0, 10, 10}}, 9.999, 5, 9.9995, 5, 10 - EDGE, 5},
};

static void ways(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		pixman_region32_t region;
		pixman_region32_init(&region);
		for (int box = 0; box < BOXES_MAX; box++) {
			const pixman_box32_t *b = &rows[i].boxes[box];
			pixman_region32_union_rect(&region, &region, b->x1, b->y1,
				(unsigned int)(b->x2 - b->x1), (unsigned int)(b->y2 - b->y1));
		}
		double x = rows[i].to_x, y = rows[i].to_y;
		confinement_walk(&region, rows[i].from_x, rows[i].from_y, &x, &y);
		CHECK_ROW(rows[i].name, lround(x * 256), lround(rows[i].x * 256));
		CHECK_ROW(rows[i].name, lround(y * 256), lround(rows[i].y * 256));
		pixman_region32_fini(&region);
	}
}

/* Wherever it is told to go, it ends up in the region. */
static void never_outside(void)
{
	pixman_region32_t region;
	pixman_region32_init(&region);
	uint32_t random = 1;
	for (int i = 0; i < 8; i++) {
		random = random * 1664525 + 1013904223;
		pixman_region32_union_rect(
			&region, &region, (int)(random >> 16 & 31), (int)(random >> 24 & 31), 9, 7);
	}
	double x = pixman_region32_extents(&region)->x1, y = 10;
	for (int i = 0; i < 10000; i++) {
		random = random * 1664525 + 1013904223;
		double from_x = x, from_y = y;
		x = (random >> 8 & 1023) / 16.0 - 10;
		y = (random >> 18 & 1023) / 16.0 - 10;
		confinement_walk(&region, from_x, from_y, &x, &y);
		CHECK(pixman_region32_contains_point(&region, (int)floor(x), (int)floor(y), NULL));
	}
	pixman_region32_fini(&region);
}

static const struct check_case cases[] = {
	{"ways", ways},
	{"never outside", never_outside},
};

CHECK_MAIN(cases)
