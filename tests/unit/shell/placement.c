/* SPDX-License-Identifier: MIT */
#include "shell/placement.h"
#include "check.h"
#include "shell/desktop-outputs.h"

static const struct box area = {1000, 0, 800, 600};

struct fit_row {
	const char *name;
	struct box box;
	int32_t x, y;
};

static const struct fit_row fit_rows[] = {
	{"inside already", {1100, 50, 100, 100}, 1100, 50},
	{"left of it", {0, 50, 100, 100}, 1000, 50},
	{"right of it", {5000, 50, 100, 100}, 1700, 50},
	{"above and below", {1100, -999, 100, 100}, 1100, 0},
	{"sticking out at the bottom", {1100, 550, 100, 100}, 1100, 500},
	{"too large shows its top left", {1100, 550, 900, 700}, 1000, 0},
	{"farthest", {INT32_MAX, INT32_MIN, 100, 100}, 1700, 0},
};

static void test_fit(void)
{
	for (size_t i = 0; i < sizeof(fit_rows) / sizeof(fit_rows[0]); i++) {
		struct box box = placement_fit(fit_rows[i].box, &area);
		CHECK_ROW(fit_rows[i].name, box.x, fit_rows[i].x);
		CHECK_ROW(fit_rows[i].name, box.y, fit_rows[i].y);
		CHECK_ROW(fit_rows[i].name, box.width, fit_rows[i].box.width);
	}
}

static void test_places(void)
{
	struct box taken[64];
	for (size_t count = 0; count < 20; count++) {
		taken[count] = placement_choose(&area, 400, 300, taken, count);
		CHECK(box_contains_box(&area, &taken[count]));
		for (size_t i = 0; i < count; i++) {
			CHECK(taken[i].x != taken[count].x || taken[i].y != taken[count].y);
		}
	}
	CHECK_EQ(taken[0].x, 1200);
	CHECK_EQ(taken[0].y, 150);
	/* a quarter of it covers the first one; nowhere does it cover less */
	CHECK_EQ(taken[1].x, 1000);
	CHECK_EQ(taken[1].y, 0);
}

static void test_room_beside(void)
{
	struct box taken[8];
	taken[0] = placement_choose(&area, 200, 200, NULL, 0);
	CHECK_EQ(taken[0].x, 1300);
	CHECK_EQ(taken[0].y, 200);
	/* 200 pixels are left above and below, 300 on either side */
	taken[1] = placement_choose(&area, 100, 200, taken, 1);
	CHECK_EQ(taken[1].x, 1500);
	CHECK_EQ(taken[1].y, 200);
	for (size_t count = 2; count < 8; count++) {
		taken[count] = placement_choose(&area, 200, 200, taken, count);
		CHECK(box_contains_box(&area, &taken[count]));
		for (size_t i = 0; i < count; i++) {
			struct box both = box_intersect(&taken[i], &taken[count]);
			CHECK(box_is_empty(&both));
		}
	}
	/* in what is left nothing that wide fits: it goes on top */
	struct box wide = placement_choose(&area, 500, 100, taken, 8);
	CHECK(box_contains_box(&area, &wide));
}

static void test_no_room(void)
{
	struct box first = placement_choose(&area, 800, 600, NULL, 0);
	CHECK_EQ(first.x, 1000);
	struct box second = placement_choose(&area, 800, 600, &first, 1);
	CHECK_EQ(second.x, 1000);
	CHECK_EQ(second.y, 0);
	struct box large = placement_choose(&area, 5000, 5000, NULL, 0);
	CHECK_EQ(large.x, 1000);
	CHECK_EQ(large.y, 0);
}

static void test_reachable(void)
{
	CHECK(placement_is_reachable(&(struct box){1100, 100, 50, 50}, &area));
	CHECK(placement_is_reachable(&(struct box){968, 0, 64, 64}, &area));
	CHECK(!placement_is_reachable(&(struct box){967, 0, 64, 64}, &area));
	CHECK(!placement_is_reachable(&(struct box){0, 0, 64, 64}, &area));
	CHECK(placement_is_reachable(&(struct box){1000, 0, 5, 5}, &area));
	CHECK(!placement_is_reachable(&(struct box){999, 0, 5, 5}, &area));
}

/* An output as far out as there can be one, and a window as large as a client may say. */
static void test_far(void)
{
	static const struct box ends[] = {
		{-(1 << 24), -(1 << 24), 100, 100}, {1 << 24, 1 << 24, 100, 100}};
	for (size_t i = 0; i < 2; i++) {
		struct box taken = ends[i];
		struct box box = placement_choose(&ends[i], INT32_MAX, INT32_MAX, &taken, 1);
		CHECK_EQ(box.width, INT32_MAX);
		box = placement_choose(&ends[i], 10, 10, &taken, 1);
		CHECK(placement_is_reachable(&box, &ends[i]));
	}
}

static void test_outputs(void)
{
	static const struct desktop_output three[] = {
		{7, {0, 0, 100, 100}},
		{3, {100, 0, 200, 100}},
		{5, {300, 0, 100, 100}},
	};
	struct desktop_outputs outputs = {0};
	CHECK(desktop_outputs_at(&outputs, 0, 0) == NULL);
	CHECK(desktop_outputs_of_box(&outputs, &area) == NULL);
	CHECK_EQ(desktop_outputs_set(&outputs, three, 3), 0);
	CHECK_EQ(desktop_outputs_find(&outputs, 5)->box.x, 300);
	CHECK(desktop_outputs_find(&outputs, 0) == NULL);
	CHECK_EQ(desktop_outputs_at(&outputs, 100, 50)->index, 3);
	CHECK_EQ(desktop_outputs_at(&outputs, -1, 50)->index, 7);
	CHECK_EQ(desktop_outputs_of_box(&outputs, &(struct box){80, 0, 50, 50})->index, 3);
	CHECK_EQ(desktop_outputs_of_box(&outputs, &(struct box){900, 900, 5, 5})->index, 5);
	CHECK_EQ(desktop_outputs_of_box(&outputs, &(struct box){-9, 900, 5, 5})->index, 7);
	desktop_outputs_finish(&outputs);
}

static const struct check_case cases[] = {
	{"a box is moved into the area", test_fit},
	{"the first in the middle, the next at the edges", test_places},
	{"beside the others where there is room", test_room_beside},
	{"without room they lie on each other", test_no_room},
	{"reachable or not", test_reachable},
	{"at the ends", test_far},
	{"outputs by index, point and box", test_outputs},
};

CHECK_MAIN(cases)
