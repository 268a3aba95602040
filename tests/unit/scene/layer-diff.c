/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "three-windows.h"

static void run_change(const struct change *change)
{
	struct three_windows stage;
	three_windows_init(&stage);
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	change->act(&stage);
	CHECK_EQ(layer_list_build(&stage.after, &stage.scene.scene, &stage.view), 0);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	layer_list_diff(&stage.before, &stage.after, &(struct layer_damage){.drawn = &damage});
	change_check(change, &damage, &stage.after);
	pixman_region32_fini(&damage);
	three_windows_finish(&stage);
}

static void test_changes(void)
{
	for (size_t i = 0; i < change_count; i++) {
		run_change(&changes[i]);
	}
}

static void test_kept(void)
{
	struct three_windows stage;
	three_windows_init(&stage);
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	three_windows_hide_right(&stage);
	CHECK_EQ(layer_list_build(&stage.after, &stage.scene.scene, &stage.view), 0);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	layer_list_diff(&stage.before, &stage.after, &(struct layer_damage){.drawn = &damage});
	pixman_region32_fini(&damage);
	CHECK(stage.before.layers[LEFT].kept);
	CHECK(!stage.before.layers[RIGHT].kept);
	CHECK(stage.before.layers[GLASS].kept);
	three_windows_finish(&stage);
}

/* A pixel of the buffer is 1.5 of the output, and blends into its neighbours. */
static void test_scaled(void)
{
	struct three_windows stage;
	three_windows_init(&stage);
	stage.view = (struct output_view){{0, 0, 100, 100}, 1.5, 150, 150};
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	three_windows_damage(&stage, LEFT, 10, 11, 1, 1);
	CHECK_EQ(layer_list_build(&stage.after, &stage.scene.scene, &stage.view), 0);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	layer_list_diff(&stage.before, &stage.after, &(struct layer_damage){.drawn = &damage});
	struct box box = region_extents(&damage);
	pixman_region32_fini(&damage);
	/* 15 to 16.5 and 16.5 to 18, and two around */
	CHECK(box_equal(&box, &(struct box){13, 14, 6, 6}));
	three_windows_finish(&stage);
}

/* A layer with a plane of its own damages the picture behind it when it comes and when it leaves,
 * and not otherwise. */
static void test_lifted(void)
{
	static const struct {
		const char *name;
		unsigned int before, after;
		bool moves, drawn, seen;
	} lifted[] = {
		{"drawn, and still", 0, 0, false, false, false},
		{"lifted", 0, 1, false, true, true},
		{"back in the picture", 1, 0, false, true, true},
		{"on its plane, and still", 1, 1, false, false, false},
		{"on another plane", 1, 2, false, false, false},
		{"moved on its plane", 1, 1, true, false, true},
		{"moved, and lifted", 0, 1, true, true, true},
		{"moved in the picture", 0, 0, true, true, true},
	};
	for (size_t i = 0; i < sizeof(lifted) / sizeof(lifted[0]); i++) {
		struct three_windows stage;
		three_windows_init(&stage);
		layer_list_build(&stage.before, &stage.scene.scene, &stage.view);
		stage.before.layers[GLASS].plane = lifted[i].before;
		layer_list_lift(&stage.before);
		scene_node_set_position(stage.nodes[GLASS], 0, lifted[i].moves ? 50 : 40);
		layer_list_build(&stage.after, &stage.scene.scene, &stage.view);
		stage.after.layers[GLASS].plane = lifted[i].after;
		layer_list_lift(&stage.after);
		pixman_region32_t drawn, seen;
		pixman_region32_init(&drawn);
		pixman_region32_init(&seen);
		layer_list_diff(&stage.before, &stage.after,
			&(struct layer_damage){.drawn = &drawn, .seen = &seen});
		CHECK_ROW(lifted[i].name, pixman_region32_not_empty(&drawn), lifted[i].drawn);
		CHECK_ROW(lifted[i].name, pixman_region32_not_empty(&seen), lifted[i].seen);
		pixman_region32_fini(&drawn);
		pixman_region32_fini(&seen);
		three_windows_finish(&stage);
	}
}

static const struct check_case cases[] = {
	{"what one change damages", test_changes},
	{"which surfaces stay", test_kept},
	{"damage of a filtered layer", test_scaled},
	{"layers with planes of their own", test_lifted},
};

CHECK_MAIN(cases)
