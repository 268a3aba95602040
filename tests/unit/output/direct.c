/* SPDX-License-Identifier: MIT */
/*
 * Buffers of clients that an output shows as they are.
 */
#include "output/direct.h"
#include "check.h"
#include "output/output-picture.h"
#include "screen.h"

#include <math.h>

enum {
	BACKGROUND = 0x102030,
	RED = 0xff0000,
	BLUE = 0x0000ff,
	GREEN = 0x00ff00,
};

static struct test_buffer *make_buffer(
	uint32_t fourcc, int32_t width, int32_t height, uint32_t colour)
{
	struct test_buffer *buffer = test_buffer_create(fourcc, width, height);
	test_buffer_fill(buffer, colour | 0xff000000);
	return buffer;
}

/* A test's own log of what happened in which order. */
struct order {
	struct test_buffer *replaced;
	struct notice notice;
	int releases_when_presented;
	struct presentation last;
};

static void note_order(struct notice *notice, const struct presentation *presentation)
{
	struct order *order = wl_container_of(notice, order, notice);
	order->releases_when_presented = order->replaced->releases;
	order->last = *presentation;
}

static const struct notice_interface order_impl = {
	.presented = note_order,
};

static void test_direct(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *red = make_buffer(PIXEL_FORMAT_XRGB8888, 20, 10, RED);
	struct test_buffer *blue = make_buffer(PIXEL_FORMAT_XRGB8888, 20, 10, BLUE);
	struct scene_node *window = test_scene_add(&screen.scene, SCENE_FULLSCREEN, 0, 0);
	struct test_notice feedback;
	test_notice_add_feedback(&feedback, window->surface);
	test_surface_show(window->surface, red);
	screen_settle(&screen);
	CHECK_EQ(output->frames_direct, 1);
	CHECK_EQ(output->frames_composited, 0);
	CHECK(output->shown->direct == &red->base);
	CHECK_EQ(screen_pixel(output, 3, 3), RED);
	CHECK_EQ(feedback.presented, 1);
	CHECK(feedback.last.output == output);
	CHECK_EQ(feedback.last.flags, PRESENTATION_ZERO_COPY);
	CHECK_EQ(feedback.last.refresh_nsec, 1000000);

	struct order order = {.replaced = red, .notice.impl = &order_impl};
	wl_list_insert(&window->surface->pending.frame_notices, &order.notice.link);
	window->surface->pending.changes |= SURFACE_CHANGE_NOTICES;
	test_surface_show(window->surface, blue);
	CHECK_EQ(red->releases, 0); /* still shown */
	screen_settle(&screen);
	CHECK_EQ(output->frames_direct, 2);
	CHECK_EQ(order.releases_when_presented, 1);
	CHECK(order.last.sequence > feedback.last.sequence);
	CHECK_EQ(screen_pixel(output, 3, 3), BLUE);
	/* a new buffer without any damage takes its place as well, or the old one stayed locked */
	surface_state_attach(&window->surface->pending, &red->base);
	CHECK_EQ(surface_commit(window->surface), 0);
	screen_settle(&screen);
	CHECK_EQ(blue->releases, 1);
	test_scene_remove(window);
	CHECK_EQ(red->releases, 1); /* shown until the next frame */
	screen_settle(&screen);
	CHECK_EQ(red->releases, 2);
	CHECK_EQ(screen_pixel(output, 3, 3), BACKGROUND);
	test_buffer_drop(red);
	test_buffer_drop(blue);
	screen_finish(&screen);
}

/* What was drawn before it was direct is out of date, and must be made up for. */
static void test_back_and_forth(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *full = make_buffer(PIXEL_FORMAT_XRGB8888, 20, 10, RED);
	struct test_buffer *small = make_buffer(PIXEL_FORMAT_XRGB8888, 4, 4, BLUE);
	struct scene_node *window = screen_add_window(&screen, full, 0, 0);
	struct scene_node *popup = screen_add_window(&screen, small, 1, 1);
	screen_settle(&screen);
	CHECK_EQ(output->frames_composited, 1);
	for (int i = 0; i < 12; i++) {
		scene_node_set_visible(popup, false);
		screen_settle(&screen);
		CHECK_EQ(screen_pixel(output, 1, 1), i == 0 ? RED : GREEN);
		test_buffer_fill(full, GREEN);
		test_surface_show(window->surface, full);
		screen_settle(&screen);
		scene_node_set_visible(popup, true);
		screen_settle(&screen);
		CHECK_EQ(screen_pixel(output, 1, 1), BLUE);
		CHECK_EQ(screen_pixel(output, 10, 9), GREEN);
	}
	CHECK_EQ(output->frames_direct, 24);
	CHECK_EQ(output->frames_composited, 13);
	test_scene_remove(popup);
	test_scene_remove(window);
	test_buffer_drop(full);
	test_buffer_drop(small);
	screen_finish(&screen);
}

struct direct_row {
	const char *name;
	double scale;
	enum transform output, buffer;
	int32_t buffer_scale;
	uint32_t fourcc;
	int x, y;
	int32_t width, height; /* of the buffer; the mode is 20x10 */
	bool above;            /* another window */
	uint32_t obstacles;    /* 0: it is direct */
};

#define XRGB PIXEL_FORMAT_XRGB8888
#define ARGB PIXEL_FORMAT_ARGB8888

static const struct direct_row direct_rows[] = {
	{"the output's own size", 1, 0, 0, 1, XRGB, 0, 0, 20, 10, false, 0},
	{"any readable format", 1, 0, 0, 1, PIXEL_FOURCC('R', 'G', '1', '6'), 0, 0, 20, 10, false,
		0},
	{"translucent", 1, 0, 0, 1, ARGB, 0, 0, 20, 10, false, DIRECT_TRANSPARENT},
	{"moved", 1, 0, 0, 1, XRGB, 1, 0, 20, 10, false, DIRECT_PLACE},
	{"larger", 1, 0, 0, 1, XRGB, 0, 0, 21, 10, false, DIRECT_SIZE},
	{"smaller", 1, 0, 0, 1, XRGB, 0, 0, 20, 9, false, DIRECT_SIZE},
	{"smaller and translucent", 1, 0, 0, 1, ARGB, 0, 0, 20, 9, false,
		DIRECT_SIZE | DIRECT_TRANSPARENT},
	{"something above it", 1, 0, 0, 1, XRGB, 0, 0, 20, 10, true, DIRECT_COVERED},
	{"output and buffer of scale 2", 2, 0, 0, 2, XRGB, 0, 0, 20, 10, false, 0},
	{"output of scale 2", 2, 0, 0, 1, XRGB, 0, 0, 20, 10, false, DIRECT_SCALED},
	{"buffer of scale 2", 1, 0, 0, 2, XRGB, 0, 0, 40, 20, false, DIRECT_SCALED},
	{"turned alike", 1, TRANSFORM_90, TRANSFORM_90, 1, XRGB, 0, 0, 20, 10, false, 0},
	{"flipped alike", 1, TRANSFORM_FLIPPED_270, TRANSFORM_FLIPPED_270, 1, XRGB, 0, 0, 20, 10,
		false, 0},
	{"only the output is turned", 1, TRANSFORM_90, 0, 1, XRGB, 0, 0, 10, 20, false,
		DIRECT_TRANSFORM},
	{"the other way around", 1, TRANSFORM_90, TRANSFORM_270, 1, XRGB, 0, 0, 20, 10, false,
		DIRECT_TRANSFORM},
	{"only the buffer is upside down", 1, 0, TRANSFORM_180, 1, XRGB, 0, 0, 20, 10, false,
		DIRECT_TRANSFORM},
};

static const struct layer *find_layer(const struct output *output, const struct scene_node *node)
{
	const struct layer_list *list = &output->shown->layers;
	for (size_t i = 0; i < list->count; i++) {
		if (list->layers[i].surface == node->surface) {
			return &list->layers[i];
		}
	}
	return NULL;
}

static void run_direct_row(const struct direct_row *row)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, row->scale, row->output);
	struct test_buffer *buffer = test_buffer_create(row->fourcc, row->width, row->height);
	struct scene_node *window = test_scene_add(&screen.scene, SCENE_WINDOWS, row->x, row->y);
	struct scene_node *above = row->above ? screen_add_window(&screen, buffer, 15, 5) : NULL;
	window->surface->pending.transform = row->buffer;
	window->surface->pending.scale = row->buffer_scale;
	window->surface->pending.changes |= SURFACE_CHANGE_TRANSFORM | SURFACE_CHANGE_SCALE;
	test_surface_show(window->surface, buffer);
	screen_settle(&screen);
	CHECK_ROW(row->name, output->frames_direct, row->obstacles == 0);
	CHECK_ROW(row->name, output->frames_composited, row->obstacles != 0);
	CHECK_ROW(row->name, find_layer(output, window)->direct_obstacles, row->obstacles);
	if (above != NULL) {
		test_scene_remove(above);
	}
	test_scene_remove(window);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_direct_rows(void)
{
	for (size_t i = 0; i < sizeof(direct_rows) / sizeof(direct_rows[0]); i++) {
		run_direct_row(&direct_rows[i]);
	}
}

/* Whether some number of logical pixels is as many pixels: of 1366 at 1.5, none is. */
static bool is_whole(int32_t pixels, double scale)
{
	int32_t logical = 1;
	while (floor(logical * scale + 0.5) < pixels) {
		logical++;
	}
	return floor(logical * scale + 0.5) == pixels;
}

/* A client that draws with the preferred scale and a viewport of its window's size. */
static void run_fractional(const struct output_mode *mode, double scale)
{
	struct screen screen;
	screen_init(&screen, NULL);
	screen_add_output(&screen, 33, 10, 1, TRANSFORM_NORMAL); /* to its left */
	struct output *output =
		screen_add_output(&screen, mode->width, mode->height, scale, TRANSFORM_NORMAL);
	struct box box = output_logical_box(output);
	struct test_buffer *buffer = test_buffer_create(XRGB,
		(int32_t)floor(box.width * scale + 0.5), (int32_t)floor(box.height * scale + 0.5));
	struct scene_node *window = test_scene_add(&screen.scene, SCENE_WINDOWS, box.x, box.y);
	struct surface_state *pending = &window->surface->pending;
	pending->viewport.has_destination = true;
	pending->viewport.to_width = box.width;
	pending->viewport.to_height = box.height;
	pending->changes |= SURFACE_CHANGE_DESTINATION;
	test_surface_show(window->surface, buffer);
	screen_settle(&screen);
	char name[64];
	snprintf(name, sizeof(name), "%dx%d at %g", mode->width, mode->height, scale);
	bool fits = buffer->base.width == mode->width && buffer->base.height == mode->height;
	CHECK_ROW(name, output->frames_direct, fits);
	CHECK_ROW(name, find_layer(output, window)->direct_obstacles, fits ? 0 : DIRECT_SIZE);
	CHECK_ROW(name, find_layer(output, window)->crisp, true);
	CHECK_ROW(name, fits, is_whole(mode->width, scale) && is_whole(mode->height, scale));
	test_scene_remove(window);
	test_buffer_drop(buffer);
	screen_finish(&screen);
}

static void test_fractional(void)
{
	static const struct output_mode modes[] = {
		{1920, 1080, 60000},
		{1366, 768, 60000},
		{1280, 720, 60000},
		{1280, 800, 60000},
		{1600, 900, 60000},
		{2560, 1440, 60000},
		{20, 10, 60000},
	};
	static const double scales[] = {1.25, 1.5, 1.75, 2, 2.5};
	for (size_t m = 0; m < sizeof(modes) / sizeof(modes[0]); m++) {
		for (size_t s = 0; s < sizeof(scales) / sizeof(scales[0]); s++) {
			run_fractional(&modes[m], scales[s]);
		}
	}
}

static bool refuse_view(struct buffer *buffer, struct pixel_view *view_out)
{
	return false;
}

static int read_nothing(struct buffer *buffer, const struct box *box, void *data, size_t stride)
{
	return 0;
}

static uint32_t refuse_stride(struct output *output, struct buffer *buffer)
{
	return DIRECT_STRIDE;
}

/* Several at once, and what is in nobody's control but the output's. */
static void test_neighbours(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	struct test_buffer *full = make_buffer(XRGB, 20, 10, RED);
	struct test_buffer *copied = make_buffer(XRGB, 20, 10, GREEN);
	struct test_buffer *small = make_buffer(XRGB, 4, 4, BLUE);
	struct buffer_interface unmappable = *copied->base.impl;
	unmappable.view = refuse_view;
	unmappable.read = read_nothing;
	copied->base.impl = &unmappable;
	struct scene_node *hidden = screen_add_window(&screen, full, 0, 0);
	struct scene_node *below = screen_add_window(&screen, copied, 0, 0);
	struct scene_node *middle = screen_add_window(&screen, small, 1, 1);
	struct scene_node *top = screen_add_window(&screen, small, 10, 1);
	screen_settle(&screen);
	const uint32_t size = DIRECT_SIZE;
	CHECK_EQ(find_layer(output, hidden)->direct_obstacles, DIRECT_HIDDEN);
	CHECK_EQ(find_layer(output, below)->direct_obstacles, DIRECT_COPY | DIRECT_COVERED);
	CHECK_EQ(find_layer(output, below)->way, CONTENT_COPIED);
	CHECK_EQ(find_layer(output, below)->content_obstacles, CONTENT_OBSTACLE_MEMORY);
	CHECK_EQ(find_layer(output, middle)->direct_obstacles,
		size | DIRECT_COVERED | DIRECT_BEHIND);
	CHECK_EQ(find_layer(output, top)->direct_obstacles, size | DIRECT_BEHIND);
	test_scene_remove(top);
	test_scene_remove(middle);
	test_scene_remove(below);

	struct output_interface refuses = *output->impl;
	refuses.judge_direct = NULL;
	output->impl = &refuses;
	output_schedule_frame(output);
	screen_settle(&screen);
	CHECK_EQ(find_layer(output, hidden)->direct_obstacles, DIRECT_OUTPUT);
	refuses.judge_direct = refuse_stride;
	output_schedule_frame(output);
	screen_settle(&screen);
	CHECK_EQ(find_layer(output, hidden)->direct_obstacles, DIRECT_STRIDE);
	CHECK_EQ(output->frames_direct, 0);
	test_scene_remove(hidden);
	screen_settle(&screen);
	test_buffer_drop(full);
	test_buffer_drop(copied);
	test_buffer_drop(small);
	screen_finish(&screen);
}

static void test_names(void)
{
	for (int i = 0; i < DIRECT_OBSTACLE_COUNT; i++) {
		CHECK(direct_obstacle_name(1U << i) != NULL);
	}
	CHECK(direct_obstacle_name(1U << DIRECT_OBSTACLE_COUNT) == NULL);
}

static const struct check_case cases[] = {
	{"a buffer shown as it is", test_direct},
	{"direct and composited in turn", test_back_and_forth},
	{"when a buffer is shown as it is", test_direct_rows},
	{"drawn for a fractional scale", test_fractional},
	{"what keeps several from it", test_neighbours},
	{"each obstacle has a name", test_names},
};

CHECK_MAIN(cases)
