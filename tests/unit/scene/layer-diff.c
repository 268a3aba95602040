/* SPDX-License-Identifier: MIT */
/*
 * Three windows, bottom to top, on an output of 100x100: an opaque one at the
 * left, an opaque one at the right over a part of it, and a translucent one at
 * the bottom over both. Each row does one thing and says what has to be drawn.
 */
#include "check.h"
#include "fixture.h"
#include "scene/layer-list.h"

enum {
	LEFT,
	RIGHT,
	GLASS,
	WINDOWS,
};

static const struct box places[WINDOWS] = {{0, 0, 60, 60}, {50, 0, 50, 60}, {0, 40, 100, 40}};

struct stage {
	struct test_scene scene;
	struct test_buffer *buffers[WINDOWS];
	struct scene_node *nodes[WINDOWS]; /* NULL once removed */
	struct layer_list before, after;
	struct output_view view;
};

static void damage_buffer(struct stage *stage, int window, int x, int y, unsigned w, unsigned h)
{
	struct surface_state *pending = &stage->nodes[window]->surface->pending;
	pixman_region32_union_rect(&pending->buffer_damage, &pending->buffer_damage, x, y, w, h);
	pending->changes |= SURFACE_CHANGE_DAMAGE;
	CHECK_EQ(surface_commit(stage->nodes[window]->surface), 0);
}

static void do_nothing(struct stage *stage)
{
}

static void commit_without_damage(struct stage *stage)
{
	CHECK_EQ(surface_commit(stage->nodes[LEFT]->surface), 0);
}

static void damage_visible(struct stage *stage)
{
	damage_buffer(stage, LEFT, 10, 10, 5, 5);
}

static void damage_twice(struct stage *stage)
{
	damage_buffer(stage, LEFT, 10, 10, 5, 5);
	damage_buffer(stage, RIGHT, 40, 0, 5, 5);
}

static void damage_hidden(struct stage *stage)
{
	damage_buffer(stage, LEFT, 52, 10, 5, 5);
}

static void damage_half_hidden(struct stage *stage)
{
	damage_buffer(stage, LEFT, 40, 10, 20, 5);
}

static void damage_under_glass(struct stage *stage)
{
	damage_buffer(stage, LEFT, 0, 50, 5, 5);
}

static void damage_long_ago(struct stage *stage)
{
	for (int i = 0; i <= DAMAGE_HISTORY_LENGTH; i++) {
		damage_buffer(stage, GLASS, i, 0, 1, 1);
	}
}

static void raise_left(struct stage *stage)
{
	scene_node_place_above(stage->nodes[LEFT], stage->nodes[RIGHT]);
}

static void move_right(struct stage *stage)
{
	scene_node_set_position(stage->nodes[RIGHT], 60, 0);
}

static void hide_right(struct stage *stage)
{
	scene_node_set_visible(stage->nodes[RIGHT], false);
}

static void destroy_right(struct stage *stage)
{
	test_scene_remove(stage->nodes[RIGHT]);
	stage->nodes[RIGHT] = NULL;
}

static void shrink_left(struct stage *stage)
{
	struct surface *surface = stage->nodes[LEFT]->surface;
	surface->pending.viewport.has_destination = true;
	surface->pending.viewport.to_width = 20;
	surface->pending.viewport.to_height = 20;
	surface->pending.changes |= SURFACE_CHANGE_DESTINATION;
	CHECK_EQ(surface_commit(surface), 0);
}

static void turn_left_around(struct stage *stage)
{
	struct surface *surface = stage->nodes[LEFT]->surface;
	surface->pending.transform = TRANSFORM_180;
	surface->pending.changes |= SURFACE_CHANGE_TRANSFORM;
	CHECK_EQ(surface_commit(surface), 0);
}

static void make_glass_opaque(struct stage *stage)
{
	struct surface *surface = stage->nodes[GLASS]->surface;
	pixman_region32_union_rect(
		&surface->pending.opaque, &surface->pending.opaque, 0, 0, 10, 40);
	surface->pending.changes |= SURFACE_CHANGE_OPAQUE;
	CHECK_EQ(surface_commit(surface), 0);
}

struct row {
	const char *name;
	void (*act)(struct stage *stage);
	bool anew;        /* the list has to be built */
	uint32_t updated; /* bits of windows, in the new order from the bottom */
	int count;
	pixman_box32_t damage[4];
};

static const struct row rows[] = {
	{"nothing", do_nothing, false, 0, 0, {{0}}},
	{"a commit without damage", commit_without_damage, false, 1, 0, {{0}}},
	{"damage that can be seen", damage_visible, false, 1, 1, {{10, 10, 15, 15}}},
	{"two windows", damage_twice, false, 3, 2, {{10, 10, 15, 15}, {90, 0, 95, 5}}},
	{"damage that is hidden", damage_hidden, false, 1, 0, {{0}}},
	{"damage that is half hidden", damage_half_hidden, false, 1, 1, {{40, 10, 50, 15}}},
	{"damage seen through another", damage_under_glass, false, 1, 1, {{0, 50, 5, 55}}},
	{"too much since to tell", damage_long_ago, false, 4, 1, {{0, 40, 100, 80}}},
	{"raised", raise_left, true, 0, 1, {{0, 0, 60, 60}}},
	{"moved", move_right, true, 0, 1, {{50, 0, 100, 60}}},
	{"hidden", hide_right, true, 0, 1, {{50, 0, 100, 60}}},
	{"destroyed", destroy_right, true, 0, 1, {{50, 0, 100, 60}}},
	{"resized", shrink_left, true, 1, 1, {{0, 0, 50, 60}}},
	{"another transform", turn_left_around, true, 1, 1, {{0, 0, 50, 60}}},
	{"covered, by what claims to have looked like that before", make_glass_opaque, true, 4, 1,
		{{0, 40, 10, 60}}},
};

static void stage_init(struct stage *stage)
{
	*stage = (struct stage){.view = {{0, 0, 100, 100}, 1, 100, 100}};
	test_scene_init(&stage->scene);
	layer_list_init(&stage->before);
	layer_list_init(&stage->after);
	for (int i = 0; i < WINDOWS; i++) {
		const struct box *place = &places[i];
		stage->buffers[i] = test_buffer_create(
			i == GLASS ? PIXEL_FORMAT_ARGB8888 : PIXEL_FORMAT_XRGB8888, place->width,
			place->height);
		stage->nodes[i] = test_scene_add(&stage->scene, SCENE_WINDOWS, place->x, place->y);
		test_surface_show(stage->nodes[i]->surface, stage->buffers[i]);
	}
}

static void stage_finish(struct stage *stage)
{
	for (int i = 0; i < WINDOWS; i++) {
		if (stage->nodes[i] != NULL) {
			test_scene_remove(stage->nodes[i]);
		}
		test_buffer_drop(stage->buffers[i]);
	}
	layer_list_finish(&stage->before);
	layer_list_finish(&stage->after);
	test_scene_finish(&stage->scene);
}

static uint32_t updated_layers(const struct layer_list *list)
{
	uint32_t bits = 0;
	for (size_t i = 0; i < list->count; i++) {
		bits |= (uint32_t)list->layers[i].updated << i;
	}
	return bits;
}

static void check_row(
	const struct row *row, const pixman_region32_t *damage, const struct layer_list *list)
{
	pixman_region32_t expected;
	pixman_region32_init_rects(&expected, row->damage, row->count);
	/* to pixman, two empty regions can differ */
	bool equal = pixman_region32_equal((pixman_region32_t *)damage, &expected) ||
		     (row->count == 0 && !pixman_region32_not_empty((pixman_region32_t *)damage));
	if (!equal) {
		struct box box = region_extents(damage);
		printf("# %s: %d,%d %dx%d\n", row->name, box.x, box.y, box.width, box.height);
	}
	CHECK_ROW(row->name, equal, true);
	CHECK_ROW(row->name, updated_layers(list), row->updated);
	pixman_region32_fini(&expected);
}

static void run_row(const struct row *row)
{
	struct stage stage;
	stage_init(&stage);
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	row->act(&stage);
	CHECK_EQ(layer_list_build(&stage.after, &stage.scene.scene, &stage.view), 0);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	layer_list_diff(&stage.before, &stage.after, &(struct layer_damage){.drawn = &damage});
	check_row(row, &damage, &stage.after);
	pixman_region32_fini(&damage);
	stage_finish(&stage);
}

/* What a list that was brought up to date has is what one that is built has. */
static void check_built(const struct row *row, struct stage *stage)
{
	CHECK_EQ(layer_list_build(&stage->after, &stage->scene.scene, &stage->view), 0);
	CHECK_ROW(row->name, stage->before.count, stage->after.count);
	for (size_t i = 0; i < stage->after.count; i++) {
		struct layer *old = &stage->before.layers[i], *built = &stage->after.layers[i];
		CHECK_ROW(row->name, old->serial, built->serial);
		CHECK_ROW(row->name, pixman_region32_equal(&old->visible, &built->visible), true);
		CHECK_ROW(row->name, old->view.data == built->view.data, true);
		CHECK_ROW(row->name, old->buffer == built->buffer, true);
	}
}

/* The same damage without a new list, where that can be, and else as if it had not been tried. */
static void refresh_row(const struct row *row)
{
	struct stage stage;
	stage_init(&stage);
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	row->act(&stage);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	struct layer_damage both = {.drawn = &damage};
	bool same = layer_list_refresh(&stage.before, &stage.scene.scene, &stage.view, &both);
	CHECK_ROW(row->name, same, !row->anew);
	if (same) {
		check_row(row, &damage, &stage.before);
		check_built(row, &stage);
	} else {
		CHECK_ROW(row->name, pixman_region32_not_empty(&damage), false);
		CHECK_EQ(layer_list_build(&stage.after, &stage.scene.scene, &stage.view), 0);
		layer_list_diff(&stage.before, &stage.after, &both);
		check_row(row, &damage, &stage.after);
	}
	pixman_region32_fini(&damage);
	stage_finish(&stage);
}

static bool refresh(struct stage *stage)
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
	struct stage stage;
	stage_init(&stage);
	struct scene *scene = &stage.scene.scene;
	CHECK(!refresh(&stage)); /* the list is of nothing yet */
	CHECK_EQ(layer_list_build(&stage.before, scene, &stage.view), 0);
	CHECK(refresh(&stage));
	stage.view.background = 0x102030;
	CHECK(!refresh(&stage));
	CHECK_EQ(layer_list_build(&stage.before, scene, &stage.view), 0);
	stage.nodes[RIGHT]->is_backdrop = true;
	CHECK(!refresh(&stage));
	CHECK_EQ(layer_list_build(&stage.before, scene, &stage.view), 0);
	CHECK(refresh(&stage));
	damage_buffer(&stage, RIGHT, 0, 0, 5, 5); /* of which the colour counts */
	CHECK(!refresh(&stage));
	CHECK_EQ(layer_list_build(&stage.before, scene, &stage.view), 0);
	damage_buffer(&stage, LEFT, 0, 0, 5, 5);
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
	stage_finish(&stage);
}

static void test_rows(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		run_row(&rows[i]);
	}
}

static void test_refreshed_rows(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		refresh_row(&rows[i]);
	}
}

static void test_kept(void)
{
	struct stage stage;
	stage_init(&stage);
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	hide_right(&stage);
	CHECK_EQ(layer_list_build(&stage.after, &stage.scene.scene, &stage.view), 0);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	layer_list_diff(&stage.before, &stage.after, &(struct layer_damage){.drawn = &damage});
	pixman_region32_fini(&damage);
	CHECK(stage.before.layers[LEFT].kept);
	CHECK(!stage.before.layers[RIGHT].kept);
	CHECK(stage.before.layers[GLASS].kept);
	stage_finish(&stage);
}

/* A pixel of the buffer is 1.5 of the output, and blends into its neighbours. */
static void test_scaled(void)
{
	struct stage stage;
	stage_init(&stage);
	stage.view = (struct output_view){{0, 0, 100, 100}, 1.5, 150, 150};
	CHECK_EQ(layer_list_build(&stage.before, &stage.scene.scene, &stage.view), 0);
	damage_buffer(&stage, LEFT, 10, 11, 1, 1);
	CHECK_EQ(layer_list_build(&stage.after, &stage.scene.scene, &stage.view), 0);
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	layer_list_diff(&stage.before, &stage.after, &(struct layer_damage){.drawn = &damage});
	struct box box = region_extents(&damage);
	pixman_region32_fini(&damage);
	/* 15 to 16.5 and 16.5 to 18, and two around */
	CHECK(box_equal(&box, &(struct box){13, 14, 6, 6}));
	stage_finish(&stage);
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
		struct stage stage;
		stage_init(&stage);
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
		stage_finish(&stage);
	}
}

static const struct check_case cases[] = {
	{"what one change damages", test_rows},
	{"the same, of a list that is brought up to date", test_refreshed_rows},
	{"when it has to be built anew", test_built_anew},
	{"which surfaces stay", test_kept},
	{"damage of a filtered layer", test_scaled},
	{"layers with planes of their own", test_lifted},
};

CHECK_MAIN(cases)
