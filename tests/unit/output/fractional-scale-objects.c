/* SPDX-License-Identifier: MIT */
/*
 * wp_fractional_scale_v1, as a client sees it: the scale of the output its
 * surface is on, or will be.
 */
#include "check.h"
#include "pair.h"

#include "fractional-scale-v1-client-protocol.h"

#include <sys/mman.h>

enum {
	SIZE = 4, /* of the buffer */
};

/* A surface at (0, 0) of a row of outputs 10 logical pixels wide, or thereabouts. */
struct stage {
	struct pair pair;
	struct wl_surface *surface;
	struct surface *model;
	struct scene_node *node;
	struct wp_fractional_scale_v1 *scale;
	struct wl_buffer *buffer;
	uint32_t *pixels;
};

static void expect_events(struct stage *stage, const char *events)
{
	CHECK_EQ(pair_run(&stage->pair), 0);
	CHECK_STR(stage->pair.events, events);
	stage->pair.events[0] = '\0';
}

static void stage_init(struct stage *stage)
{
	*stage = (struct stage){0};
	pair_init(&stage->pair);
}

static void stage_add_surface(struct stage *stage)
{
	struct pair *pair = &stage->pair;
	stage->surface = pair_create_surface(pair, &stage->model);
	stage->scale = pair_get_scale(pair, stage->surface);
	stage->buffer =
		pair_create_buffer(pair, WL_SHM_FORMAT_XRGB8888, SIZE, SIZE, &stage->pixels);
}

static void stage_show(struct stage *stage)
{
	struct scene *scene = &stage->pair.screen.scene.scene;
	CHECK_EQ(scene_node_create(scene, SCENE_WINDOWS, stage->model, &stage->node), 0);
	scene_node_set_visible(stage->node, true);
	wl_surface_attach(stage->surface, stage->buffer, 0, 0);
	wl_surface_commit(stage->surface);
}

static void stage_finish(struct stage *stage)
{
	scene_node_destroy(stage->node);
	if (stage->scale != NULL) {
		wp_fractional_scale_v1_destroy(stage->scale);
	}
	munmap(stage->pixels, (size_t)SIZE * SIZE * 4);
	wl_buffer_destroy(stage->buffer);
	if (stage->surface != NULL) {
		wl_surface_destroy(stage->surface);
	}
	pair_finish(&stage->pair);
}

static void test_follows_outputs(void)
{
	struct stage stage;
	stage_init(&stage);
	screen_add_output(&stage.pair.screen, 15, 10, 1.5, TRANSFORM_NORMAL);
	struct output *right =
		screen_add_output(&stage.pair.screen, 20, 10, 1.25, TRANSFORM_NORMAL);
	stage_add_surface(&stage);
	expect_events(&stage, "scale:180/120 "); /* before it is anywhere: as the first */
	stage_show(&stage);
	expect_events(&stage, "");
	scene_node_set_position(stage.node, 8, 0);
	expect_events(&stage, ""); /* on both: the greater of the two */
	scene_node_set_position(stage.node, 11, 0);
	expect_events(&stage, "scale:150/120 ");
	struct output_mode mode = right->mode;
	CHECK_EQ(output_configure(right, &mode, 4 / 3.0, TRANSFORM_NORMAL), 0);
	expect_events(&stage, "scale:160/120 ");
	scene_node_set_visible(stage.node, false);
	expect_events(&stage, ""); /* out of sight */
	scene_node_set_visible(stage.node, true);
	expect_events(&stage, "");
	output_destroy(right);
	expect_events(&stage, "scale:180/120 ");
	stage_finish(&stage);
}

static void test_no_output(void)
{
	struct stage stage;
	stage_init(&stage);
	stage_add_surface(&stage);
	expect_events(&stage, "scale:120/120 ");
	struct output *output =
		screen_add_output(&stage.pair.screen, 15, 10, 1.75, TRANSFORM_NORMAL);
	expect_events(&stage, "scale:210/120 ");
	output_destroy(output);
	expect_events(&stage, "scale:120/120 ");
	stage_finish(&stage);
}

static void test_surface_gone(void)
{
	struct stage stage;
	stage_init(&stage);
	struct output *output =
		screen_add_output(&stage.pair.screen, 15, 10, 1.5, TRANSFORM_NORMAL);
	stage_add_surface(&stage);
	expect_events(&stage, "scale:180/120 ");
	wl_surface_destroy(stage.surface);
	stage.surface = NULL;
	struct output_mode mode = output->mode;
	CHECK_EQ(pair_run(&stage.pair), 0);
	CHECK_EQ(output_configure(output, &mode, 2, TRANSFORM_NORMAL), 0);
	expect_events(&stage, ""); /* the object is left, without effect */
	stage_finish(&stage);
}

static void test_second_one(void)
{
	struct stage stage;
	stage_init(&stage);
	stage_add_surface(&stage);
	wp_fractional_scale_v1_destroy(stage.scale);
	stage.scale = pair_get_scale(&stage.pair, stage.surface); /* one after the other is fine */
	CHECK_EQ(pair_run(&stage.pair), 0);
	struct wp_fractional_scale_v1 *second = pair_get_scale(&stage.pair, stage.surface);
	CHECK(pair_run(&stage.pair) != 0);
	CHECK_EQ(pair_error_code(&stage.pair, "wp_fractional_scale_manager_v1"),
		WP_FRACTIONAL_SCALE_MANAGER_V1_ERROR_FRACTIONAL_SCALE_EXISTS);
	wp_fractional_scale_v1_destroy(second);
	stage_finish(&stage);
}

static const struct check_case cases[] = {
	{"the scale of the outputs it is on", test_follows_outputs},
	{"without an output", test_no_output},
	{"of a surface that is gone", test_surface_gone},
	{"a second one for a surface", test_second_one},
};

CHECK_MAIN(cases)
