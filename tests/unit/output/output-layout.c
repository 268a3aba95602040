/* SPDX-License-Identifier: MIT */
#include "output/output-layout.h"
#include "check.h"
#include "screen.h"

#include <errno.h>

struct counter {
	struct wl_listener listener;
	int count;
};

static void count(struct wl_listener *listener, void *data)
{
	struct counter *counter = wl_container_of(listener, counter, listener);
	counter->count++;
}

static void counter_init(struct counter *counter, struct wl_signal *signal)
{
	*counter = (struct counter){.listener.notify = count};
	wl_signal_add(signal, &counter->listener);
}

static void check_box(struct box box, int x, int y, int width, int height)
{
	CHECK_EQ(box.x, x);
	CHECK_EQ(box.y, y);
	CHECK_EQ(box.width, width);
	CHECK_EQ(box.height, height);
}

static void test_places(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	check_box(output_layout_box(&screen.layout), 0, 0, 0, 0);
	double x = 5, y = 5;
	CHECK(output_layout_nearest(&screen.layout, &x, &y) == NULL);
	struct output *a = screen_add_output(&screen, 800, 600, 1, TRANSFORM_NORMAL);
	struct output *b = screen_add_output(&screen, 1920, 1080, 1.5, TRANSFORM_90);
	struct output *c = screen_add_output(&screen, 100, 100, 3, TRANSFORM_NORMAL);
	check_box(output_logical_box(a), 0, 0, 800, 600);
	check_box(output_logical_box(b), 800, 0, 720, 1280);
	check_box(output_logical_box(c), 1520, 0, 34, 34); /* the last pixels count, too */
	check_box(output_layout_box(&screen.layout), 0, 0, 1554, 1280);
	CHECK(output_layout_at(&screen.layout, 799.9, 0) == a);
	CHECK(output_layout_at(&screen.layout, 800, 0) == b);
	CHECK(output_layout_at(&screen.layout, 100, 600) == NULL);
	CHECK(output_layout_at(&screen.layout, -1, 0) == NULL);
	CHECK(output_layout_first_on(&screen.layout, &(struct box){790, 0, 20, 20}) == a);
	CHECK(output_layout_first_on(&screen.layout, &(struct box){790, 600, 20, 20}) == b);
	CHECK(output_layout_first_on(&screen.layout, &(struct box){0, 600, 20, 20}) == NULL);
	CHECK_EQ(c->index, 2);
	output_destroy(b);
	check_box(output_logical_box(c), 800, 0, 34, 34);
	CHECK(output_layout_from_index(&screen.layout, 1) == NULL);
	CHECK(output_layout_from_index(&screen.layout, 2) == c);
	b = screen_add_output(&screen, 10, 10, 1, TRANSFORM_NORMAL);
	CHECK_EQ(b->index, 1);
	CHECK_EQ(b->x, 834);
	CHECK_STR(b->name, "HEADLESS-2"); /* which no output had any more */
	screen_finish(&screen);
}

static void test_nearest(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *a = screen_add_output(&screen, 100, 50, 1, TRANSFORM_NORMAL);
	struct output *b = screen_add_output(&screen, 100, 100, 1, TRANSFORM_NORMAL);
	const struct {
		double x, y;
		const struct output *output;
		double to_x, to_y;
	} rows[] = {
		{10, 20, a, 10, 20},
		{-10, -20, a, 0, 0},
		{50, 60, a, 50, 50 - 1.0 / 256},
		{95, 90, b, 100, 90},
		{1e9, 1e9, b, 200 - 1.0 / 256, 100 - 1.0 / 256},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double x = rows[i].x, y = rows[i].y;
		CHECK(output_layout_nearest(&screen.layout, &x, &y) == rows[i].output);
		CHECK(x == rows[i].to_x && y == rows[i].to_y);
		CHECK(output_layout_at(&screen.layout, x, y) == rows[i].output);
	}
	screen_finish(&screen);
}

static void test_news(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	struct counter add, removed, layout, moved;
	counter_init(&add, &screen.layout.events.add);
	counter_init(&removed, &screen.layout.events.remove);
	counter_init(&layout, &screen.layout.events.changed);
	struct output *a = screen_add_output(&screen, 100, 50, 1, TRANSFORM_NORMAL);
	struct output *b = screen_add_output(&screen, 100, 50, 1, TRANSFORM_NORMAL);
	CHECK_EQ(add.count, 2);
	CHECK_EQ(layout.count, 2);
	counter_init(&moved, &b->events.changed);
	struct output_mode mode = {200, 50, 60000};
	CHECK_EQ(output_configure(a, &mode, 2, TRANSFORM_90), 0);
	CHECK_EQ(output_logical_box(b).x, 25);
	CHECK_EQ(moved.count, 1);
	CHECK_EQ(layout.count, 3);
	wl_list_remove(&moved.listener.link);
	output_destroy(a);
	CHECK_EQ(removed.count, 1);
	CHECK_EQ(b->x, 0);
	wl_list_remove(&add.listener.link);
	wl_list_remove(&removed.listener.link);
	wl_list_remove(&layout.listener.link);
	screen_finish(&screen);
}

static void test_refused(void)
{
	static const struct headless_output_config rows[] = {
		{.width = 0, .height = 10},
		{.width = 10, .height = -10},
		{.width = OUTPUT_SIZE_MAX + 1, .height = 10},
		{.width = 10, .height = 10, .refresh_mhz = -1},
		{.width = 10, .height = 10, .scale = -1},
		{.width = 10, .height = 10, .scale = 65},
	};
	struct screen screen;
	screen_init(&screen, NULL);
	struct output *output = NULL;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_EQ(headless_backend_add_output(screen.backend, &rows[i], &output), -EINVAL);
	}
	screen_add_output(&screen, 1, 1, 1, TRANSFORM_NORMAL);
	struct headless_output_config taken = {.width = 1, .height = 1, .name = "HEADLESS-1"};
	CHECK_EQ(headless_backend_add_output(screen.backend, &taken, &output), -EEXIST);
	for (int i = 1; i < SURFACE_OUTPUT_MAX; i++) {
		screen_add_output(&screen, 1, 1, 1, TRANSFORM_NORMAL);
	}
	struct headless_output_config config = {.width = 1, .height = 1};
	CHECK_EQ(headless_backend_add_output(screen.backend, &config, &output), -ENOSPC);
	CHECK(output == NULL);
	screen_finish(&screen);
}

static const struct check_case cases[] = {
	{"outputs in a row", test_places},
	{"the nearest point on an output", test_nearest},
	{"what is told to whom", test_news},
	{"outputs that cannot be", test_refused},
};

CHECK_MAIN(cases)
