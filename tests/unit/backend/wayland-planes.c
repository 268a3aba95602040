/* SPDX-License-Identifier: MIT */
/*
 * What of the nested backend's planes is arithmetic. That a parent shows the same
 * picture is for tests/nested.
 */
#include "backend/wayland/wayland-planes.h"
#include "backend/wayland/wayland-cursor.h"
#include "check.h"
#include "output/direct.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void test_logical(void)
{
	static const struct {
		const char *name;
		double scale;
		int32_t pixels, logical; /* -1: none */
	} rows[] = {
		{"one to one", 1, 211, 211},
		{"beyond an edge", 1, -7, -7},
		{"nothing", 1.5, 0, 0},
		{"even", 2, 14, 7},
		{"odd", 2, 15, -1},
		{"3/2", 1.5, 15, 10},
		{"3/2, between", 1.5, 16, -1},
		{"5/4", 1.25, 255, 204},
		{"5/4, between", 1.25, 254, -1},
		{"4/3 of an inexact number", 160 / 120.0, 400, 300},
		{"nearly one", 121 / 120.0, 120, -1},
		{"nearly one, far out", 121 / 120.0, 12100, 12000},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct parent_window window = {.scale = rows[i].scale};
		int32_t logical;
		bool fits = parent_window_to_logical(&window, rows[i].pixels, &logical);
		CHECK_ROW(rows[i].name, fits ? logical : -1, rows[i].logical);
	}
}

/* An output of 100 x 80 pixels at a parent that has everything. */
struct subject {
	struct parent parent;
	struct parent_window window;
	struct frame shown;
	struct output output;
	struct wayland_planes planes;
	struct wayland_cursor cursor;
	struct parent_cursor pointer;
};

static void begin(struct subject *subject, double scale)
{
	*subject = (struct subject){.parent.subcompositor = (struct wl_subcompositor *)subject};
	subject->window = (struct parent_window){.parent = &subject->parent, .scale = scale};
	subject->output.mode = (struct output_mode){100, 80, 60000};
	subject->output.scale = scale;
	subject->output.shown = &subject->shown;
	wayland_planes_init(&subject->planes, &subject->output, &subject->window, NULL);
	wayland_cursor_init(&subject->cursor, &subject->output, &subject->window);
}

static void test_described(void)
{
	struct subject subject;
	begin(&subject, 1);
	CHECK_EQ(subject.planes.count, WAYLAND_PLANES_OVERLAYS + 1);
	CHECK_EQ(subject.planes.described[0].kind, PLANE_OVERLAY);
	CHECK_EQ(subject.planes.described[WAYLAND_PLANES_OVERLAYS].kind, PLANE_CURSOR);
	subject.parent.subcompositor = NULL;
	wayland_planes_init(&subject.planes, &subject.output, &subject.window, NULL);
	CHECK_EQ(subject.planes.count, 1);
	CHECK_EQ(subject.planes.described[0].kind, PLANE_CURSOR);
}

static bool has_no_view(struct buffer *buffer, struct pixel_view *view_out)
{
	return false;
}

/* What is wrong with where the pixels are; where nothing is, its memory is. */
static void test_judged(void)
{
	static const struct buffer_interface in_no_file = {.view = has_no_view};
	static const struct {
		const char *name;
		double scale;
		int32_t width; /* of the buffer, 40 high */
		struct box source, place;
		bool may_crop, fits;
	} rows[] = {
		{"all of it", 1, 60, {0, 0, 60, 40}, {7, 9, 60, 40}, true, true},
		{"all of it, not to be cropped", 1, 60, {0, 0, 60, 40}, {7, 9, 60, 40}, false,
			true},
		{"a part", 1, 60, {5, 0, 50, 40}, {0, 9, 50, 40}, true, true},
		{"a part, not to be cropped", 1, 60, {5, 0, 50, 40}, {0, 9, 50, 40}, false, false},
		{"between pixels", 2, 60, {0, 0, 60, 40}, {7, 8, 60, 40}, true, false},
		{"less than a pixel", 2, 60, {0, 0, 1, 40}, {0, 8, 1, 40}, true, false},
		{"as far out as a wl_fixed goes", 1, 1 << 24, {8388507, 0, 100, 40},
			{0, 0, 100, 40}, true, true},
		{"farther", 1, 1 << 24, {8388508, 0, 100, 40}, {0, 0, 100, 40}, true, false},
		{"all of what goes farther", 1, 1 << 24, {0, 0, 1 << 24, 40}, {0, 0, 1 << 24, 40},
			true, true},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct subject subject;
		struct passed_buffers passed = {.pools.parent = &subject.parent};
		struct buffer buffer;
		begin(&subject, rows[i].scale);
		subject.planes.passed = &passed;
		subject.parent.viewporter =
			rows[i].may_crop ? (struct wp_viewporter *)&subject : NULL;
		buffer_init(&buffer, &in_no_file, pixel_format_from_fourcc(PIXEL_FORMAT_XRGB8888),
			rows[i].width, 40);
		struct frame_plane plane = {
			.plane = 1,
			.buffer = &buffer,
			.source = rows[i].source,
			.place = rows[i].place,
		};
		CHECK_ROW(rows[i].name, wayland_planes_judge(&subject.planes, &plane),
			rows[i].fits ? DIRECT_MEMORY : DIRECT_OUTPUT);
	}
}

/* Something of the picture behind the planes has to be seen. */
static void test_covered(void)
{
	static const struct {
		const char *name;
		struct box boxes[2];
		bool opaque, taken;
	} rows[] = {
		{"none", {{0}, {0}}, true, true},
		{"one", {{10, 10, 90, 70}, {0}}, true, true},
		{"two that cover it", {{0, 0, 50, 80}, {50, 0, 50, 80}}, true, false},
		{"two that do not", {{0, 0, 50, 80}, {50, 0, 50, 79}}, true, true},
		{"translucent ones", {{0, 0, 50, 80}, {50, 0, 50, 80}}, false, true},
	};
	static struct buffer any;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct subject subject;
		struct frame frame = {.plane_count = 2};
		begin(&subject, 1);
		for (int p = 0; p < 2; p++) {
			frame.planes[p].buffer = &any;
			frame.planes[p].place = rows[i].boxes[p];
			frame.planes[p].opaque = rows[i].opaque;
		}
		CHECK_ROW(
			rows[i].name, wayland_planes_take(&subject.planes, &frame), rows[i].taken);
	}
}

static void test_cursor(void)
{
	static const struct {
		const char *name;
		double scale, x, y; /* of the parent's pointer */
		struct box place;
		int32_t hotspot_x, hotspot_y;
		bool carried;
	} rows[] = {
		{"at the pointer", 1, 30.5, 20.2, {26, 15, 24, 24}, 4, 5, true},
		{"nearly", 1, 30.9, 20.9, {25, 14, 24, 24}, 4, 5, true},
		{"beside it", 1, 36, 20, {26, 15, 24, 24}, 4, 5, false},
		{"below it", 1, 30, 10, {26, 15, 24, 24}, 4, 5, false},
		{"a hotspot outside", 1, 10, 10, {20, 20, 24, 24}, -10, -10, true},
		{"an odd size, scaled", 2, 30, 20, {26, 15, 25, 25}, 4, 5, true},
		{"a strange scale", 121 / 120.0, 30, 20, {26, 15, 24, 24}, 4, 5, true},
		{"too large for that", 121 / 120.0, 30, 20, {26, 15, 250, 24}, 4, 5, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct subject subject;
		begin(&subject, rows[i].scale);
		struct frame_plane plane = {
			.place = rows[i].place,
			.source = {0, 0, rows[i].place.width, rows[i].place.height},
			.hotspot_x = rows[i].hotspot_x,
			.hotspot_y = rows[i].hotspot_y,
		};
		CHECK_ROW(
			rows[i].name, wayland_cursor_judge(&subject.cursor, &plane), DIRECT_OUTPUT);
		subject.pointer.x = rows[i].x;
		subject.pointer.y = rows[i].y;
		wayland_cursor_set_pointer(&subject.cursor, &subject.pointer);
		uint32_t obstacles = wayland_cursor_judge(&subject.cursor, &plane);
		CHECK_ROW(rows[i].name, obstacles == 0, rows[i].carried);
	}
}

/* Where something was in front and is not any more. */
static void test_left_behind(void)
{
	static const struct box before = {10, 10, 20, 20}, after = {12, 10, 20, 20};
	static struct buffer any;
	struct subject subject;
	struct frame frame = {0};
	pixman_region32_t damage;
	begin(&subject, 1);
	pixman_region32_init(&damage);
	struct frame_plane plane = {.plane = 2, .buffer = &any, .place = before};
	subject.shown.planes[0] = plane;
	subject.shown.plane_count = 1;
	wayland_planes_add_damage(&subject.planes, &frame, &damage);
	pixman_box32_t box = *pixman_region32_extents(&damage);
	CHECK(box.x1 == 10 && box.y1 == 10 && box.x2 == 30 && box.y2 == 30);
	CHECK(wayland_planes_differ(&subject.planes, &frame));
	pixman_region32_clear(&damage);
	frame.planes[0] = plane;
	frame.plane_count = 1;
	wayland_planes_add_damage(&subject.planes, &frame, &damage);
	CHECK(!pixman_region32_not_empty(&damage));
	frame.planes[0].place = after;
	wayland_planes_add_damage(&subject.planes, &frame, &damage);
	CHECK(pixman_region32_not_empty(&damage));
	pixman_region32_fini(&damage);
}

static const struct check_case cases[] = {
	{"logical pixels of the parent's", test_logical},
	{"what there is", test_described},
	{"what fits", test_judged},
	{"a picture that is covered", test_covered},
	{"whether the pointer carries the cursor", test_cursor},
	{"what is left behind", test_left_behind},
};

CHECK_MAIN(cases)
