/* SPDX-License-Identifier: MIT */
#include "demos/resize-stress/sizes.h"
#include "check.h"

enum {
	SIZES = 2000,
};

static void stay_in_bounds(void)
{
	static const struct {
		const char *name;
		struct size max;
	} rows[] = {
		{"full HD", {1920, 1080}},
		{"tiny", {2, 3}},
		{"one pixel", {1, 1}},
		{"one row", {500, 1}},
		{"largest", {16384, 16384}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (uint32_t number = 0; number < SIZES; number++) {
			struct size size = sizes_at(number, rows[i].max);
			CHECK_ROW(rows[i].name, size.width >= 1 && size.width <= rows[i].max.width,
				1);
			CHECK_ROW(rows[i].name,
				size.height >= 1 && size.height <= rows[i].max.height, 1);
		}
	}
}

/* What the sequence must have in it, and that it is not always the same. */
static void all_kinds_are_there(void)
{
	const struct size max = {1920, 1080};
	int one = 0, row = 0, column = 0, odd = 0, largest = 0, up = 0, down = 0, same = 0;
	struct size last = {0, 0};
	for (uint32_t number = 0; number < SIZES; number++) {
		struct size size = sizes_at(number, max);
		one += size.width == 1 && size.height == 1;
		row += size.width > 1 && size.height == 1;
		column += size.width == 1 && size.height > 1;
		odd += size.width % 2 == 1 && size.height % 2 == 1;
		largest += size.width == max.width && size.height == max.height;
		up += size.width > last.width && size.height > last.height;
		down += size.width < last.width && size.height < last.height;
		same += size.width == last.width && size.height == last.height;
		last = size;
	}
	CHECK(one > 20 && row > 20 && column > 20 && odd > 200 && largest > 20);
	CHECK(up > 400 && down > 400);
	CHECK(same < 100);
}

static const struct check_case cases[] = {
	{"stay in bounds", stay_in_bounds},
	{"all kinds are there", all_kinds_are_there},
};

CHECK_MAIN(cases)
