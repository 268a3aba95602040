/* SPDX-License-Identifier: MIT */
#include "scene/scene.h"
#include "check.h"
#include "fixture.h"

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

static void test_stacking(void)
{
	struct test_scene scene;
	test_scene_init(&scene);
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 10, 10);
	struct scene_node *window = test_scene_add(&scene, SCENE_WINDOWS, 0, 0);
	struct scene_node *other = test_scene_add(&scene, SCENE_WINDOWS, 5, 5);
	struct scene_node *below = test_scene_add(&scene, SCENE_BACKGROUND, 0, 0);
	struct scene_node *cursor = test_scene_add(&scene, SCENE_CURSOR, 0, 0);
	struct scene_node *const all[] = {window, other, below, cursor};
	for (int i = 0; i < 4; i++) {
		test_surface_show(all[i]->surface, buffer);
	}
	double x = -1, y = -1;
	CHECK(scene_at(&scene.scene, 7, 8, &x, &y) == other->surface);
	CHECK(x == 2 && y == 3);
	CHECK(scene_at(&scene.scene, 2, 2, &x, &y) == window->surface);
	CHECK(scene_at(&scene.scene, 100, 2, &x, &y) == NULL);
	scene_node_raise(window, SCENE_WINDOWS);
	CHECK(scene_at(&scene.scene, 7, 8, &x, &y) == window->surface);
	scene_node_place_above(other, window);
	CHECK(scene_at(&scene.scene, 7, 8, &x, &y) == other->surface);
	scene_node_raise(below, SCENE_OVERLAY);
	CHECK(scene_at(&scene.scene, 7, 8, &x, &y) == below->surface);
	scene_node_set_visible(below, false);
	scene_node_set_visible(other, false);
	CHECK(scene_at(&scene.scene, 7, 8, &x, &y) == window->surface);
	/* with a floor, what is below it takes nothing, and neither does what would come next */
	scene_set_floor(&scene.scene, SCENE_OVERLAY);
	CHECK(scene_at(&scene.scene, 7, 8, &x, &y) == NULL);
	scene_set_floor(&scene.scene, SCENE_BACKGROUND);
	CHECK(scene_at(&scene.scene, 7, 8, &x, &y) == window->surface);
	for (int i = 0; i < 4; i++) {
		test_scene_remove(all[i]);
	}
	test_buffer_drop(buffer);
	test_scene_finish(&scene);
}

static void test_news(void)
{
	struct test_scene scene;
	test_scene_init(&scene);
	struct counter changed;
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, 10, 10);
	struct scene_node *node = test_scene_add(&scene, SCENE_WINDOWS, 0, 0);
	counter_init(&changed, &scene.scene.events.changed);
	test_surface_show(node->surface, buffer);
	CHECK_EQ(changed.count, 1);
	scene_node_set_position(node, 0, 0);
	scene_node_raise(node, SCENE_WINDOWS);
	CHECK_EQ(changed.count, 1); /* nothing changed */
	scene_node_set_position(node, 0, 1);
	scene_node_set_visible(node, false);
	CHECK_EQ(changed.count, 3);
	scene_node_set_position(node, 0, 2);
	test_surface_show(node->surface, buffer);
	CHECK_EQ(changed.count, 3); /* nobody sees it */
	scene_node_set_visible(node, true);
	CHECK_EQ(changed.count, 4);
	test_scene_remove(node);
	CHECK_EQ(changed.count, 5);
	wl_list_remove(&changed.listener.link);
	test_buffer_drop(buffer);
	test_scene_finish(&scene);
}

static const struct check_case cases[] = {
	{"what is on top takes the input", test_stacking},
	{"a change that can be seen is told, and no other", test_news},
};

CHECK_MAIN(cases)
