/* SPDX-License-Identifier: MIT */
#include "surface/surface-geometry.h"
#include "check.h"

struct row {
	const char *name;
	int32_t buffer_width, buffer_height, scale;
	enum transform transform;
	struct viewport viewport;
	int fault;
	int32_t width, height;
	bool whole;
};

static const struct row rows[] = {
	{"plain", 40, 20, 1, TRANSFORM_NORMAL, {0}, 0, 40, 20, true},
	{"scale 2", 40, 20, 2, TRANSFORM_NORMAL, {0}, 0, 20, 10, true},
	{"turned", 40, 20, 2, TRANSFORM_90, {0}, 0, 10, 20, true},
	{"upside down", 40, 20, 1, TRANSFORM_FLIPPED_180, {0}, 0, 40, 20, true},
	{"no multiple of the scale", 41, 20, 2, TRANSFORM_NORMAL, {0}, SURFACE_GEOMETRY_BAD_SIZE},
	{"turned, no multiple", 40, 21, 2, TRANSFORM_270, {0}, SURFACE_GEOMETRY_BAD_SIZE},
	{"destination", 40, 20, 1, TRANSFORM_NORMAL, {false, true, 0, 0, 0, 0, 7, 9}, 0, 7, 9,
		true},
	{"source", 40, 20, 1, TRANSFORM_NORMAL, {true, false, 1.5, 2, 10, 5, 0, 0}, 0, 10, 5,
		false},
	{"source and destination", 40, 20, 2, TRANSFORM_NORMAL, {true, true, 0, 0, 4.5, 5, 90, 100},
		0, 90, 100, false},
	{"all of it as the source", 40, 20, 2, TRANSFORM_NORMAL, {true, false, 0, 0, 20, 10}, 0, 20,
		10, true},
	{"source a hair too wide", 40, 20, 1, TRANSFORM_NORMAL, {true, true, 0, 0, 40.25, 5, 1, 1},
		SURFACE_GEOMETRY_SOURCE_OUTSIDE},
	{"source too far down", 40, 20, 2, TRANSFORM_NORMAL, {true, true, 0, 6, 4, 5, 1, 1},
		SURFACE_GEOMETRY_SOURCE_OUTSIDE},
	{"source of half a pixel alone", 40, 20, 1, TRANSFORM_NORMAL,
		{true, false, 0, 0, 4.5, 5, 0, 0}, SURFACE_GEOMETRY_SOURCE_NOT_WHOLE},
	{"no buffer, and a source", 0, 0, 3, TRANSFORM_90, {true, false, 9, 9, 4.5, 5, 0, 0}, 0, 0,
		0, false},
};

static void test_sizes(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];
		struct surface_state state = {
			.scale = row->scale,
			.transform = row->transform,
			.viewport = row->viewport,
		};
		struct surface_geometry geometry = {.width = -1};
		CHECK_ROW(row->name,
			surface_geometry_init(
				&geometry, &state, row->buffer_width, row->buffer_height, false),
			row->fault);
		if (row->fault != 0) {
			CHECK_ROW(row->name, geometry.width, -1);
			continue;
		}
		CHECK_ROW(row->name, geometry.width, row->width);
		CHECK_ROW(row->name, geometry.height, row->height);
		if (row->buffer_width > 0) {
			CHECK_ROW(row->name, surface_geometry_shows_whole_buffer(&geometry),
				row->whole);
		}
	}
}

static void test_any_size(void)
{
	struct surface_state state = {.scale = 2};
	struct surface_geometry geometry;
	CHECK_EQ(surface_geometry_init(&geometry, &state, 25, 1, true), 0);
	CHECK_EQ(geometry.width, 12);
	CHECK_EQ(geometry.height, 1);
}

/* One pixel of the surface, and the one of the buffer that shows there. */
struct point {
	enum transform transform;
	int32_t scale;
	double x, y, buffer_x, buffer_y;
};

/* A buffer of 40x20; the surface is 40x20 or 20x40 over the scale. */
static const struct point points[] = {
	{TRANSFORM_NORMAL, 1, 3, 4, 3, 4},
	{TRANSFORM_NORMAL, 2, 3, 4, 6, 8},
	/* the buffer is the surface, turned counter-clockwise: its top left is the top right */
	{TRANSFORM_90, 1, 20, 0, 0, 0},
	{TRANSFORM_90, 1, 0, 0, 0, 20},
	{TRANSFORM_180, 1, 0, 0, 40, 20},
	{TRANSFORM_270, 1, 0, 40, 0, 0},
	{TRANSFORM_270, 2, 0, 0, 40, 0},
	{TRANSFORM_FLIPPED, 1, 3, 4, 37, 4},
	{TRANSFORM_FLIPPED_90, 1, 3, 4, 4, 3},
	{TRANSFORM_FLIPPED_180, 1, 3, 4, 3, 16},
	{TRANSFORM_FLIPPED_270, 1, 3, 4, 36, 17},
};

static void test_points(void)
{
	for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
		struct surface_state state = {
			.scale = points[i].scale, .transform = points[i].transform};
		struct surface_geometry geometry;
		CHECK_EQ(surface_geometry_init(&geometry, &state, 40, 20, false), 0);
		double x = points[i].x, y = points[i].y;
		surface_geometry_to_buffer(&geometry, &x, &y);
		CHECK(x == points[i].buffer_x && y == points[i].buffer_y);
	}
}

/* Damage that goes over and comes back covers at least what it was. */
static void test_damage_round_trip(void)
{
	for (int transform = 0; transform < 8; transform++) {
		struct surface_state state = {
			.scale = 2,
			.transform = (enum transform)transform,
			.viewport = {true, true, 1, 2, 5, 3.5, 33, 21},
		};
		struct surface_geometry geometry;
		CHECK_EQ(surface_geometry_init(&geometry, &state, 40, 40, false), 0);
		pixman_region32_t surface, buffer, back;
		pixman_region32_init_rect(&surface, 7, 8, 3, 5);
		pixman_region32_init(&buffer);
		pixman_region32_init(&back);
		surface_geometry_damage_to_buffer(&geometry, &surface, &buffer);
		CHECK(pixman_region32_not_empty(&buffer));
		surface_geometry_damage_to_surface(&geometry, &buffer, &back);
		pixman_region32_subtract(&surface, &surface, &back);
		CHECK(!pixman_region32_not_empty(&surface));
		pixman_region32_fini(&surface);
		pixman_region32_fini(&buffer);
		pixman_region32_fini(&back);
	}
}

static void test_damage_is_clipped(void)
{
	struct surface_state state = {.scale = 1};
	struct surface_geometry geometry;
	CHECK_EQ(surface_geometry_init(&geometry, &state, 40, 20, false), 0);
	pixman_region32_t surface, buffer;
	pixman_region32_init_rect(&surface, INT32_MIN, INT32_MIN, UINT32_MAX, UINT32_MAX);
	pixman_region32_init(&buffer);
	surface_geometry_damage_to_buffer(&geometry, &surface, &buffer);
	const pixman_box32_t *extents = pixman_region32_extents(&buffer);
	CHECK(extents->x1 == 0 && extents->y1 == 0 && extents->x2 == 40 && extents->y2 == 20);
	pixman_region32_fini(&surface);
	pixman_region32_fini(&buffer);
}

static const struct check_case cases[] = {
	{"sizes and faults", test_sizes},
	{"a cursor may have any size", test_any_size},
	{"points, with all transforms", test_points},
	{"damage over and back", test_damage_round_trip},
	{"damage is clipped to the buffer", test_damage_is_clipped},
};

CHECK_MAIN(cases)
