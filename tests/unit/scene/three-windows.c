/* SPDX-License-Identifier: MIT */
#include "three-windows.h"

#include "check.h"

static const struct box places[WINDOWS] = {{0, 0, 60, 60}, {50, 0, 50, 60}, {0, 40, 100, 40}};

void three_windows_damage(
	struct three_windows *stage, int window, int x, int y, unsigned w, unsigned h)
{
	struct surface_state *pending = &stage->nodes[window]->surface->pending;
	pixman_region32_union_rect(&pending->buffer_damage, &pending->buffer_damage, x, y, w, h);
	pending->changes |= SURFACE_CHANGE_DAMAGE;
	CHECK_EQ(surface_commit(stage->nodes[window]->surface), 0);
}

static void do_nothing(struct three_windows *stage)
{
}

static void commit_without_damage(struct three_windows *stage)
{
	CHECK_EQ(surface_commit(stage->nodes[LEFT]->surface), 0);
}

static void damage_visible(struct three_windows *stage)
{
	three_windows_damage(stage, LEFT, 10, 10, 5, 5);
}

static void damage_twice(struct three_windows *stage)
{
	three_windows_damage(stage, LEFT, 10, 10, 5, 5);
	three_windows_damage(stage, RIGHT, 40, 0, 5, 5);
}

static void damage_hidden(struct three_windows *stage)
{
	three_windows_damage(stage, LEFT, 52, 10, 5, 5);
}

static void damage_half_hidden(struct three_windows *stage)
{
	three_windows_damage(stage, LEFT, 40, 10, 20, 5);
}

static void damage_under_glass(struct three_windows *stage)
{
	three_windows_damage(stage, LEFT, 0, 50, 5, 5);
}

static void damage_long_ago(struct three_windows *stage)
{
	for (int i = 0; i <= DAMAGE_HISTORY_LENGTH; i++) {
		three_windows_damage(stage, GLASS, i, 0, 1, 1);
	}
}

static void raise_left(struct three_windows *stage)
{
	scene_node_place_above(stage->nodes[LEFT], stage->nodes[RIGHT]);
}

static void move_right(struct three_windows *stage)
{
	scene_node_set_position(stage->nodes[RIGHT], 60, 0);
}

void three_windows_hide_right(struct three_windows *stage)
{
	scene_node_set_visible(stage->nodes[RIGHT], false);
}

static void destroy_right(struct three_windows *stage)
{
	test_scene_remove(stage->nodes[RIGHT]);
	stage->nodes[RIGHT] = NULL;
}

static void shrink_left(struct three_windows *stage)
{
	struct surface *surface = stage->nodes[LEFT]->surface;
	surface->pending.viewport.has_destination = true;
	surface->pending.viewport.to_width = 20;
	surface->pending.viewport.to_height = 20;
	surface->pending.changes |= SURFACE_CHANGE_DESTINATION;
	CHECK_EQ(surface_commit(surface), 0);
}

static void turn_left_around(struct three_windows *stage)
{
	struct surface *surface = stage->nodes[LEFT]->surface;
	surface->pending.transform = TRANSFORM_180;
	surface->pending.changes |= SURFACE_CHANGE_TRANSFORM;
	CHECK_EQ(surface_commit(surface), 0);
}

static void make_glass_opaque(struct three_windows *stage)
{
	struct surface *surface = stage->nodes[GLASS]->surface;
	pixman_region32_union_rect(
		&surface->pending.opaque, &surface->pending.opaque, 0, 0, 10, 40);
	surface->pending.changes |= SURFACE_CHANGE_OPAQUE;
	CHECK_EQ(surface_commit(surface), 0);
}

const struct change changes[] = {
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
	{"hidden", three_windows_hide_right, true, 0, 1, {{50, 0, 100, 60}}},
	{"destroyed", destroy_right, true, 0, 1, {{50, 0, 100, 60}}},
	{"resized", shrink_left, true, 1, 1, {{0, 0, 50, 60}}},
	{"another transform", turn_left_around, true, 1, 1, {{0, 0, 50, 60}}},
	{"covered, by what claims to have looked like that before", make_glass_opaque, true, 4, 1,
		{{0, 40, 10, 60}}},
};

const size_t change_count = sizeof(changes) / sizeof(changes[0]);

void three_windows_init(struct three_windows *stage)
{
	*stage = (struct three_windows){.view = {{0, 0, 100, 100}, 1, 100, 100}};
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

void three_windows_finish(struct three_windows *stage)
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

void change_check(
	const struct change *change, const pixman_region32_t *damage, const struct layer_list *list)
{
	pixman_region32_t expected;
	pixman_region32_init_rects(&expected, change->damage, change->count);
	/* to pixman, two empty regions can differ */
	bool equal =
		pixman_region32_equal((pixman_region32_t *)damage, &expected) ||
		(change->count == 0 && !pixman_region32_not_empty((pixman_region32_t *)damage));
	if (!equal) {
		struct box box = region_extents(damage);
		printf("# %s: %d,%d %dx%d\n", change->name, box.x, box.y, box.width, box.height);
	}
	CHECK_ROW(change->name, equal, true);
	CHECK_ROW(change->name, updated_layers(list), change->updated);
	pixman_region32_fini(&expected);
}
