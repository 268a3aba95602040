/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/box.h"
#include "shell/layer-layout.h"

enum {
	T = EDGE_TOP,
	B = EDGE_BOTTOM,
	L = EDGE_LEFT,
	R = EDGE_RIGHT,
};

/* An output beside another one, with a bar on top of it. */
static const struct box whole = {1000, 0, 800, 600}, free_box = {1000, 20, 800, 580};

static void test_size(void)
{
	static const struct {
		const char *name;
		struct layer_state state;
		bool has_size;
	} rows[] = {
		{"nothing", {.anchor = 0}, false},
		{"both sizes", {.width = 1, .height = 1}, true},
		{"all anchors", {.anchor = T | B | L | R}, true},
		{"a bar", {.anchor = T | L | R, .height = 20}, true},
		{"a bar without a height", {.anchor = T | L | R}, false},
		{"a bar without an end", {.anchor = T | L, .height = 20}, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name, layer_layout_has_size(&rows[i].state), rows[i].has_size);
	}
}

static void check_box(const char *name, const struct box *box, const struct box *expected)
{
	CHECK_ROW(name, box->x, expected->x);
	CHECK_ROW(name, box->y, expected->y);
	CHECK_ROW(name, box->width, expected->width);
	CHECK_ROW(name, box->height, expected->height);
}

static void test_place(void)
{
	static const struct {
		const char *name;
		struct layer_state state;
		struct box box;
	} rows[] = {
		{"in the middle", {.width = 100, .height = 80}, {1350, 270, 100, 80}},
		{"a corner", {.width = 100, .height = 80, .anchor = B | R}, {1700, 520, 100, 80}},
		{"with margins",
			{.width = 100,
				.height = 80,
				.anchor = B | R,
				.margin_bottom = 5,
				.margin_right = 7,
				.margin_top = 1000,
				.margin_left = 1000},
			{1693, 515, 100, 80}},
		{"a bar", {.height = 30, .anchor = T | L | R}, {1000, 20, 800, 30}},
		{"a bar with margins",
			{.height = 30, .anchor = T | L | R, .margin_left = 10, .margin_right = 20},
			{1010, 20, 770, 30}},
		{"both ends and a size", {.width = 100, .height = 30, .anchor = T | L | R},
			{1350, 20, 100, 30}},
		{"all", {.anchor = T | B | L | R}, {1000, 20, 800, 580}},
		{"a wallpaper", {.anchor = T | B | L | R, .exclusive_zone = -1},
			{1000, 0, 800, 600}},
		{"larger than there is", {.width = 1000, .height = 10}, {900, 305, 1000, 10}},
		{"no room", {.height = 9, .anchor = L | R | B, .margin_left = 900},
			{1850, 591, 1, 9}},
		{"the farthest",
			{.width = INT32_MAX,
				.height = INT32_MAX,
				.anchor = L | T,
				.margin_left = INT32_MAX,
				.margin_top = INT32_MIN},
			{INT32_MAX, INT32_MIN + 20, INT32_MAX, INT32_MAX}},
		{"the widest",
			{.height = 1,
				.anchor = L | R,
				.margin_left = INT32_MIN,
				.margin_right = INT32_MIN},
			{-1073740424, 309, INT32_MAX, 1}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct box box = layer_layout_place(&rows[i].state, &whole, &free_box);
		check_box(rows[i].name, &box, &rows[i].box);
	}
}

static void test_reserve(void)
{
	static const struct {
		const char *name;
		struct layer_state state;
		struct box left;
	} rows[] = {
		{"top", {.exclusive_zone = 30, .anchor = T}, {1000, 50, 800, 550}},
		{"a bar with a margin",
			{.exclusive_zone = 30, .anchor = B | L | R, .margin_bottom = 5},
			{1000, 20, 800, 545}},
		{"left", {.exclusive_zone = 30, .anchor = L | T | B}, {1030, 20, 770, 580}},
		{"right", {.exclusive_zone = 30, .anchor = R}, {1000, 20, 770, 580}},
		{"all of it", {.exclusive_zone = 5000, .anchor = L}, {1800, 20, 0, 580}},
		{"as far as numbers go",
			{.exclusive_zone = INT32_MAX, .anchor = T, .margin_top = INT32_MAX},
			{1000, 600, 800, 0}},
		{"less than nothing", {.exclusive_zone = 1, .anchor = T, .margin_top = -100},
			{1000, 20, 800, 580}},
		{"a corner", {.exclusive_zone = 30, .anchor = T | L}, {1000, 20, 800, 580}},
		{"two opposite edges", {.exclusive_zone = 30, .anchor = L | R},
			{1000, 20, 800, 580}},
		{"all edges", {.exclusive_zone = 30, .anchor = T | B | L | R},
			{1000, 20, 800, 580}},
		{"no edge", {.exclusive_zone = 30}, {1000, 20, 800, 580}},
		{"no zone", {.exclusive_zone = 0, .anchor = T}, {1000, 20, 800, 580}},
		{"minds nobody", {.exclusive_zone = -1, .anchor = T}, {1000, 20, 800, 580}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct box left = layer_layout_reserve(&rows[i].state, &free_box);
		check_box(rows[i].name, &left, &rows[i].left);
	}
}

static const struct check_case cases[] = {
	{"where a size is missing", test_size},
	{"the place by anchors and margins", test_place},
	{"what an exclusive zone leaves", test_reserve},
};

CHECK_MAIN(cases)
