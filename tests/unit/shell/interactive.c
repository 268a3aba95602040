/* SPDX-License-Identifier: MIT */
#include "shell/interactive.h"
#include "check.h"

enum {
	MOVE = INTERACTIVE_MOVE,
	RESIZE = INTERACTIVE_RESIZE,
	T = EDGE_TOP,
	B = EDGE_BOTTOM,
	L = EDGE_LEFT,
	R = EDGE_RIGHT,
};

struct row {
	const char *name;
	int kind;
	uint32_t edges;
	struct size_limits limits;
	double dx, dy;
	struct box expected; /* from (100, 100) of 200x150 */
};

static const struct row rows[] = {
	{"move", MOVE, 0, {0}, 30, -40, {130, 60, 200, 150}},
	{"move by parts of a pixel", MOVE, 0, {0}, 0.9, -0.1, {100, 99, 200, 150}},
	{"right", RESIZE, R, {0}, 30, 99, {100, 100, 230, 150}},
	{"bottom", RESIZE, B, {0}, 99, -30, {100, 100, 200, 120}},
	{"left", RESIZE, L, {0}, 30, 99, {130, 100, 170, 150}},
	{"top", RESIZE, T, {0}, 99, -30, {100, 70, 200, 180}},
	{"top left", RESIZE, T | L, {0}, -10, -20, {90, 80, 210, 170}},
	{"bottom left", RESIZE, B | L, {0}, -10, 20, {90, 100, 210, 170}},
	{"top right", RESIZE, T | R, {0}, 10, 20, {100, 120, 210, 130}},
	{"bottom right", RESIZE, B | R, {0}, 10, 20, {100, 100, 210, 170}},
	{"least width, dragged right edge", RESIZE, R, {150, 0, 0, 0}, -99, 0,
		{100, 100, 150, 150}},
	{"least width, dragged left edge: the right one stays", RESIZE, L, {150, 0, 0, 0}, 99, 0,
		{150, 100, 150, 150}},
	{"greatest width, dragged left edge", RESIZE, L, {0, 0, 220, 0}, -99, 0,
		{80, 100, 220, 150}},
	{"greatest height, dragged top edge", RESIZE, T, {0, 0, 0, 160}, 0, -99,
		{100, 90, 200, 160}},
	{"least height, dragged bottom edge", RESIZE, B, {0, 100, 0, 0}, 0, -99,
		{100, 100, 200, 100}},
	{"past the other edge", RESIZE, R | B, {0}, -1000, -1000, {100, 100, 1, 1}},
	{"past the other edge, from the left", RESIZE, L | T, {0}, 1000, 1000, {299, 249, 1, 1}},
	{"fixed size", RESIZE, R | B, {200, 150, 200, 150}, 55, 55, {100, 100, 200, 150}},
	{"far away", RESIZE, R, {0}, 1e300, 0, {100, 100, INT32_MAX, 150}},
};

static void test_boxes(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct interactive interactive = {

			.kind = (enum interactive_kind)rows[i].kind,
			.edges = rows[i].edges,
			.start = {100, 100, 200, 150},
			.x = 7.5,
			.y = 3.25,
			.limits = rows[i].limits,
		};
		struct box box = interactive_box(&interactive, 7.5 + rows[i].dx, 3.25 + rows[i].dy);
		CHECK_ROW(rows[i].name, box.x, rows[i].expected.x);
		CHECK_ROW(rows[i].name, box.y, rows[i].expected.y);
		CHECK_ROW(rows[i].name, box.width, rows[i].expected.width);
		CHECK_ROW(rows[i].name, box.height, rows[i].expected.height);
	}
}

static void test_edges(void)
{
	static const uint32_t valid[] = {0, 1, 2, 4, 5, 6, 8, 9, 10};
	for (uint32_t edges = 0; edges < 40; edges++) {
		bool expected = false;
		for (size_t i = 0; i < sizeof(valid) / sizeof(valid[0]); i++) {
			expected |= valid[i] == edges;
		}
		CHECK_EQ(interactive_edges_are_valid(edges), expected);
	}
}

static const struct check_case cases[] = {
	{"each drag gives its box", test_boxes},
	{"edges that oppose each other or do not exist are refused", test_edges},
};

CHECK_MAIN(cases)
