/* SPDX-License-Identifier: MIT */
/*
 * wl_output and zxdg_output_v1, as a client sees them.
 */
#include "check.h"
#include "pair.h"

#include "wlr-screencopy-unstable-v1-client-protocol.h"
#include "xdg-output-unstable-v1-client-protocol.h"

#include <sys/mman.h>

static void expect_events(struct pair *pair, const char *events)
{
	CHECK_EQ(pair_run(pair), 0);
	CHECK_STR(pair->events, events);
	pair->events[0] = '\0';
}

static void test_versions(void)
{
	static const struct {
		uint32_t version;
		const char *events;
	} rows[] = {
		{1, "geometry:0,0:508x286mm:1 mode:3:1920x1080@1000000 "},
		{2, "geometry:0,0:508x286mm:1 mode:3:1920x1080@1000000 scale:2 done "},
		{3, "geometry:0,0:508x286mm:1 mode:3:1920x1080@1000000 scale:2 done "},
		{4, "geometry:0,0:508x286mm:1 mode:3:1920x1080@1000000 scale:2 name:HEADLESS-1 "
		    "description done "},
	};
	struct pair pair;
	pair_init(&pair);
	screen_add_output(&pair.screen, 1920, 1080, 1.5, TRANSFORM_90);
	CHECK_EQ(pair_run(&pair), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct wl_output *output = pair_bind_output(&pair, 0, rows[i].version);
		expect_events(&pair, rows[i].events);
		if (rows[i].version >= 3) {
			wl_output_release(output);
		} else {
			wl_output_destroy(output);
		}
	}
	CHECK_EQ(pair_run(&pair), 0);
	pair_finish(&pair);
}

static void test_change(void)
{
	struct pair pair;
	pair_init(&pair);
	struct output *first = screen_add_output(&pair.screen, 1920, 1080, 1.5, TRANSFORM_NORMAL);
	screen_add_output(&pair.screen, 100, 50, 1, TRANSFORM_NORMAL);
	CHECK_EQ(pair_run(&pair), 0);
	struct wl_output *output = pair_bind_output(&pair, 1, 4);
	expect_events(&pair, "geometry:1280,0:26x13mm:0 mode:3:100x50@1000000 scale:1 "
			     "name:HEADLESS-2 description done ");
	struct zxdg_output_v1 *xdg_output = pair_get_xdg_output(&pair, output);
	expect_events(
		&pair, "xdg-name:HEADLESS-2 xdg-description position:1280,0 size:100x50 done ");
	/* the first one changes, and the second one is moved */
	struct output_mode mode = {800, 600, 60000};
	CHECK_EQ(output_configure(first, &mode, 1, TRANSFORM_270), 0);
	expect_events(&pair, "geometry:600,0:26x13mm:0 mode:3:100x50@1000000 scale:1 "
			     "position:600,0 size:100x50 done ");
	zxdg_output_v1_destroy(xdg_output);
	wl_output_release(output);
	pair_finish(&pair);
}

static void test_removal(void)
{
	struct pair pair;
	pair_init(&pair);
	struct output *gone = screen_add_output(&pair.screen, 1920, 1080, 1, TRANSFORM_NORMAL);
	CHECK_EQ(pair_run(&pair), 0);
	struct wl_output *output = pair_bind_output(&pair, 0, 4);
	struct zxdg_output_v1 *xdg_output = pair_get_xdg_output(&pair, output);
	CHECK_EQ(pair_run(&pair), 0);
	pair.events[0] = '\0';
	/* the client's bind is on its way while the output goes */
	struct wl_output *late = pair_bind_output(&pair, 0, 4);
	output_destroy(gone);
	expect_events(&pair, "");
	CHECK_EQ(pair.output_names[0], 0);
	/* nothing of it has any effect any more, and nothing is an error */
	struct zxdg_output_v1 *late_xdg_output = pair_get_xdg_output(&pair, late);
	struct zwlr_screencopy_frame_v1 *frame =
		zwlr_screencopy_manager_v1_capture_output(pair.screencopy, 0, output);
	expect_events(&pair, "");
	zwlr_screencopy_frame_v1_destroy(frame);
	zxdg_output_v1_destroy(late_xdg_output);
	zxdg_output_v1_destroy(xdg_output);
	wl_output_release(late);
	wl_output_release(output);
	screen_add_output(&pair.screen, 10, 10, 1, TRANSFORM_NORMAL);
	CHECK_EQ(pair_run(&pair), 0);
	CHECK_EQ(pair.output_count, 2);
	pair_finish(&pair);
}

static void test_enter(void)
{
	struct pair pair;
	pair_init(&pair);
	struct output *model = screen_add_output(&pair.screen, 10, 10, 1, TRANSFORM_NORMAL);
	struct surface *here, *elsewhere;
	struct wl_surface *surface = pair_create_surface(&pair, &here);
	struct wl_surface *other = pair_create_surface(&pair, &elsewhere);
	struct scene_node *node;
	CHECK_EQ(scene_node_create(&pair.screen.scene.scene, SCENE_WINDOWS, here, &node), 0);
	scene_node_set_visible(node, true);
	uint32_t *pixels;
	struct wl_buffer *buffer = pair_create_buffer(&pair, WL_SHM_FORMAT_XRGB8888, 4, 4, &pixels);
	wl_surface_attach(surface, buffer, 0, 0);
	wl_surface_commit(surface);
	expect_events(&pair, ""); /* no wl_output to tell it of */
	struct wl_output *output = pair_bind_output(&pair, 0, 1);
	expect_events(&pair, "geometry:0,0:3x3mm:0 mode:3:10x10@1000000 enter ");
	scene_node_set_position(node, 100, 0);
	expect_events(&pair, "leave ");
	scene_node_set_position(node, 0, 0);
	expect_events(&pair, "enter ");
	output_destroy(model);
	expect_events(&pair, "leave ");
	scene_node_destroy(node);
	munmap(pixels, 4 * 4 * 4);
	wl_buffer_destroy(buffer);
	wl_output_destroy(output);
	wl_surface_destroy(surface);
	wl_surface_destroy(other);
	pair_finish(&pair);
}

static void test_all_at_once(void)
{
	struct pair pair;
	pair_init(&pair);
	screen_add_output(&pair.screen, 10, 10, 1, TRANSFORM_NORMAL);
	CHECK_EQ(pair_run(&pair), 0);
	struct wl_output *output = pair_bind_output(&pair, 0, 4);
	struct zxdg_output_v1 *xdg_output = pair_get_xdg_output(&pair, output);
	CHECK_EQ(pair_run(&pair), 0);
	zxdg_output_v1_destroy(xdg_output); /* the client's side; the request is never sent */
	wl_output_destroy(output);
	pair_finish(&pair);
}

static const struct check_case cases[] = {
	{"each version is told what it knows", test_versions},
	{"changes end with one done", test_change},
	{"an output goes while it is being bound", test_removal},
	{"which surfaces are on an output", test_enter},
	{"a client goes with all it has bound", test_all_at_once},
};

CHECK_MAIN(cases)
