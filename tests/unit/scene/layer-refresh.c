/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "three-windows.h"

/* What a list that was brought up to date has is what one that is built has. */
static void check_built(const struct change *change, struct three_windows *stage)
{
	CHECK_EQ(layer_list_build(&stage->after, &stage->scene.scene, &stage->view), 0);
	CHECK_ROW(change->name, stage->before.count, stage->after.count);
	for (size_t i = 0; i < stage->after.count; i++) {
		struct layer *old = &stage->before.layers[i], *built = &stage->after.layers[i];
		CHECK_ROW(change->name, old->serial, built->serial);
		CHECK_ROW(change->name, box_equal(&old->box, &built->box), true);
		CHECK_ROW(change->name, box_equal(&old->logical, &built->logical), true);
		CHECK_ROW(change->name,
			pixman_region32_equal(&old->opaque_part, &built->opaque_part), true);
		CHECK_ROW(
			change->name, pixman_region32_equal(&old->visible, &built->visible), true);
		CHECK_ROW(change->name, old->view.data == built->view.data, true);
		CHECK_ROW(change->name, old->buffer == built->buffer, true);
	}
}

/* The same damage without a new list, where that can be, and else as if it had not been tried. */
static void refresh_change(const struct change *change)
{
	struct three_windows stage;
	three_windows_init(&stage);
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	change->act(&stage);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	struct layer_damage both = {.drawn = &damage};
	bool same = layer_list_refresh(&stage.before, &stage.scene.scene, &stage.view, &both);
	CHECK_ROW(change->name, same, !change->anew);
	if (same) {
		change_check(change, &damage, &stage.before);
		check_built(change, &stage);
	} else {
		CHECK_ROW(change->name, pixman_region32_not_empty(&damage), false);
		CHECK_EQ(layer_list_build(&stage.after, &stage.scene.scene, &stage.view), 0);
		layer_list_diff(&stage.before, &stage.after, &both);
		change_check(change, &damage, &stage.after);
	}
	pixman_region32_fini(&damage);
	three_windows_finish(&stage);
}

static bool refresh(struct three_windows *stage)
{
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	bool same = layer_list_refresh(&stage->before, &stage->scene.scene, &stage->view,
		&(struct layer_damage){.drawn = &damage});
	pixman_region32_fini(&damage);
	return same;
}

/* What the rows do not do. */
static void test_built_anew(void)
{
	struct three_windows stage;
	three_windows_init(&stage);
	struct scene *scene = &stage.scene.scene;
	CHECK(!refresh(&stage)); /* the list is of nothing yet */
	stage.before.view = stage.view;
	CHECK(!refresh(&stage)); /* or of a scene that was empty */
	CHECK_EQ(layer_list_build(&stage.before, scene, &stage.view), 0);
	CHECK(refresh(&stage));
	stage.view.background = 0x102030;
	CHECK(!refresh(&stage));
	CHECK_EQ(layer_list_build(&stage.before, scene, &stage.view), 0);
	stage.nodes[RIGHT]->is_backdrop = true;
	CHECK(!refresh(&stage));
	CHECK_EQ(layer_list_build(&stage.before, scene, &stage.view), 0);
	CHECK(refresh(&stage));
	three_windows_damage(&stage, RIGHT, 0, 0, 5, 5); /* of which the colour counts */
	CHECK(!refresh(&stage));
	CHECK_EQ(layer_list_build(&stage.before, scene, &stage.view), 0);
	three_windows_damage(&stage, LEFT, 0, 0, 5, 5);
	stage.buffers[GLASS]->unreadable = true;
	CHECK(!refresh(&stage));
	CHECK_EQ(stage.before.layers[LEFT].updated, 0); /* its news are for the next comparison */
	struct scene_node *above = test_scene_add(&stage.scene, SCENE_OVERLAY, 0, 0);
	stage.buffers[GLASS]->unreadable = false;
	CHECK(refresh(&stage)); /* one without content is not listed */
	test_surface_show(above->surface, stage.buffers[LEFT]);
	CHECK(!refresh(&stage));
	test_scene_remove(above);
	CHECK(refresh(&stage));
	three_windows_finish(&stage);
}

static void resize_glass(struct three_windows *stage, int32_t side)
{
	struct surface_state *pending = &stage->nodes[GLASS]->surface->pending;
	pending->viewport.has_destination = true;
	pending->viewport.to_width = pending->viewport.to_height = side;
	pending->changes |= SURFACE_CHANGE_DESTINATION;
}

/* Where an output's pixels are larger than logical ones, another size can end at the same edges. */
static void test_size_within_a_pixel(void)
{
	struct three_windows stage;
	three_windows_init(&stage);
	stage.view = (struct output_view){{0, 0, 200, 200}, 0.5, 100, 100};
	struct surface *surface = stage.nodes[GLASS]->surface;
	struct test_buffer *crisp = test_buffer_create(PIXEL_FORMAT_XRGB8888, 30, 30);
	resize_glass(&stage, 59);
	test_surface_show(surface, crisp);
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	resize_glass(&stage, 60);
	CHECK_EQ(surface_commit(surface), 0);
	if (!refresh(&stage)) {
		CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	}
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	pixman_region32_union_rect(
		&surface->pending.surface_damage, &surface->pending.surface_damage, 59, 0, 1, 60);
	surface->pending.changes |= SURFACE_CHANGE_DAMAGE;
	CHECK_EQ(surface_commit(surface), 0);
	CHECK(layer_list_refresh(&stage.before, &stage.scene.scene, &stage.view,
		&(struct layer_damage){.drawn = &damage}));
	CHECK_EQ(pixman_region32_contains_point(&damage, 29, 30, NULL), 1);
	pixman_region32_fini(&damage);
	three_windows_finish(&stage);
	test_buffer_drop(crisp);
}

static void test_changes(void)
{
	for (size_t i = 0; i < change_count; i++) {
		refresh_change(&changes[i]);
	}
}

static const struct check_case cases[] = {
	{"what one change damages", test_changes},
	{"when a list has to be built anew", test_built_anew},
	{"a size that differs by less than a pixel", test_size_within_a_pixel},
};

CHECK_MAIN(cases)
