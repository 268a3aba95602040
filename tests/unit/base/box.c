/* SPDX-License-Identifier: MIT */
#include "base/box.h"
#include "check.h"

enum {
	LEAST = INT32_MIN,
	MOST = INT32_MAX,
};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void check_box(const char *row, struct box got, struct box expected)
{
	CHECK_ROW(row, got.x, expected.x);
	CHECK_ROW(row, got.y, expected.y);
	CHECK_ROW(row, got.width, expected.width);
	CHECK_ROW(row, got.height, expected.height);
}

static void empty_is_no_positive_size(void)
{
	static const struct {
		const char *name;
		struct box box;
		bool empty;
	} rows[] = {
		{"zero", {0}, true},
		{"one pixel", {5, 5, 1, 1}, false},
		{"no width", {0, 0, 0, 1}, true},
		{"no height", {0, 0, 1, 0}, true},
		{"negative width", {0, 0, -1, 5}, true},
		{"negative height", {0, 0, 5, LEAST}, true},
		{"everything", {LEAST, LEAST, MOST, MOST}, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		CHECK_ROW(rows[i].name, box_is_empty(&rows[i].box), rows[i].empty);
	}
}

static void equal_is_all_four(void)
{
	struct box box = {1, 2, 3, 4};
	const struct box others[] = {{0, 2, 3, 4}, {1, 0, 3, 4}, {1, 2, 0, 4}, {1, 2, 3, 0}};
	CHECK(box_equal(&box, &(struct box){1, 2, 3, 4}));
	for (size_t i = 0; i < COUNT(others); i++) {
		CHECK(!box_equal(&box, &others[i]));
	}
}

static void far_edges_saturate(void)
{
	static const struct {
		const char *name;
		struct box box;
		int32_t right, bottom;
	} rows[] = {
		{"plain", {1, 2, 3, 4}, 4, 6},
		{"just fits", {MOST - 3, MOST - 4, 3, 4}, MOST, MOST},
		{"past the end", {MOST - 2, MOST, 3, 1}, MOST, MOST},
		{"past the beginning", {LEAST, LEAST + 1, -1, -2}, LEAST, LEAST},
		{"across zero", {-10, -20, 15, 15}, 5, -5},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		CHECK_ROW(rows[i].name, box_right(&rows[i].box), rows[i].right);
		CHECK_ROW(rows[i].name, box_bottom(&rows[i].box), rows[i].bottom);
	}
}

static void points_on_the_far_edges_are_outside(void)
{
	struct box box = {10, 20, 5, 5};
	static const struct {
		const char *name;
		double x, y;
		bool inside;
	} rows[] = {
		{"near corner", 10, 20, true},
		{"far corner", 14.999, 24.999, true},
		{"right edge", 15, 22, false},
		{"bottom edge", 12, 25, false},
		{"left of it", 9.999, 22, false},
		{"above it", 12, 19.999, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		CHECK_ROW(rows[i].name, box_contains_point(&box, rows[i].x, rows[i].y),
			rows[i].inside);
	}
}

static void boxes_in_boxes(void)
{
	struct box outer = {0, 0, 10, 10};
	static const struct {
		const char *name;
		struct box box;
		bool inside;
	} rows[] = {
		{"the same", {0, 0, 10, 10}, true},
		{"smaller", {1, 1, 8, 8}, true},
		{"left", {-1, 0, 5, 5}, false},
		{"above", {0, -1, 5, 5}, false},
		{"too wide", {5, 0, 6, 5}, false},
		{"too high", {0, 5, 5, 6}, false},
		{"wider than numbers go", {5, 5, MOST, 1}, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		CHECK_ROW(rows[i].name, box_contains_box(&outer, &rows[i].box), rows[i].inside);
	}
}

static void intersections(void)
{
	static const struct {
		const char *name;
		struct box a, b, both;
	} rows[] = {
		{"corner", {0, 0, 10, 10}, {5, 6, 10, 10}, {5, 6, 5, 4}},
		{"inside", {0, 0, 10, 10}, {2, 3, 4, 5}, {2, 3, 4, 5}},
		{"side by side", {0, 0, 10, 10}, {10, 0, 5, 5}, {0}},
		{"one above the other", {0, 0, 10, 10}, {0, 10, 5, 5}, {0}},
		{"far apart", {0, 0, 1, 1}, {100, 100, 1, 1}, {0}},
		{"the first is empty", {3, 3, 0, 5}, {0, 0, 10, 10}, {0}},
		{"the second is empty", {0, 0, 10, 10}, {3, 3, 5, -5}, {0}},
		{"both reach past the end", {MOST - 1, 0, MOST, 5}, {0, 0, MOST, MOST},
			{MOST - 1, 0, 1, 5}},
		{"wider than a width can say", {LEAST, 0, MOST, 2}, {LEAST, 0, MOST, 1},
			{LEAST, 0, MOST, 1}},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		check_box(rows[i].name, box_intersect(&rows[i].a, &rows[i].b), rows[i].both);
		check_box(rows[i].name, box_intersect(&rows[i].b, &rows[i].a), rows[i].both);
	}
}

static void unions(void)
{
	static const struct {
		const char *name;
		struct box a, b, around;
	} rows[] = {
		{"apart", {0, 0, 1, 1}, {9, 19, 1, 1}, {0, 0, 10, 20}},
		{"inside", {0, 0, 10, 10}, {2, 3, 4, 5}, {0, 0, 10, 10}},
		{"across zero", {-5, -6, 1, 1}, {5, 6, 1, 1}, {-5, -6, 11, 13}},
		{"an empty one adds nothing", {1, 2, 3, 4}, {100, 100, 0, 7}, {1, 2, 3, 4}},
		{"wider than a width can say", {LEAST, LEAST, 1, 1}, {MOST - 1, MOST - 1, 1, 1},
			{LEAST, LEAST, MOST, MOST}},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		check_box(rows[i].name, box_unite(&rows[i].a, &rows[i].b), rows[i].around);
		check_box(rows[i].name, box_unite(&rows[i].b, &rows[i].a), rows[i].around);
	}
}

static const struct check_case cases[] = {
	{"empty is no positive size", empty_is_no_positive_size},
	{"equal is all four numbers", equal_is_all_four},
	{"far edges saturate", far_edges_saturate},
	{"points on the far edges are outside", points_on_the_far_edges_are_outside},
	{"boxes in boxes", boxes_in_boxes},
	{"intersections", intersections},
	{"unions", unions},
};

CHECK_MAIN(cases)
