/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

#include "shell/backdrop.h"

static struct fixture fixture;
static struct actor a, b, c;

static void begin(void)
{
	fixture_init(&fixture);
}

static void finish(void)
{
	fixture_finish(&fixture);
}

static void map(struct actor *actor, int width, int height)
{
	actor_init(&fixture, actor);
	actor_make_window(actor);
	actor_map(actor, width, height);
}

static bool is_at(const struct actor *actor, int x, int y)
{
	return actor->shell_surface->x == x && actor->shell_surface->y == y;
}

static void test_placement(void)
{
	begin();
	map(&a, 300, 200);
	CHECK(is_at(&a, 350, 300));
	CHECK_EQ(a.last.bounds_width, SCREEN_WIDTH);
	map(&b, 300, 200);
	CHECK(is_at(&b, 350, 500));
	map(&c, 2000, 2000);
	CHECK(is_at(&c, 0, 0));
	actor_finish(&a);
	actor_finish(&b);
	actor_finish(&c);
	finish();
}

static void test_activation(void)
{
	begin();
	map(&a, 300, 200);
	CHECK(fixture.focus == a.surface);
	CHECK_EQ(a.last.states, WINDOW_ACTIVATED);
	map(&b, 300, 200);
	CHECK(fixture.focus == b.surface);
	CHECK_EQ(a.last.states, 0);
	map(&c, 300, 200);
	CHECK(actor_is_above(&c, &b) && actor_is_above(&b, &a));
	CHECK_EQ(c.shell_surface->node->band, SCENE_WINDOWS);
	/* a click raises and activates */
	press_at(&fixture, 351, 301);
	release_at(&fixture, 351, 301);
	CHECK(fixture.focus == a.surface);
	CHECK(actor_is_above(&a, &c) && actor_is_above(&c, &b));
	/* a click on nothing does nothing */
	press_at(&fixture, 1, 1);
	release_at(&fixture, 1, 1);
	CHECK(fixture.focus == a.surface);
	/* the one before gets it back */
	actor_hide(&a);
	CHECK(fixture.focus == c.surface);
	actor_finish(&c);
	CHECK(fixture.focus == b.surface);
	actor_finish(&b);
	CHECK(fixture.focus == NULL);
	actor_finish(&a);
	finish();
}

static void test_children(void)
{
	begin();
	map(&a, 600, 500);
	map(&b, 100, 100);
	actor_init(&fixture, &c);
	actor_make_window(&c);
	CHECK_EQ(desktop_set_parent(fixture.desktop, c.window, a.window), 0);
	actor_map(&c, 100, 60);
	/* in the middle of its parent */
	CHECK(is_at(&c, 200 + 250, 150 + 220));
	CHECK(actor_is_above(&c, &a));
	desktop_activate(fixture.desktop, b.window);
	CHECK(actor_is_above(&b, &c));
	/* the parent comes up, and its child stays above it */
	desktop_activate(fixture.desktop, a.window);
	CHECK(actor_is_above(&c, &a) && actor_is_above(&a, &b));
	/* and a child brings its parent along */
	desktop_activate(fixture.desktop, b.window);
	desktop_activate(fixture.desktop, c.window);
	CHECK(actor_is_above(&c, &a) && actor_is_above(&a, &b));
	CHECK_EQ(desktop_set_parent(fixture.desktop, a.window, c.window), WINDOW_BAD_PARENT);
	CHECK_EQ(desktop_set_parent(fixture.desktop, a.window, a.window), WINDOW_BAD_PARENT);
	/* a child that goes leaves the focus to its parent, not to the one before */
	desktop_activate(fixture.desktop, b.window);
	desktop_activate(fixture.desktop, c.window);
	actor_hide(&c);
	CHECK(fixture.focus == a.surface);
	actor_finish(&a);
	actor_finish(&b);
	actor_finish(&c);
	finish();
}

static void test_grandchildren_are_inherited(void)
{
	begin();
	map(&a, 300, 200);
	map(&b, 300, 200);
	map(&c, 300, 200);
	CHECK_EQ(desktop_set_parent(fixture.desktop, b.window, a.window), 0);
	CHECK_EQ(desktop_set_parent(fixture.desktop, c.window, b.window), 0);
	actor_hide(&b);
	CHECK(c.window->parent == a.window);
	CHECK(b.window->parent == NULL);
	actor_finish(&a);
	CHECK(c.window->parent == NULL);
	/* one that is not mapped is as none */
	CHECK_EQ(desktop_set_parent(fixture.desktop, c.window, b.window), 0);
	CHECK(c.window->parent == NULL);
	actor_finish(&b);
	actor_finish(&c);
	finish();
}

static void test_maximise(void)
{
	begin();
	map(&a, 300, 200);
	desktop_set_maximised(fixture.desktop, a.window, true);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.states, WINDOW_MAXIMISED | WINDOW_ACTIVATED);
	CHECK_EQ(a.last.box.width, SCREEN_WIDTH);
	CHECK_EQ(a.last.box.height, SCREEN_HEIGHT);
	CHECK(is_at(&a, 350, 300));
	actor_obey(&a);
	CHECK(is_at(&a, 0, 0));
	int configures = a.configures;
	desktop_set_maximised(fixture.desktop, a.window, true);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.configures, configures + 1);
	desktop_set_maximised(fixture.desktop, a.window, false);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.states, WINDOW_ACTIVATED);
	CHECK_EQ(a.last.box.width, 300);
	CHECK_EQ(a.last.box.height, 200);
	actor_obey(&a);
	CHECK(is_at(&a, 350, 300));
	desktop_set_maximised(fixture.desktop, a.window, false);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.configures, configures + 3);
	actor_finish(&a);
	finish();
}

/* Maximised before it was ever shown, it has no size to go back to. */
static void test_maximised_from_the_start(void)
{
	begin();
	actor_init(&fixture, &a);
	actor_make_window(&a);
	desktop_set_maximised(fixture.desktop, a.window, true);
	CHECK_EQ(a.configures, 0);
	actor_commit(&a);
	CHECK_EQ(a.last.box.width, SCREEN_WIDTH);
	CHECK_EQ(a.last.states, WINDOW_MAXIMISED);
	actor_obey(&a);
	CHECK(is_at(&a, 0, 0));
	desktop_set_maximised(fixture.desktop, a.window, false);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.box.width, 0);
	actor_ack(&a);
	actor_show(&a, 300, 200);
	CHECK(is_at(&a, 350, 300));
	actor_finish(&a);
	finish();
}

static void test_fullscreen(void)
{
	begin();
	map(&a, 300, 200);
	map(&b, 300, 200);
	desktop_set_maximised(fixture.desktop, a.window, true);
	desktop_set_fullscreen(fixture.desktop, a.window, true, -1);
	fixture_dispatch(&fixture);
	CHECK(a.last.states & WINDOW_FULLSCREEN);
	CHECK(a.window->backdrop == NULL);
	desktop_activate(fixture.desktop, a.window);
	actor_ack(&a);
	/* smaller than the output: in the middle, on black */
	actor_show(&a, 800, 600);
	CHECK(is_at(&a, 100, 100));
	CHECK(a.window->backdrop != NULL);
	CHECK_EQ(a.window->backdrop->box.width, SCREEN_WIDTH);
	CHECK_EQ(a.shell_surface->node->band, SCENE_FULLSCREEN);
	CHECK(actor_is_above(&a, &b));
	/* what is raised above it is seen */
	desktop_activate(fixture.desktop, b.window);
	CHECK(actor_is_above(&b, &a));
	CHECK_EQ(a.shell_surface->node->band, SCENE_WINDOWS);
	/* back to maximised, and then to where it was */
	desktop_set_fullscreen(fixture.desktop, a.window, false, -1);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.states, WINDOW_MAXIMISED);
	actor_obey(&a);
	CHECK(a.window->backdrop == NULL);
	desktop_set_maximised(fixture.desktop, a.window, false);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.box.width, 300);
	actor_finish(&a);
	actor_finish(&b);
	finish();
}

static void test_dialog_of_fullscreen(void)
{
	begin();
	map(&a, 300, 200);
	desktop_set_fullscreen(fixture.desktop, a.window, true, -1);
	fixture_dispatch(&fixture);
	actor_obey(&a);
	actor_init(&fixture, &b);
	actor_make_window(&b);
	CHECK_EQ(desktop_set_parent(fixture.desktop, b.window, a.window), 0);
	actor_map(&b, 100, 100);
	CHECK_EQ(a.shell_surface->node->band, SCENE_FULLSCREEN);
	CHECK_EQ(b.shell_surface->node->band, SCENE_FULLSCREEN);
	CHECK(actor_is_above(&b, &a));
	actor_finish(&a);
	actor_finish(&b);
	finish();
}

/* Where it was is no place any more. */
static void test_restored_into_view(void)
{
	static const struct desktop_output small = {0, {0, 0, 400, 300}};
	begin();
	map(&a, 300, 200);
	desktop_set_maximised(fixture.desktop, a.window, true);
	fixture_dispatch(&fixture);
	actor_obey(&a);
	CHECK_EQ(desktop_set_outputs(fixture.desktop, &small, 1), 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.box.width, 400);
	desktop_set_maximised(fixture.desktop, a.window, false);
	fixture_dispatch(&fixture);
	actor_obey(&a);
	CHECK(is_at(&a, 100, 100));
	actor_finish(&a);
	finish();
}

/* Shown again, a window is where the user last had it. */
static void test_shown_again(void)
{
	begin();
	map(&a, 300, 200);
	desktop_place_window(fixture.desktop, a.window, 17, 23);
	CHECK_EQ(actor_hide(&a), 0);
	actor_map(&a, 400, 300);
	CHECK(is_at(&a, 17, 23));
	/* a maximised one, where it would have been restored to */
	desktop_set_maximised(fixture.desktop, a.window, true);
	fixture_dispatch(&fixture);
	actor_obey(&a);
	CHECK(is_at(&a, 0, 0));
	CHECK_EQ(actor_hide(&a), 0);
	actor_map(&a, 300, 200);
	CHECK(is_at(&a, 17, 23));
	/* and where that is no place any more, in sight */
	static const struct desktop_output far = {0, {5000, 0, 400, 300}};
	CHECK_EQ(actor_hide(&a), 0);
	CHECK_EQ(desktop_set_outputs(fixture.desktop, &far, 1), 0);
	actor_map(&a, 300, 200);
	CHECK(is_at(&a, 5000, 23));
	actor_finish(&a);
	finish();
}

static const struct desktop_output two[] = {
	{0, {0, 0, SCREEN_WIDTH, SCREEN_HEIGHT}},
	{1, {SCREEN_WIDTH, 0, 640, 480}},
};

static void test_outputs(void)
{
	begin();
	CHECK_EQ(desktop_set_outputs(fixture.desktop, two, 2), 0);
	map(&a, 300, 200);
	map(&b, 300, 200);
	desktop_set_fullscreen(fixture.desktop, a.window, true, 1);
	desktop_place_window(fixture.desktop, b.window, SCREEN_WIDTH + 400, 100);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.box.x, SCREEN_WIDTH);
	CHECK_EQ(a.last.box.width, 640);
	actor_obey(&a);
	CHECK(is_at(&a, SCREEN_WIDTH, 0));
	/* the pointer's output is that of new windows */
	desktop_handle_motion(fixture.desktop, SCREEN_WIDTH + 5, 5);
	map(&c, 40, 80);
	CHECK(is_at(&c, SCREEN_WIDTH + 300, 200));
	/* gone: windows come back into view, and what fills an output fills the other */
	CHECK_EQ(desktop_set_outputs(fixture.desktop, two, 1), 0);
	fixture_dispatch(&fixture);
	CHECK(is_at(&b, SCREEN_WIDTH - 300, 100));
	CHECK_EQ(a.last.box.x, 0);
	CHECK_EQ(a.last.box.width, SCREEN_WIDTH);
	CHECK_EQ(c.last.bounds_width, SCREEN_WIDTH);
	actor_obey(&a);
	CHECK(is_at(&a, 0, 0));
	/* another one with the number of the one that went: what was there does not go to it */
	CHECK_EQ(desktop_set_outputs(fixture.desktop, two, 2), 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.box.x, 0);
	/* none at all: all stays as it is */
	CHECK_EQ(desktop_set_outputs(fixture.desktop, NULL, 0), 0);
	CHECK(is_at(&a, 0, 0));
	actor_finish(&a);
	actor_finish(&b);
	actor_finish(&c);
	finish();
}

static const struct check_case cases[] = {
	{"the first in the middle, the next beside it", test_placement},
	{"one active window, and who is next", test_activation},
	{"children are above their parent, and come with it", test_children},
	{"children of a window that goes are its parent's", test_grandchildren_are_inherited},
	{"maximised and back", test_maximise},
	{"maximised from the start", test_maximised_from_the_start},
	{"full-screen, on black, above the others", test_fullscreen},
	{"a dialog of a full-screen window is above it", test_dialog_of_fullscreen},
	{"restored into view", test_restored_into_view},
	{"shown again where it was", test_shown_again},
	{"outputs come and go", test_outputs},
};

CHECK_MAIN(cases)
