/* SPDX-License-Identifier: MIT */
/*
 * Planes: whatever happens, an output with some looks like one with none.
 */
#include "output/planes.h"
#include "check.h"
#include "output/capture.h"
#include "output/direct.h"
#include "plane-pair.h"

enum {
	XRGB = PIXEL_FORMAT_XRGB8888,
	ARGB = PIXEL_FORMAT_ARGB8888,
	RED = 0xff0000,
	GREEN = 0x00ff00,
	BLUE = 0x0000ff,
	BACKGROUND = 0x102030,
};

static struct test_buffer *make_buffer(
	uint32_t fourcc, int32_t width, int32_t height, uint32_t pixel)
{
	struct test_buffer *buffer = test_buffer_create(fourcc, width, height);
	test_buffer_fill(buffer, pixel);
	return buffer;
}

static const struct layer *find_layer(const struct plane_pair *pair, const struct scene_node *node)
{
	const struct layer_list *list = &pair->output.base.shown->layers;
	for (size_t i = 0; i < list->count; i++) {
		if (list->layers[i].surface == node->surface) {
			return &list->layers[i];
		}
	}
	return NULL;
}

/* The reason for it all: the client stays scanned out while the pointer moves over it. */
static void test_pointer(void)
{
	struct plane_pair pair;
	plane_pair_init(&pair, TRANSFORM_NORMAL);
	struct plane_output *output = &pair.output;
	struct test_buffer *full = make_buffer(XRGB, WIDTH, HEIGHT, RED);
	struct test_buffer *arrow = make_buffer(ARGB, 5, 6, 0x80000080);
	struct scene_node *window = screen_add_window(&pair.screen, full, 0, 0);
	CHECK(plane_pair_is_alike(&pair));
	CHECK(output->base.shown->direct == &full->base);
	int drawn = output->drawn;
	struct scene_node *cursor = test_scene_add(&pair.screen.scene, SCENE_CURSOR, 10, 10);
	scene_node_set_hotspot(cursor, 2, 3);
	test_surface_show(cursor->surface, arrow);
	for (int x = -4; x < WIDTH + 4; x += 3) {
		scene_node_set_position(cursor, x, HEIGHT - x);
		CHECK(plane_pair_is_alike(&pair));
		CHECK(output->base.shown->direct == &full->base);
	}
	CHECK_EQ(output->drawn, drawn);
	CHECK_EQ(output->cursors_drawn, 1);
	CHECK_EQ(output->base.frames_composited, 1);
	scene_node_set_position(cursor, 7, 7);
	CHECK(plane_pair_is_alike(&pair));
	const struct frame_plane *plane = &output->base.shown->planes[0];
	CHECK_EQ(output->base.shown->plane_count, 1);
	CHECK_EQ(plane->hotspot_x, 2);
	CHECK_EQ(plane->hotspot_y, 3);
	CHECK_EQ(find_layer(&pair, cursor)->direct_obstacles, DIRECT_COPY);
	CHECK_EQ(find_layer(&pair, window)->direct_obstacles, 0);
	int cursors = output->cursors_drawn;
	test_buffer_fill(arrow, 0xff00ff00);
	test_surface_show(cursor->surface, arrow);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(output->cursors_drawn, cursors + 1);
	CHECK_EQ(output->drawn, drawn);
	test_scene_remove(cursor);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(output->base.shown->plane_count, 0);
	test_scene_remove(window);
	CHECK(plane_pair_is_alike(&pair));
	test_buffer_drop(full);
	test_buffer_drop(arrow);
	plane_pair_finish(&pair);
}

/* What is on a plane does not touch the picture behind it; its client hears that it was shown. */
static void test_overlay(void)
{
	struct plane_pair pair;
	plane_pair_init(&pair, TRANSFORM_NORMAL);
	struct plane_output *output = &pair.output;
	struct test_buffer *first = make_buffer(XRGB, 10, 10, RED);
	struct test_buffer *second = make_buffer(XRGB, 10, 10, BLUE);
	struct scene_node *window = screen_add_window(&pair.screen, first, 5, 5);
	CHECK(plane_pair_is_alike(&pair));
	int drawn = output->drawn;
	CHECK_EQ(output->base.shown->plane_count, 1);
	CHECK_EQ(output->pixels[!output->next][5 * WIDTH + 5] & 0xffffff, BACKGROUND);
	struct test_notice feedback;
	test_notice_add_feedback(&feedback, window->surface);
	test_surface_show(window->surface, second);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(first->releases, 1);
	CHECK_EQ(second->releases, 0);
	CHECK_EQ(feedback.presented, 1);
	CHECK_EQ(output->drawn, drawn);
	CHECK(output->base.shown->kept);
	uint64_t composited = output->base.frames_composited;
	for (int x = -3; x < WIDTH; x += 5) {
		scene_node_set_position(window, x, 4);
		CHECK(plane_pair_is_alike(&pair));
	}
	CHECK_EQ(output->drawn, drawn);
	CHECK_EQ(output->base.frames_composited, composited);
	scene_node_set_position(window, 20, 4);
	output->refused = &second->base;
	output_schedule_frame(&output->base);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(output->base.shown->plane_count, 0);
	CHECK_EQ(find_layer(&pair, window)->direct_obstacles, DIRECT_MEMORY); /* and nothing else */
	CHECK_EQ(output->drawn, drawn + 1);
	output->refused = NULL;
	output_schedule_frame(&output->base);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(output->base.shown->plane_count, 1);
	CHECK_EQ(output->drawn, drawn + 2); /* without it */
	test_scene_remove(window);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(second->releases, 1);
	test_buffer_drop(first);
	test_buffer_drop(second);
	plane_pair_finish(&pair);
}

/* Drawn anew into the buffer that is on the plane already: that has to reach the screen, too. */
static void test_same_buffer(void)
{
	struct plane_pair pair;
	plane_pair_init(&pair, TRANSFORM_NORMAL);
	struct plane_output *output = &pair.output;
	struct test_buffer *buffer = make_buffer(ARGB, 10, 10, 0x80000040);
	struct scene_node *window = screen_add_window(&pair.screen, buffer, 5, 5);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(output->base.shown->plane_count, 1);
	int commits = output->commits, drawn = output->drawn;
	uint64_t serial = output->base.seen.serial;
	test_buffer_fill(buffer, 0x80004000);
	test_surface_show(window->surface, buffer);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(output->commits, commits + 1);
	CHECK_EQ(output->base.seen.serial, serial + 1);
	CHECK_EQ(output->drawn, drawn);
	/* and that its alpha counts for nothing from now on */
	pixman_region32_union_rect(
		&window->surface->pending.opaque, &window->surface->pending.opaque, 0, 0, 10, 10);
	window->surface->pending.changes |= SURFACE_CHANGE_OPAQUE;
	CHECK_EQ(surface_commit(window->surface), 0);
	screen_settle(&pair.screen);
	CHECK_EQ(output->commits, commits + 2);
	CHECK(output->base.shown->planes[0].opaque);
	test_scene_remove(window);
	screen_settle(&pair.screen);
	test_buffer_drop(buffer);
	plane_pair_finish(&pair);
}

/* One plane less at each try, the cursor's last. */
static void test_refused(void)
{
	struct plane_pair pair;
	plane_pair_init(&pair, TRANSFORM_NORMAL);
	struct test_buffer *full = make_buffer(XRGB, WIDTH, HEIGHT, RED);
	struct test_buffer *small = make_buffer(XRGB, 6, 6, GREEN);
	struct test_buffer *arrow = make_buffer(ARGB, 5, 5, 0xff0000ff);
	struct scene_node *nodes[] = {
		screen_add_window(&pair.screen, full, 0, 0),
		screen_add_window(&pair.screen, small, 2, 2),
		screen_add_window(&pair.screen, small, 12, 2),
		test_scene_add(&pair.screen.scene, SCENE_CURSOR, 30, 20),
	};
	test_surface_show(nodes[3]->surface, arrow);
	for (size_t most = 0; most <= 3; most++) {
		pair.output.most = most;
		output_schedule_frame(&pair.output.base);
		CHECK(plane_pair_is_alike(&pair));
		CHECK_EQ(pair.output.base.shown->plane_count, most);
		CHECK_EQ(pair.output.base.shown->direct != NULL, most == 3);
		CHECK_EQ(find_layer(&pair, nodes[3])->plane, most >= 1 ? 3 : 0);
		CHECK_EQ(find_layer(&pair, nodes[2])->plane, most >= 2 ? 2 : 0);
		CHECK_EQ(find_layer(&pair, nodes[1])->plane, most >= 3 ? 1 : 0);
	}
	/* a commit that fails leaves what is shown, and the next one draws the cursor anew */
	pair.output.fails = true;
	test_buffer_fill(arrow, 0xff00ffff);
	test_surface_show(nodes[3]->surface, arrow);
	for (int i = 0; i < 5; i++) {
		wl_event_loop_dispatch(pair.screen.loop, 2);
	}
	CHECK_EQ(pair.output.base.shown->plane_count, 3);
	pair.output.fails = false;
	CHECK(plane_pair_is_alike(&pair));
	for (int i = 0; i < 4; i++) {
		test_scene_remove(nodes[i]);
	}
	CHECK(plane_pair_is_alike(&pair));
	test_buffer_drop(full);
	test_buffer_drop(small);
	test_buffer_drop(arrow);
	plane_pair_finish(&pair);
}

/* A cursor that may not be on its plane costs the windows nothing, but for the one it lies over. */
static void test_refused_cursor(void)
{
	struct plane_pair pair;
	plane_pair_init(&pair, TRANSFORM_NORMAL);
	struct test_buffer *small = make_buffer(XRGB, 6, 6, GREEN);
	struct test_buffer *arrow = make_buffer(ARGB, 5, 5, 0x80000040);
	struct scene_node *nodes[] = {
		screen_add_window(&pair.screen, small, 2, 2),
		screen_add_window(&pair.screen, small, 12, 2),
		test_scene_add(&pair.screen.scene, SCENE_CURSOR, 13, 3),
	};
	test_surface_show(nodes[2]->surface, arrow);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(pair.output.base.shown->plane_count, 3);
	int drawn = pair.output.drawn;
	pair.output.refuses_cursor = true;
	output_schedule(&pair.output.base);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(pair.output.base.shown->plane_count, 1);
	CHECK_EQ(find_layer(&pair, nodes[0])->plane, 2);
	CHECK_EQ(pair.output.drawn, drawn + 1);
	pair.output.refuses_cursor = false;
	output_schedule(&pair.output.base);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(pair.output.base.shown->plane_count, 3);
	for (int i = 0; i < 3; i++) {
		test_scene_remove(nodes[i]);
	}
	CHECK(plane_pair_is_alike(&pair));
	test_buffer_drop(small);
	test_buffer_drop(arrow);
	plane_pair_finish(&pair);
}

static void count_ready(void *data, struct capture *capture)
{
	int *count = data;
	++*count;
}

static void fail_never(void *data, struct capture *capture)
{
	CHECK(false);
}

static const struct capture_listener capture_listener = {
	.ready = count_ready,
	.failed = fail_never,
};

/* Who looks on hears of what is on planes as of anything else. */
static void test_capture(void)
{
	struct plane_pair pair;
	plane_pair_init(&pair, TRANSFORM_NORMAL);
	struct output *output = &pair.output.base;
	struct test_buffer *arrow = make_buffer(ARGB, 4, 4, 0xff0000ff);
	struct scene_node *cursor = test_scene_add(&pair.screen.scene, SCENE_CURSOR, 8, 8);
	test_surface_show(cursor->surface, arrow);
	CHECK(plane_pair_is_alike(&pair));
	struct capture_memory memory;
	struct capture *capture;
	int ready = 0;
	capture_memory_init(&memory, &pair.screen.layout);
	memory.serials[output->index] = output->seen.serial;
	CHECK_EQ(capture_create(output, NULL, &capture_listener, &ready, &capture), 0);
	capture_start_when_changed(capture, &memory);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(ready, 0);
	scene_node_set_position(cursor, 20, 8);
	CHECK(plane_pair_is_alike(&pair));
	CHECK_EQ(ready, 1);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	capture_take_damage(capture, &memory, &damage);
	pixman_box32_t before = {8, 8, 12, 12}, after = {20, 8, 24, 12};
	CHECK_EQ(pixman_region32_contains_rectangle(&damage, &before), PIXMAN_REGION_IN);
	CHECK_EQ(pixman_region32_contains_rectangle(&damage, &after), PIXMAN_REGION_IN);
	CHECK_EQ(pixman_region32_n_rects(&damage), 2);
	pixman_region32_fini(&damage);
	capture_destroy(capture);
	capture_memory_finish(&memory);
	test_scene_remove(cursor);
	test_buffer_drop(arrow);
	plane_pair_finish(&pair);
}

enum {
	WINDOWS = 5,
	BUFFERS = 6,
	STEPS = 300,
};

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

static void do_something(struct plane_pair *pair, struct scene_node **nodes,
	struct test_buffer **buffers, uint32_t *random)
{
	struct scene_node *node = nodes[next_random(random) % WINDOWS];
	struct test_buffer *buffer = buffers[next_random(random) % BUFFERS];
	switch (next_random(random) % 8) {
	case 0:
	case 1:
		scene_node_set_position(node, (int32_t)(next_random(random) % 56) - 8,
			(int32_t)(next_random(random) % 40) - 8);
		break;
	case 2:
		scene_node_raise(node, node->band);
		break;
	case 3:
		scene_node_set_visible(node, !node->visible);
		break;
	case 4:
		pair->output.most = next_random(random) % 4;
		break;
	case 5:
		pair->output.refused = next_random(random) % 2 ? &buffer->base : NULL;
		break;
	default:
		test_surface_show(node->surface, buffer);
	}
}

static void run_random(uint32_t seed, enum transform transform)
{
	struct plane_pair pair;
	uint32_t random = seed;
	plane_pair_init(&pair, transform);
	struct test_buffer *buffers[BUFFERS] = {
		make_buffer(XRGB, WIDTH, HEIGHT, RED),
		make_buffer(XRGB, 16, 12, GREEN),
		make_buffer(ARGB, 14, 20, 0x80400000),
		make_buffer(XRGB, 9, 9, BLUE),
		make_buffer(ARGB, 7, 8, 0x60003060),
		make_buffer(ARGB, WIDTH, HEIGHT, 0x40004000),
	};
	struct scene_node *nodes[WINDOWS];
	for (int i = 0; i < WINDOWS; i++) {
		enum scene_band band = i == WINDOWS - 1 ? SCENE_CURSOR : SCENE_WINDOWS;
		nodes[i] = test_scene_add(&pair.screen.scene, band, i * 5, i * 3);
		/* turned as the output is: else nothing could be shown as it is */
		nodes[i]->surface->pending.transform = transform;
		nodes[i]->surface->pending.changes |= SURFACE_CHANGE_TRANSFORM;
	}
	for (int step = 0; step < STEPS; step++) {
		do_something(&pair, nodes, buffers, &random);
		CHECK(plane_pair_is_alike(&pair));
	}
	CHECK(pair.output.commits > STEPS / 4);
	CHECK(pair.output.drawn < pair.output.commits);
	for (int i = 0; i < WINDOWS; i++) {
		test_scene_remove(nodes[i]);
	}
	screen_settle(&pair.screen);
	for (int i = 0; i < BUFFERS; i++) {
		test_buffer_drop(buffers[i]);
	}
	plane_pair_finish(&pair);
}

static void test_random(void)
{
	for (uint32_t seed = 1; seed <= 8; seed++) {
		run_random(seed, (enum transform)(seed - 1));
	}
}

static const struct check_case cases[] = {
	{"a pointer over a direct frame", test_pointer},
	{"a window on a plane", test_overlay},
	{"the same buffer on a plane", test_same_buffer},
	{"combinations that are refused", test_refused},
	{"a cursor that is refused", test_refused_cursor},
	{"captures", test_capture},
	{"anything at all", test_random},
};

CHECK_MAIN(cases)
