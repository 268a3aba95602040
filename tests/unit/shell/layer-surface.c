/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

static struct fixture fixture;
static struct actor window, bar, other, menu;

enum {
	ACROSS = EDGE_LEFT | EDGE_RIGHT,
	ALL = EDGE_LEFT | EDGE_RIGHT | EDGE_TOP | EDGE_BOTTOM,
};

static void map_window(void)
{
	actor_init(&fixture, &window);
	actor_make_window(&window);
	actor_map(&window, 300, 200);
}

static void make_layer(struct actor *actor, enum layer_level level)
{
	actor_init(&fixture, actor);
	actor_make_layer(actor, level, -1);
}

/* As high as that, at the top edge, where it keeps others away. */
static void make_bar(struct actor *actor, int height)
{
	make_layer(actor, LAYER_TOP);
	CHECK_EQ(layer_surface_set_size(actor->layer, 0, (uint32_t)height), 0);
	CHECK_EQ(layer_surface_set_anchor(actor->layer, ACROSS | EDGE_TOP), 0);
	layer_surface_set_exclusive_zone(actor->layer, height);
}

static void map_layer(struct actor *actor)
{
	CHECK_EQ(actor_commit(actor), 0);
	actor_obey(actor);
	CHECK_EQ(actor->faults, 0);
}

static void map_bar(struct actor *actor, int height)
{
	make_bar(actor, height);
	map_layer(actor);
}

/* Over the whole output, with that claim to the keyboard. */
static void map_whole(struct actor *actor, enum layer_level level, uint32_t interactivity)
{
	make_layer(actor, level);
	layer_surface_set_anchor(actor->layer, ALL);
	layer_surface_set_exclusive_zone(actor->layer, -1);
	CHECK_EQ(layer_surface_set_interactivity(actor->layer, interactivity), 0);
	map_layer(actor);
}

static void test_bar(void)
{
	fixture_init(&fixture);
	make_bar(&bar, 30);
	actor_commit(&bar);
	CHECK_EQ(bar.configures, 1);
	CHECK_EQ(bar.last.box.width, SCREEN_WIDTH);
	CHECK_EQ(bar.last.box.height, 30);
	map_window();
	desktop_set_maximised(fixture.desktop, window.window, true);
	fixture_dispatch(&fixture);
	/* room is kept for what can be seen */
	CHECK_EQ(window.last.box.height, SCREEN_HEIGHT);
	actor_obey(&bar);
	CHECK_EQ(window.last.box.y, 30);
	CHECK_EQ(window.last.box.height, SCREEN_HEIGHT - 30);
	CHECK_EQ(window.last.bounds_height, SCREEN_HEIGHT - 30);
	/* a full-screen window minds no bars */
	desktop_set_fullscreen(fixture.desktop, window.window, true, -1);
	fixture_dispatch(&fixture);
	CHECK_EQ(window.last.box.height, SCREEN_HEIGHT);
	desktop_set_fullscreen(fixture.desktop, window.window, false, -1);
	fixture_dispatch(&fixture);
	CHECK_EQ(window.last.box.y, 30);
	actor_hide(&bar);
	CHECK_EQ(window.last.box.height, SCREEN_HEIGHT);
	actor_finish(&bar);
	actor_finish(&window);
	fixture_finish(&fixture);
}

static void test_two_bars(void)
{
	fixture_init(&fixture);
	map_bar(&bar, 30);
	map_bar(&other, 20);
	CHECK_EQ(bar.shell_surface->y, 0);
	CHECK_EQ(other.shell_surface->y, 30);
	map_window();
	CHECK_EQ(window.shell_surface->y, 325); /* the middle of what is left */
	/* the first one grows, and the others make room */
	layer_surface_set_exclusive_zone(bar.layer, 40);
	layer_surface_set_size(bar.layer, 0, 40);
	actor_commit(&bar);
	CHECK_EQ(bar.last.box.height, 40);
	CHECK_EQ(other.shell_surface->y, 40);
	/* a zone that pushes windows off the screen is not kept */
	CHECK_EQ(fixture.desktop->outputs.all[0].free.y, 60);
	layer_surface_set_exclusive_zone(other.layer, 5000);
	actor_commit(&other);
	CHECK_EQ(fixture.desktop->outputs.all[0].free.y, 40);
	actor_finish(&bar);
	CHECK_EQ(other.shell_surface->y, 0);
	actor_finish(&other);
	actor_finish(&window);
	fixture_finish(&fixture);
}

static void test_stacking(void)
{
	struct actor levels[LAYER_LEVEL_COUNT];
	fixture_init(&fixture);
	map_window();
	for (int i = LAYER_LEVEL_COUNT - 1; i >= 0; i--) {
		map_whole(&levels[i], (enum layer_level)i, LAYER_KEYBOARD_NONE);
	}
	CHECK(actor_is_above(&levels[LAYER_BOTTOM], &levels[LAYER_BACKGROUND]));
	CHECK(actor_is_above(&window, &levels[LAYER_BOTTOM]));
	CHECK(actor_is_above(&levels[LAYER_TOP], &window));
	CHECK(actor_is_above(&levels[LAYER_OVERLAY], &levels[LAYER_TOP]));
	desktop_set_fullscreen(fixture.desktop, window.window, true, -1);
	fixture_dispatch(&fixture);
	actor_obey(&window);
	CHECK(actor_is_above(&window, &levels[LAYER_TOP]));
	CHECK(actor_is_above(&levels[LAYER_OVERLAY], &window));
	layer_surface_set_level(levels[LAYER_BACKGROUND].layer, LAYER_OVERLAY);
	CHECK(actor_is_above(&window, &levels[LAYER_BACKGROUND]));
	actor_commit(&levels[LAYER_BACKGROUND]);
	CHECK(actor_is_above(&levels[LAYER_BACKGROUND], &levels[LAYER_OVERLAY]));
	for (int i = 0; i < LAYER_LEVEL_COUNT; i++) {
		actor_finish(&levels[i]);
	}
	actor_finish(&window);
	fixture_finish(&fixture);
}

static void test_keyboard(void)
{
	fixture_init(&fixture);
	map_window();
	map_whole(&bar, LAYER_BOTTOM, LAYER_KEYBOARD_NONE);
	press_at(&fixture, 10, 10);
	release_at(&fixture, 10, 10);
	CHECK(fixture.focus == window.surface);
	layer_surface_set_interactivity(bar.layer, LAYER_KEYBOARD_ON_DEMAND);
	actor_commit(&bar);
	CHECK(fixture.focus == window.surface);
	press_at(&fixture, 10, 10);
	release_at(&fixture, 10, 10);
	CHECK(fixture.focus == bar.surface);
	/* the window stays the active one, and takes the keyboard back */
	CHECK(fixture.desktop->active == window.window);
	press_at(&fixture, 400, 400);
	release_at(&fixture, 400, 400);
	CHECK(fixture.focus == window.surface);
	map_whole(&other, LAYER_OVERLAY, LAYER_KEYBOARD_EXCLUSIVE);
	CHECK(fixture.focus == other.surface);
	desktop_activate(fixture.desktop, window.window);
	CHECK(fixture.focus == other.surface);
	actor_hide(&other);
	CHECK(fixture.focus == window.surface);
	actor_finish(&other);
	actor_finish(&bar);
	actor_finish(&window);
	fixture_finish(&fixture);
}

/* While nobody has it, one that may have it need not be turned to. */
static void test_idle_keyboard(void)
{
	fixture_init(&fixture);
	map_whole(&bar, LAYER_TOP, LAYER_KEYBOARD_NONE);
	CHECK(fixture.focus == NULL);
	map_whole(&other, LAYER_TOP, LAYER_KEYBOARD_ON_DEMAND);
	CHECK(fixture.focus == other.surface);
	actor_finish(&other);
	CHECK(fixture.focus == NULL);
	map_window();
	map_whole(&other, LAYER_TOP, LAYER_KEYBOARD_ON_DEMAND);
	CHECK(fixture.focus == window.surface);
	actor_finish(&other);
	actor_finish(&window);
	actor_finish(&bar);
	fixture_finish(&fixture);
}

/* Below the windows, a claim to the keyboard is one like any other. */
static void test_exclusive_below(void)
{
	fixture_init(&fixture);
	map_window();
	map_whole(&bar, LAYER_BOTTOM, LAYER_KEYBOARD_EXCLUSIVE);
	CHECK(fixture.focus == window.surface);
	press_at(&fixture, 10, 10);
	CHECK(fixture.focus == bar.surface);
	release_at(&fixture, 10, 10);
	/* the active window goes, and the keyboard is still where the user has put it */
	actor_hide(&window);
	CHECK(fixture.focus == bar.surface);
	actor_finish(&window);
	actor_finish(&bar);
	CHECK(fixture.focus == NULL);
	fixture_finish(&fixture);
}

static void test_popup(void)
{
	fixture_init(&fixture);
	map_window();
	map_bar(&bar, 30);
	actor_init(&fixture, &menu);
	CHECK_EQ(actor_make_popup(&menu, NULL, 10, 30, 60, 40), 0);
	CHECK_EQ(popup_set_parent(menu.popup, bar.shell_surface), 0);
	CHECK_EQ(popup_set_parent(menu.popup, bar.shell_surface), POPUP_HAS_PARENT);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, menu.popup, true), 0);
	actor_map(&menu, 60, 40);
	CHECK(menu.shell_surface->x == 10 && menu.shell_surface->y == 30);
	CHECK(actor_is_above(&menu, &bar) && actor_is_above(&menu, &window));
	CHECK(fixture.focus == menu.surface);
	/* whoever has to have the keyboard has it before the menus of others, if not before its own
	 */
	map_whole(&other, LAYER_OVERLAY, LAYER_KEYBOARD_EXCLUSIVE);
	CHECK(fixture.focus == other.surface);
	actor_finish(&other);
	CHECK(fixture.focus == menu.surface);
	layer_surface_set_interactivity(bar.layer, LAYER_KEYBOARD_EXCLUSIVE);
	actor_commit(&bar);
	CHECK(fixture.focus == menu.surface);
	actor_hide(&bar);
	CHECK_EQ(menu.dismissed, 1);
	CHECK(fixture.focus == window.surface);
	actor_finish(&menu);
	/* a window that comes ends the menu */
	actor_finish(&bar);
	map_bar(&bar, 30);
	actor_init(&fixture, &menu);
	CHECK_EQ(actor_make_popup(&menu, NULL, 10, 30, 60, 40), 0);
	CHECK_EQ(popup_set_parent(menu.popup, bar.shell_surface), 0);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, menu.popup, true), 0);
	actor_map(&menu, 60, 40);
	actor_init(&fixture, &other);
	actor_make_window(&other);
	actor_map(&other, 100, 100);
	CHECK_EQ(menu.dismissed, 1);
	CHECK(fixture.focus == other.surface);
	actor_finish(&other);
	actor_finish(&menu);
	actor_finish(&bar);
	actor_finish(&window);
	fixture_finish(&fixture);
}

/* A menu of a window does not hide below a bar. */
static void test_popup_beside_bar(void)
{
	fixture_init(&fixture);
	map_bar(&bar, 30);
	map_window();
	desktop_place_window(fixture.desktop, window.window, 100, 10);
	struct positioner positioner;
	positioner_init(&positioner);
	positioner_set_size(&positioner, 60, 40);
	positioner_set_anchor_rect(&positioner, &(struct box){0, 0, 1, 1});
	positioner.adjustment = POSITIONER_SLIDE_Y;
	actor_init(&fixture, &menu);
	CHECK_EQ(desktop_create_popup(fixture.desktop, menu.shell_surface, window.shell_surface,
			 &positioner, &menu.popup),
		0);
	actor_map(&menu, 60, 40);
	CHECK_EQ(menu.shell_surface->y, 30);
	actor_finish(&menu);
	actor_finish(&window);
	actor_finish(&bar);
	fixture_finish(&fixture);
}

static void test_outputs(void)
{
	const struct desktop_output two[] = {
		{.index = 0, .box = {0, 0, 1000, 800}},
		{.index = 3, .box = {1000, 0, 500, 400}},
	};
	fixture_init(&fixture);
	CHECK_EQ(desktop_set_outputs(fixture.desktop, two, 2), 0);
	map_bar(&bar, 30);
	actor_init(&fixture, &other);
	actor_make_layer(&other, LAYER_BOTTOM, 3);
	layer_surface_set_anchor(other.layer, ALL);
	actor_commit(&other);
	CHECK_EQ(other.last.box.x, 1000);
	CHECK_EQ(other.last.box.height, 400);
	actor_obey(&other);
	/* a new mode of its output */
	const struct desktop_output smaller = {.index = 3, .box = {0, 0, 400, 300}};
	CHECK_EQ(desktop_set_outputs(fixture.desktop, &smaller, 1), 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(other.last.box.width, 400);
	CHECK_EQ(other.dismissed, 0);
	/* and the bar's is gone */
	CHECK_EQ(bar.dismissed, 1);
	CHECK(!bar.shell_surface->mapped);
	CHECK_EQ(actor_show(&bar, 10, 10), 0);
	CHECK(!bar.shell_surface->mapped);
	CHECK_EQ(desktop_set_outputs(fixture.desktop, NULL, 0), 0);
	CHECK_EQ(other.dismissed, 1);
	make_layer(&menu, LAYER_TOP);
	CHECK_EQ(menu.dismissed, 1);
	actor_finish(&menu);
	actor_finish(&other);
	actor_finish(&bar);
	fixture_finish(&fixture);
}

static void test_states(void)
{
	fixture_init(&fixture);
	map_bar(&bar, 30);
	/* what is set holds from the commit on, and is answered even if no size changes */
	layer_surface_set_margin(bar.layer, 10, 0, 0, 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(bar.shell_surface->y, 0);
	CHECK_EQ(bar.configures, 1);
	actor_commit(&bar);
	CHECK_EQ(bar.shell_surface->y, 10);
	CHECK_EQ(bar.configures, 2);
	actor_commit(&bar);
	CHECK_EQ(bar.configures, 2);
	/* content that is smaller than asked for is at the top left of where it should be */
	actor_show(&bar, 500, 20);
	CHECK(bar.shell_surface->x == 0 && bar.shell_surface->y == 10);
	CHECK_EQ(bar.configures, 2);
	/* hidden, it is as it was made */
	actor_hide(&bar);
	CHECK_EQ(actor_commit(&bar), LAYER_SURFACE_NO_SIZE);
	layer_surface_set_size(bar.layer, 40, 50);
	CHECK_EQ(actor_commit(&bar), 0);
	CHECK_EQ(bar.configures, 3);
	actor_obey(&bar);
	CHECK(bar.shell_surface->x == 480 && bar.shell_surface->y == 375);
	actor_finish(&bar);
	fixture_finish(&fixture);
}

static void test_faults(void)
{
	fixture_init(&fixture);
	make_layer(&bar, LAYER_TOP);
	CHECK_EQ(layer_surface_set_level(bar.layer, 4), LAYER_SURFACE_BAD_LEVEL);
	CHECK_EQ(layer_surface_set_size(bar.layer, UINT32_MAX, 1), LAYER_SURFACE_BAD_SIZE);
	CHECK_EQ(layer_surface_set_anchor(bar.layer, 16), LAYER_SURFACE_BAD_ANCHOR);
	CHECK_EQ(layer_surface_set_interactivity(bar.layer, 3), LAYER_SURFACE_BAD_INTERACTIVITY);
	CHECK_EQ(actor_commit(&bar), LAYER_SURFACE_NO_SIZE);
	CHECK_EQ(bar.last_fault, LAYER_SURFACE_NO_SIZE);
	layer_surface_set_size(bar.layer, 10, 10);
	CHECK_EQ(actor_show(&bar, 10, 10), SHELL_SURFACE_NOT_INITIALISED);
	surface_state_attach(&bar.surface->pending, NULL);
	CHECK_EQ(actor_commit(&bar), 0);
	CHECK_EQ(actor_show(&bar, 10, 10), SHELL_SURFACE_NOT_ACKED);
	actor_finish(&bar);
	actor_init(&fixture, &bar);
	CHECK_EQ(
		desktop_create_layer_surface(fixture.desktop, bar.shell_surface, 4, -1, &bar.layer),
		LAYER_SURFACE_BAD_LEVEL);
	actor_make_window(&bar);
	CHECK_EQ(
		desktop_create_layer_surface(fixture.desktop, bar.shell_surface, 0, -1, &bar.layer),
		SHELL_SURFACE_ALREADY_CONSTRUCTED);
	actor_finish(&bar);
	fixture_finish(&fixture);
}

static const struct check_case cases[] = {
	{"windows make room for a bar", test_bar},
	{"bars make room for each other", test_two_bars},
	{"levels are above and below windows", test_stacking},
	{"who has the keyboard", test_keyboard},
	{"a keyboard that nobody has", test_idle_keyboard},
	{"below windows nobody has it whatever happens", test_exclusive_below},
	{"popups hang on layer surfaces", test_popup},
	{"popups of windows keep clear of bars", test_popup_beside_bar},
	{"outputs change and go", test_outputs},
	{"state is double-buffered, and reset when hidden", test_states},
	{"faults", test_faults},
};

CHECK_MAIN(cases)
