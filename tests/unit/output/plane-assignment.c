/* SPDX-License-Identifier: MIT */
/*
 * Layers as boxes on a line, planes as letters: which layer gets which.
 */
#include "output/plane-assignment.h"
#include "check.h"

enum {
	LAYERS = 5,
	NONE = PLANE_NONE,
};

struct row {
	const char *name;
	size_t plane_count;
	enum plane_kind planes[3];
	size_t layer_count;
	struct plane_layer layers[LAYERS];
	uint32_t refused; /* bit 8 * layer + plane */
	size_t overlays_max;
	bool uses_cursor;
	int expected[LAYERS];
};

#define OVER PLANE_OVERLAY
#define CURS PLANE_CURSOR
#define WHOLE \
	{ \
		{0, 0, 100, 10}, false, true \
	}
#define WINDOW(x, width) \
	{ \
		{x, 0, width, 10}, false, false \
	}
#define POINTER(x) \
	{ \
		{x, 0, 2, 10}, true, false \
	}
#define NOT(layer, plane) (UINT32_C(1) << (8 * (layer) + (plane)))

static const struct row rows[] = {
	{"nothing to show", 1, {CURS}, 0, {{.is_cursor = true}}, 0, 8, true, {NONE}},
	{"no planes", 0, {OVER}, 2, {WHOLE, POINTER(5)}, 0, 8, true, {NONE, NONE}},
	{"a pointer over what fills the output", 1, {CURS}, 2, {WHOLE, POINTER(5)}, 0, 8, true,
		{NONE, 0}},
	{"no cursor plane for it", 2, {OVER, OVER}, 2, {WHOLE, POINTER(5)}, 0, 8, true,
		{NONE, NONE}},
	{"a cursor that does not fit", 1, {CURS}, 2, {WHOLE, POINTER(5)}, NOT(1, 0), 8, true,
		{NONE, NONE}},
	{"the cursor is not wanted", 1, {CURS}, 2, {WHOLE, POINTER(5)}, 0, 8, false, {NONE, NONE}},
	{"a second part of the cursor", 1, {CURS}, 3, {WHOLE, POINTER(5), POINTER(5)}, 0, 8, true,
		{NONE, NONE, 0}},
	{"what fills the output needs no overlay", 2, {OVER, OVER}, 1, {WHOLE}, 0, 8, true, {NONE}},
	{"a window", 2, {OVER, CURS}, 2, {WHOLE, WINDOW(5, 9)}, 0, 8, true, {NONE, 0}},
	{"a window and a pointer", 2, {OVER, CURS}, 3, {WHOLE, WINDOW(5, 9), POINTER(6)}, 0, 8,
		true, {NONE, 0, 1}},
	{"the pointer is drawn over it", 2, {OVER, CURS}, 3, {WHOLE, WINDOW(5, 9), POINTER(6)},
		NOT(2, 1), 8, true, {NONE, NONE, NONE}},
	{"the pointer is drawn beside it", 2, {OVER, CURS}, 3, {WHOLE, WINDOW(5, 9), POINTER(60)},
		NOT(2, 1), 8, true, {NONE, 0, NONE}},
	{"windows keep their order", 3, {OVER, OVER, CURS}, 3, {WHOLE, WINDOW(5, 9), WINDOW(8, 9)},
		0, 8, true, {NONE, 0, 1}},
	{"the upper plane refuses the upper one", 3, {OVER, OVER, CURS}, 3,
		{WHOLE, WINDOW(5, 9), WINDOW(8, 9)}, NOT(2, 1), 8, true, {NONE, NONE, 0}},
	{"the lower plane refuses the lower one", 3, {OVER, OVER, CURS}, 3,
		{WHOLE, WINDOW(5, 9), WINDOW(8, 9)}, NOT(1, 0), 8, true, {NONE, NONE, 1}},
	{"one between that has to be drawn", 3, {OVER, OVER, CURS}, 4,
		{WHOLE, WINDOW(0, 9), WINDOW(8, 9), WINDOW(40, 9)}, NOT(2, 0) | NOT(2, 1), 8, true,
		{NONE, NONE, NONE, 1}},
	{"and one that it leaves alone", 3, {OVER, OVER, CURS}, 4,
		{WHOLE, WINDOW(0, 8), WINDOW(8, 9), WINDOW(40, 9)}, NOT(2, 0) | NOT(2, 1), 8, true,
		{NONE, 0, NONE, 1}},
	{"more windows than planes", 3, {OVER, OVER, CURS}, 4,
		{WINDOW(0, 8), WINDOW(10, 8), WINDOW(20, 8), WINDOW(30, 8)}, 0, 8, true,
		{NONE, NONE, 0, 1}},
	{"fewer planes wanted", 3, {OVER, OVER, CURS}, 4,
		{WHOLE, WINDOW(10, 8), WINDOW(20, 8), POINTER(1)}, 0, 1, true, {NONE, NONE, 1, 2}},
	{"none wanted but the cursor's", 3, {OVER, OVER, CURS}, 3,
		{WHOLE, WINDOW(10, 8), POINTER(1)}, 0, 0, true, {NONE, NONE, 2}},
	{"something that fills the output in front", 3, {OVER, OVER, CURS}, 3,
		{WINDOW(10, 8), WHOLE, POINTER(1)}, 0, 8, true, {NONE, NONE, 2}},
};

static bool fits(void *data, size_t layer, size_t plane)
{
	const struct row *row = data;
	return (row->refused & NOT(layer, plane)) == 0;
}

static void test_rows(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];
		struct plane_question question = {
			.planes = row->planes,
			.plane_count = row->plane_count,
			.overlays_max = row->overlays_max,
			.uses_cursor = row->uses_cursor,
			.fits = fits,
			.data = (void *)row,
		};
		int planes[LAYERS];
		size_t found =
			plane_assignment_find(&question, row->layers, row->layer_count, planes);
		size_t expected = 0;
		for (size_t layer = 0; layer < row->layer_count; layer++) {
			CHECK_ROW(row->name, planes[layer], row->expected[layer]);
			expected += row->expected[layer] != NONE;
		}
		CHECK_ROW(row->name, found, expected);
	}
}

static bool fits_any(void *data, size_t layer, size_t plane)
{
	return layer == 0;
}

/* What is below many that are drawn might be under any of them. */
static void test_many(void)
{
	static struct plane_layer layers[2 * PLANE_LAYERS_MAX];
	static int planes[2 * PLANE_LAYERS_MAX];
	static const enum plane_kind overlay = PLANE_OVERLAY;
	struct plane_question question = {
		.planes = &overlay, .plane_count = 1, .overlays_max = 1, .fits = fits_any};
	for (int i = 0; i < 2 * PLANE_LAYERS_MAX; i++) {
		layers[i].box = (struct box){i * 10, 0, 5, 5};
	}
	CHECK_EQ(plane_assignment_find(&question, layers, PLANE_LAYERS_MAX, planes), 1);
	CHECK_EQ(planes[0], 0);
	CHECK_EQ(plane_assignment_find(&question, layers, PLANE_LAYERS_MAX + 1, planes), 0);
	CHECK_EQ(plane_assignment_find(&question, layers, 2 * PLANE_LAYERS_MAX, planes), 0);
	CHECK_EQ(planes[0], NONE);
}

static const struct check_case cases[] = {
	{"layers get planes", test_rows},
	{"no further than from the top", test_many},
};

CHECK_MAIN(cases)
