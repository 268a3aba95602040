/* SPDX-License-Identifier: MIT */
#include "shell/positioner.h"
#include "check.h"
#include "shell/edges.h"

/* numbered as xdg_positioner.anchor and .gravity */
enum direction {
	NONE,
	TOP,
	BOTTOM,
	LEFT,
	RIGHT,
	TOP_LEFT,
	BOTTOM_LEFT,
	TOP_RIGHT,
	BOTTOM_RIGHT,
};

enum {
	SLIDE_X = POSITIONER_SLIDE_X,
	SLIDE_Y = POSITIONER_SLIDE_Y,
	FLIP_X = POSITIONER_FLIP_X,
	FLIP_Y = POSITIONER_FLIP_Y,
	RESIZE_X = POSITIONER_RESIZE_X,
	RESIZE_Y = POSITIONER_RESIZE_Y,
	MAX = INT32_MAX,
	MIN = INT32_MIN,
};

struct row {
	const char *name;
	struct box anchor_rect;
	int32_t width, height;
	enum direction anchor, gravity;
	uint32_t adjustment;
	int32_t offset_x, offset_y;
	struct box bounds;
	struct box expected;
};

#define RECT \
	{ \
		100, 200, 40, 20 \
	}
#define FREE \
	{ \
		0, 0, 0, 0 \
	}

static const struct row rows[] = {
	/* nine anchors, with a gravity of bottom_right: the top left is at the anchor */
	{"anchor none", RECT, 30, 10, NONE, BOTTOM_RIGHT, 0, 0, 0, FREE, {120, 210, 30, 10}},
	{"anchor top", RECT, 30, 10, TOP, BOTTOM_RIGHT, 0, 0, 0, FREE, {120, 200, 30, 10}},
	{"anchor bottom", RECT, 30, 10, BOTTOM, BOTTOM_RIGHT, 0, 0, 0, FREE, {120, 220, 30, 10}},
	{"anchor left", RECT, 30, 10, LEFT, BOTTOM_RIGHT, 0, 0, 0, FREE, {100, 210, 30, 10}},
	{"anchor right", RECT, 30, 10, RIGHT, BOTTOM_RIGHT, 0, 0, 0, FREE, {140, 210, 30, 10}},
	{"anchor top_left", RECT, 30, 10, TOP_LEFT, BOTTOM_RIGHT, 0, 0, 0, FREE,
		{100, 200, 30, 10}},
	{"anchor bottom_left", RECT, 30, 10, BOTTOM_LEFT, BOTTOM_RIGHT, 0, 0, 0, FREE,
		{100, 220, 30, 10}},
	{"anchor top_right", RECT, 30, 10, TOP_RIGHT, BOTTOM_RIGHT, 0, 0, 0, FREE,
		{140, 200, 30, 10}},
	{"anchor bottom_right", RECT, 30, 10, BOTTOM_RIGHT, BOTTOM_RIGHT, 0, 0, 0, FREE,
		{140, 220, 30, 10}},
	/* nine gravities, from the middle of the anchor rectangle, (120, 210) */
	{"gravity none", RECT, 30, 10, NONE, NONE, 0, 0, 0, FREE, {105, 205, 30, 10}},
	{"gravity top", RECT, 30, 10, NONE, TOP, 0, 0, 0, FREE, {105, 200, 30, 10}},
	{"gravity bottom", RECT, 30, 10, NONE, BOTTOM, 0, 0, 0, FREE, {105, 210, 30, 10}},
	{"gravity left", RECT, 30, 10, NONE, LEFT, 0, 0, 0, FREE, {90, 205, 30, 10}},
	{"gravity right", RECT, 30, 10, NONE, RIGHT, 0, 0, 0, FREE, {120, 205, 30, 10}},
	{"gravity top_left", RECT, 30, 10, NONE, TOP_LEFT, 0, 0, 0, FREE, {90, 200, 30, 10}},
	{"gravity bottom_left", RECT, 30, 10, NONE, BOTTOM_LEFT, 0, 0, 0, FREE, {90, 210, 30, 10}},
	{"gravity top_right", RECT, 30, 10, NONE, TOP_RIGHT, 0, 0, 0, FREE, {120, 200, 30, 10}},
	{"gravity bottom_right", RECT, 30, 10, NONE, BOTTOM_RIGHT, 0, 0, 0, FREE,
		{120, 210, 30, 10}},
	{"offset", RECT, 30, 10, TOP_LEFT, BOTTOM_RIGHT, 0, 7, -9, FREE, {107, 191, 30, 10}},
	{"anchor rectangle without a size", {50, 60, 0, 0}, 30, 10, BOTTOM_RIGHT, TOP_LEFT, 0, 0, 0,
		FREE, {20, 50, 30, 10}},

	{"constrained, nothing allowed", RECT, 30, 10, RIGHT, RIGHT, 0, 0, 0, {0, 0, 150, 300},
		{140, 205, 30, 10}},
	{"fits exactly", RECT, 30, 10, RIGHT, RIGHT, FLIP_X | SLIDE_X | RESIZE_X, 0, 0,
		{0, 0, 170, 300}, {140, 205, 30, 10}},
	{"adjustments of the other axis do nothing", RECT, 30, 10, RIGHT, RIGHT,
		FLIP_Y | SLIDE_Y | RESIZE_Y, 0, 0, {0, 0, 150, 300}, {140, 205, 30, 10}},

	{"flip to the left", RECT, 30, 10, RIGHT, RIGHT, FLIP_X, 0, 0, {0, 0, 150, 300},
		{70, 205, 30, 10}},
	{"flip to the right", RECT, 30, 10, LEFT, LEFT, FLIP_X, 0, 0, {80, 0, 500, 300},
		{140, 205, 30, 10}},
	{"flip upwards", RECT, 30, 10, BOTTOM, BOTTOM, FLIP_Y, 0, 0, {0, 0, 500, 225},
		{105, 190, 30, 10}},
	{"flip keeps the offset as it is", RECT, 30, 10, RIGHT, RIGHT, FLIP_X, 5, 0,
		{0, 0, 150, 300}, {75, 205, 30, 10}},
	{"flip that would not help is not done", RECT, 30, 10, RIGHT, RIGHT, FLIP_X, 0, 0,
		{80, 0, 70, 300}, {140, 205, 30, 10}},
	{"flip of a centred axis changes nothing", RECT, 60, 10, BOTTOM, BOTTOM, FLIP_X, 0, 0,
		{100, 0, 200, 300}, {90, 220, 60, 10}},

	{"slide to the left", RECT, 30, 10, RIGHT, RIGHT, SLIDE_X, 0, 0, {0, 0, 150, 300},
		{120, 205, 30, 10}},
	{"slide to the right", RECT, 30, 10, LEFT, LEFT, SLIDE_X, 0, 0, {80, 0, 500, 300},
		{80, 205, 30, 10}},
	{"slide up", RECT, 30, 10, BOTTOM, BOTTOM, SLIDE_Y, 0, 0, {0, 0, 500, 225},
		{105, 215, 30, 10}},
	{"slide down", RECT, 30, 10, TOP, TOP, SLIDE_Y, 0, 0, {0, 195, 500, 500},
		{105, 195, 30, 10}},
	{"slide back from far outside", RECT, 30, 10, RIGHT, RIGHT, SLIDE_X, 1000, 0,
		{0, 0, 300, 300}, {270, 205, 30, 10}},
	{"too long to slide, shows its beginning", RECT, 300, 10, RIGHT, RIGHT, SLIDE_X, 0, 0,
		{20, 0, 200, 300}, {20, 205, 300, 10}},
	{"too long to slide to the left, shows its end", RECT, 300, 10, LEFT, LEFT, SLIDE_X, 0, 0,
		{20, 0, 200, 300}, {-80, 205, 300, 10}},

	{"resize at the right", RECT, 30, 10, RIGHT, RIGHT, RESIZE_X, 0, 0, {0, 0, 150, 300},
		{140, 205, 10, 10}},
	{"resize at the left", RECT, 30, 10, LEFT, LEFT, RESIZE_X, 0, 0, {80, 0, 500, 300},
		{80, 205, 20, 10}},
	{"resize at the bottom", RECT, 30, 10, BOTTOM, BOTTOM, RESIZE_Y, 0, 0, {0, 0, 500, 225},
		{105, 220, 30, 5}},
	{"resize at both sides", {0, 0, 10, 10}, 100, 10, NONE, NONE, RESIZE_X, 0, 0,
		{-20, -50, 40, 200}, {-20, 0, 40, 10}},
	{"resize of what is wholly outside is not done", RECT, 30, 10, RIGHT, RIGHT, RESIZE_X, 0, 0,
		{0, 0, 140, 300}, {140, 205, 30, 10}},

	{"flip goes before slide", RECT, 30, 10, RIGHT, RIGHT, FLIP_X | SLIDE_X, 0, 0,
		{0, 0, 150, 300}, {70, 205, 30, 10}},
	{"slide where flip does not help", RECT, 30, 10, RIGHT, RIGHT, FLIP_X | SLIDE_X, 0, 0,
		{80, 0, 70, 300}, {120, 205, 30, 10}},
	{"slide goes before resize", RECT, 30, 10, RIGHT, RIGHT, SLIDE_X | RESIZE_X, 0, 0,
		{0, 0, 150, 300}, {120, 205, 30, 10}},
	{"resize what slid and is too long", RECT, 300, 10, RIGHT, RIGHT, SLIDE_X | RESIZE_X, 0, 0,
		{20, 0, 200, 300}, {20, 205, 200, 10}},
	{"both axes at once", RECT, 30, 10, BOTTOM_RIGHT, BOTTOM_RIGHT, FLIP_X | SLIDE_Y, 0, 0,
		{0, 0, 150, 225}, {70, 215, 30, 10}},
	{"bounds left of the parent", {0, 0, 10, 10}, 30, 10, TOP_RIGHT, BOTTOM_RIGHT, SLIDE_X, 0,
		0, {-500, -500, 400, 900}, {-130, 0, 30, 10}},

	{"largest numbers", {MAX, MAX, MAX, MAX}, MAX, MAX, BOTTOM_RIGHT, BOTTOM_RIGHT, 0, MAX, MAX,
		FREE, {MAX, MAX, MAX, MAX}},
	{"least numbers", {MIN, MIN, 0, 0}, MAX, MAX, TOP_LEFT, TOP_LEFT, 0, MIN, MIN, FREE,
		{MIN, MIN, MAX, MAX}},
};

static void fill(struct positioner *positioner, const struct row *row)
{
	positioner_init(positioner);
	CHECK_ROW(row->name, positioner_set_size(positioner, row->width, row->height), 0);
	CHECK_ROW(row->name, positioner_set_anchor_rect(positioner, &row->anchor_rect), 0);
	CHECK_ROW(row->name, positioner_set_anchor(positioner, row->anchor), 0);
	CHECK_ROW(row->name, positioner_set_gravity(positioner, row->gravity), 0);
	positioner->adjustment = row->adjustment;
	positioner->offset_x = row->offset_x;
	positioner->offset_y = row->offset_y;
}

static void test_places(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];
		struct positioner positioner;
		fill(&positioner, row);
		struct box box = positioner_place(&positioner, &row->bounds);
		CHECK_ROW(row->name, box.x, row->expected.x);
		CHECK_ROW(row->name, box.y, row->expected.y);
		CHECK_ROW(row->name, box.width, row->expected.width);
		CHECK_ROW(row->name, box.height, row->expected.height);
	}
}

static void test_faults(void)
{
	struct positioner positioner;
	positioner_init(&positioner);
	CHECK_EQ(positioner_set_size(&positioner, 0, 5), POSITIONER_BAD_SIZE);
	CHECK_EQ(positioner_set_size(&positioner, 5, -1), POSITIONER_BAD_SIZE);
	CHECK_EQ(positioner_set_anchor_rect(&positioner, &(struct box){0, 0, -1, 0}),
		POSITIONER_BAD_ANCHOR_RECT);
	CHECK_EQ(positioner_set_anchor_rect(&positioner, &(struct box){0, 0, 0, MIN}),
		POSITIONER_BAD_ANCHOR_RECT);
	CHECK_EQ(positioner_set_anchor(&positioner, 9), POSITIONER_BAD_ANCHOR);
	CHECK_EQ(positioner_set_gravity(&positioner, UINT32_MAX), POSITIONER_BAD_GRAVITY);
	CHECK_EQ(positioner_set_anchor_edges(&positioner, EDGE_TOP | EDGE_BOTTOM),
		POSITIONER_BAD_ANCHOR);
	CHECK_EQ(positioner_set_gravity_edges(&positioner, EDGE_LEFT | EDGE_RIGHT),
		POSITIONER_BAD_GRAVITY);
	CHECK_EQ(positioner_set_anchor_edges(&positioner, 16), POSITIONER_BAD_ANCHOR);
	CHECK(positioner.anchor == EDGES_NONE && positioner.gravity == EDGES_NONE);
	CHECK_EQ(positioner_set_parent_size(&positioner, 1, 0), POSITIONER_BAD_PARENT_SIZE);
	CHECK(!positioner.has_size && !positioner.has_anchor_rect);
	CHECK_EQ(positioner.parent_width, 0);
}

/* Both ways of saying a direction come to the same. */
static void test_edges(void)
{
	static const struct {
		enum direction direction;
		uint32_t edges;
	} pairs[] = {
		{NONE, EDGES_NONE},
		{TOP, EDGE_TOP},
		{RIGHT, EDGE_RIGHT},
		{BOTTOM_LEFT, EDGE_BOTTOM | EDGE_LEFT},
		{TOP_RIGHT, EDGE_TOP | EDGE_RIGHT},
	};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct positioner a, b;
		positioner_init(&a);
		positioner_init(&b);
		CHECK_EQ(positioner_set_anchor(&a, pairs[i].direction), 0);
		CHECK_EQ(positioner_set_anchor_edges(&b, pairs[i].edges), 0);
		CHECK_EQ(positioner_set_gravity(&a, pairs[i].direction), 0);
		CHECK_EQ(positioner_set_gravity_edges(&b, pairs[i].edges), 0);
		CHECK_EQ(a.anchor, b.anchor);
		CHECK_EQ(a.gravity, b.gravity);
	}
}

static void test_complete(void)
{
	struct positioner positioner;
	positioner_init(&positioner);
	CHECK(!positioner_is_complete(&positioner));
	CHECK_EQ(positioner_set_size(&positioner, 1, 1), 0);
	CHECK(!positioner_is_complete(&positioner));
	CHECK_EQ(positioner_set_anchor_rect(&positioner, &(struct box){0}), 0);
	CHECK(positioner_is_complete(&positioner));
}

static const struct check_case cases[] = {
	{"each set of rules gives its box", test_places},
	{"each fault, and nothing is changed by it", test_faults},
	{"directions as sums of edges", test_edges},
	{"complete with a size and an anchor rectangle", test_complete},
};

CHECK_MAIN(cases)
