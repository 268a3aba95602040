/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

static struct fixture fixture;
static struct actor window, menu, submenu, other, last;

/* A window of 300x200 at (350, 300). */
static void begin(void)
{
	fixture_init(&fixture);
	actor_init(&fixture, &window);
	actor_make_window(&window);
	actor_map(&window, 300, 200);
}

static void finish(void)
{
	actor_finish(&window);
	fixture_finish(&fixture);
}

static void make(struct actor *actor, struct actor *parent, bool grab)
{
	actor_init(&fixture, actor);
	CHECK_EQ(actor_make_popup(actor, parent, 20, 30, 60, 40), 0);
	if (grab) {
		CHECK_EQ(desktop_grab_popup(fixture.desktop, actor->popup, true), 0);
	}
}

static void open(struct actor *actor, struct actor *parent, bool grab)
{
	make(actor, parent, grab);
	actor_map(actor, 60, 40);
	CHECK_EQ(actor->faults, 0);
}

static void test_place(void)
{
	begin();
	open(&menu, &window, false);
	CHECK_EQ(menu.last.box.x, 20);
	CHECK_EQ(menu.last.box.width, 60);
	CHECK_EQ(menu.shell_surface->x, 370);
	CHECK_EQ(menu.shell_surface->y, 330);
	open(&submenu, &menu, false);
	CHECK_EQ(submenu.shell_surface->x, 390);
	CHECK(actor_is_above(&menu, &window) && actor_is_above(&submenu, &menu));
	/* they go along */
	desktop_place_window(fixture.desktop, window.window, 0, 0);
	CHECK_EQ(menu.shell_surface->x, 20);
	CHECK_EQ(submenu.shell_surface->y, 60);
	CHECK_EQ(submenu.shell_surface->node->y, 60);
	CHECK_EQ(submenu.configures, 1);
	/* without a grab the keyboard stays with the window */
	CHECK(fixture.focus == window.surface);
	actor_finish(&submenu);
	actor_finish(&menu);
	finish();
}

/* The place takes effect with the answer, as the size of a window does. */
static void test_reposition(void)
{
	struct positioner positioner;
	begin();
	open(&menu, &window, false);
	positioner_init(&positioner);
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 1), POPUP_INCOMPLETE_POSITIONER);
	CHECK_EQ(positioner_set_size(&positioner, 50, 50), 0);
	CHECK_EQ(positioner_set_anchor_rect(&positioner, &(struct box){100, 100, 0, 0}), 0);
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 7), 0);
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 8), 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(menu.configures, 2);
	CHECK(menu.last.repositioned);
	CHECK_EQ(menu.last.token, 8);
	CHECK_EQ(menu.last.box.x, 75);
	CHECK_EQ(menu.shell_surface->x, 370);
	actor_obey(&menu);
	CHECK_EQ(menu.shell_surface->x, 425);
	/* to the same place is answered, too */
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 9), 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(menu.last.token, 9);
	actor_finish(&menu);
	finish();
}

static void test_constraint(void)
{
	struct positioner positioner;
	begin();
	desktop_place_window(fixture.desktop, window.window, SCREEN_WIDTH - 310, 0);
	positioner_init(&positioner);
	CHECK_EQ(positioner_set_size(&positioner, 100, 50), 0);
	CHECK_EQ(positioner_set_anchor_rect(&positioner, &(struct box){290, 0, 10, 10}), 0);
	CHECK_EQ(positioner_set_gravity(&positioner, 8), 0);
	positioner.adjustment = POSITIONER_SLIDE_X;
	positioner.reactive = true;
	actor_init(&fixture, &menu);
	CHECK_EQ(desktop_create_popup(fixture.desktop, menu.shell_surface, window.shell_surface,
			 &positioner, &menu.popup),
		0);
	actor_map(&menu, 100, 50);
	CHECK_EQ(menu.last.box.x, 210);
	/* reactive: it slides on as its parent moves */
	desktop_place_window(fixture.desktop, window.window, SCREEN_WIDTH - 300, 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(menu.configures, 2);
	CHECK_EQ(menu.last.box.x, 200);
	/* and as outputs come */
	static const struct desktop_output wide = {0, {0, 0, 2 * SCREEN_WIDTH, SCREEN_HEIGHT}};
	CHECK_EQ(desktop_set_outputs(fixture.desktop, &wide, 1), 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(menu.last.box.x, 295);
	actor_finish(&menu);
	finish();
}

static void test_parent_faults(void)
{
	begin();
	actor_init(&fixture, &menu);
	actor_init(&fixture, &other);
	CHECK_EQ(actor_make_popup(&menu, &other, 0, 0, 1, 1), POPUP_BAD_PARENT);
	struct positioner empty;
	positioner_init(&empty);
	CHECK_EQ(desktop_create_popup(fixture.desktop, menu.shell_surface, window.shell_surface,
			 &empty, &menu.popup),
		POPUP_INCOMPLETE_POSITIONER);
	CHECK_EQ(actor_make_popup(&menu, NULL, 0, 0, 1, 1), 0);
	CHECK_EQ(actor_commit(&menu), POPUP_NO_PARENT);
	CHECK_EQ(menu.last_fault, POPUP_NO_PARENT);
	actor_finish(&menu);
	actor_make_window(&other);
	make(&menu, &other, false);
	actor_commit(&menu);
	actor_ack(&menu);
	CHECK_EQ(actor_show(&menu, 60, 40), POPUP_PARENT_UNMAPPED);
	actor_finish(&menu);
	actor_finish(&other);
	finish();
}

static void test_depth(void)
{
	static struct actor chain[POPUP_DEPTH_MAX + 1];
	begin();
	struct actor *parent = &window;
	for (int i = 0; i < POPUP_DEPTH_MAX; i++) {
		make(&chain[i], parent, false);
		parent = &chain[i];
	}
	actor_init(&fixture, &chain[POPUP_DEPTH_MAX]);
	CHECK_EQ(actor_make_popup(&chain[POPUP_DEPTH_MAX], parent, 0, 0, 1, 1), POPUP_TOO_DEEP);
	for (int i = POPUP_DEPTH_MAX; i >= 0; i--) {
		actor_finish(&chain[i]);
	}
	finish();
}

static void test_grab(void)
{
	begin();
	make(&menu, &window, true);
	CHECK(fixture.focus == window.surface);
	actor_map(&menu, 60, 40);
	CHECK(fixture.focus == menu.surface);
	open(&submenu, &menu, true);
	CHECK(fixture.focus == submenu.surface);
	CHECK_EQ(popup_check_destroy(menu.popup), POPUP_HAS_POPUPS);
	CHECK_EQ(popup_check_destroy(submenu.popup), 0);
	actor_finish(&submenu);
	CHECK(fixture.focus == menu.surface);
	actor_finish(&menu);
	CHECK(fixture.focus == window.surface);
	finish();
}

static void test_grab_faults(void)
{
	begin();
	open(&menu, &window, false);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, menu.popup, true), POPUP_GRAB_MAPPED);
	/* a parent that has no grab */
	make(&submenu, &menu, false);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, submenu.popup, true), POPUP_GRAB_NOT_TOPMOST);
	actor_finish(&submenu);
	actor_finish(&menu);
	/* a parent that is not the topmost one */
	open(&menu, &window, true);
	open(&submenu, &menu, true);
	make(&other, &menu, false);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, other.popup, true), POPUP_GRAB_NOT_TOPMOST);
	actor_finish(&other);
	actor_finish(&submenu);
	actor_finish(&menu);
	finish();
}

struct click_row {
	const char *name;
	double x, y;
	bool dismisses;
};

/* The window is at (350, 300), 300x200; the menu on it at (370, 330); that of another client at
 * (0, 0), 100x100. */
static const struct click_row click_rows[] = {
	{"on the menu", 375, 335, false},
	{"on its window: that is the client's business", 600, 480, false},
	{"on nothing", 900, 700, true},
	{"on another client", 50, 50, true},
};

static void test_clicks(void)
{
	for (size_t i = 0; i < sizeof(click_rows) / sizeof(click_rows[0]); i++) {
		const struct click_row *row = &click_rows[i];
		struct budget_limits limits = budget_default_limits();
		struct budget *budget;
		begin();
		CHECK_EQ(budget_create(&limits, &budget), 0);
		actor_init_of(&fixture, budget, &other);
		actor_make_window(&other);
		actor_map(&other, 100, 100);
		desktop_place_window(fixture.desktop, other.window, 0, 0);
		desktop_activate(fixture.desktop, window.window);
		open(&menu, &window, true);
		open(&submenu, &menu, true);
		press_at(&fixture, row->x, row->y);
		release_at(&fixture, row->x, row->y);
		CHECK_ROW(row->name, menu.dismissed, row->dismisses);
		CHECK_ROW(row->name, submenu.dismissed, row->dismisses);
		CHECK_ROW(row->name, menu.shell_surface->mapped, !row->dismisses);
		CHECK_ROW(row->name, fixture.focus == submenu.surface, !row->dismisses);
		actor_finish(&submenu);
		actor_finish(&menu);
		actor_finish(&other);
		budget_unref(budget);
		finish();
	}
}

/* Dismissed is for good, and what its client still does to it is no fault. */
static void test_dismissed(void)
{
	begin();
	open(&menu, &window, true);
	make(&submenu, &menu, true);
	make(&other, &menu, false);
	make(&last, &submenu, false);
	press_at(&fixture, 900, 700);
	CHECK_EQ(menu.dismissed, 1);
	CHECK_EQ(submenu.dismissed, 1);
	CHECK_EQ(other.dismissed, 1);
	CHECK_EQ(last.dismissed, 1);
	CHECK(last.dismissal < submenu.dismissal && submenu.dismissal < menu.dismissal);
	CHECK_EQ(actor_show(&menu, 60, 40), 0);
	CHECK(!menu.shell_surface->mapped && !menu.shell_surface->node->visible);
	CHECK_EQ(actor_commit(&submenu), 0);
	CHECK_EQ(submenu.configures, 0);
	actor_finish(&other);
	/* a submenu made too late */
	make(&other, &menu, false);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, other.popup, true), 0);
	CHECK_EQ(other.dismissed, 1);
	actor_finish(&other);
	make(&other, &menu, false);
	actor_map(&other, 60, 40);
	CHECK_EQ(other.faults, 0);
	CHECK_EQ(other.dismissed, 1);
	CHECK(!other.shell_surface->mapped);
	actor_finish(&other);
	actor_finish(&last);
	actor_finish(&submenu);
	actor_finish(&menu);
	CHECK(fixture.focus == window.surface);
	finish();
}

static void test_parent_goes(void)
{
	begin();
	open(&menu, &window, true);
	open(&submenu, &menu, true);
	actor_hide(&window);
	CHECK_EQ(menu.dismissed, 1);
	CHECK_EQ(submenu.dismissed, 1);
	CHECK(submenu.dismissal < menu.dismissal);
	CHECK(fixture.focus == NULL);
	/* in the order of a client that is killed */
	actor_finish(&window);
	actor_finish(&menu);
	actor_finish(&submenu);
	fixture_finish(&fixture);
}

static void test_other_window_activated(void)
{
	begin();
	open(&menu, &window, true);
	actor_init(&fixture, &other);
	actor_make_window(&other);
	actor_map(&other, 100, 100);
	CHECK_EQ(menu.dismissed, 1);
	CHECK(fixture.focus == other.surface);
	actor_finish(&other);
	actor_finish(&menu);
	finish();
}

static void test_shown_early(void)
{
	begin();
	make(&menu, &window, false);
	menu.shell_surface->early_buffers = true;
	CHECK_EQ(actor_show(&menu, 60, 40), 0);
	CHECK(menu.shell_surface->mapped);
	CHECK_EQ(menu.configures, 1);
	CHECK_EQ(menu.shell_surface->x, 370);
	CHECK_EQ(menu.shell_surface->node->y, 330);
	actor_finish(&menu);
	finish();
}

/* What an input method shows is for what is typed into, wherever that is. */
static void test_click_aside(void)
{
	static const struct surface_role role = {.name = "aside", .aside = true};
	struct scene_node *node;
	begin();
	open(&menu, &window, true);
	actor_init(&fixture, &other);
	CHECK(surface_set_role(other.surface, &role, NULL));
	CHECK_EQ(scene_node_create(&fixture.scene, SCENE_OVERLAY, other.surface, &node), 0);
	scene_node_set_visible(node, true);
	CHECK_EQ(actor_show(&other, 50, 50), 0);
	press_at(&fixture, 10, 10);
	release_at(&fixture, 10, 10);
	CHECK_EQ(menu.dismissed, 0);
	CHECK(fixture.focus == menu.surface);
	scene_node_destroy(node);
	press_at(&fixture, 10, 10);
	CHECK_EQ(menu.dismissed, 1);
	actor_finish(&other);
	actor_finish(&menu);
	finish();
}

static void test_second_chain(void)
{
	begin();
	open(&menu, &window, true);
	open(&other, &window, true);
	CHECK_EQ(menu.dismissed, 1);
	CHECK(fixture.focus == other.surface);
	actor_finish(&other);
	actor_finish(&menu);
	finish();
}

static const struct check_case cases[] = {
	{"popups are placed on their parent and go where it goes", test_place},
	{"repositioned", test_reposition},
	{"kept within the output", test_constraint},
	{"parents that cannot be", test_parent_faults},
	{"popups hang on each other only so deep", test_depth},
	{"the topmost grabbing popup has the keyboard", test_grab},
	{"grabs that cannot be", test_grab_faults},
	{"a click elsewhere dismisses", test_clicks},
	{"a click on what is aside does not", test_click_aside},
	{"dismissed for good", test_dismissed},
	{"one shown before it was configured has its place", test_shown_early},
	{"a second menu ends the first", test_second_chain},
	{"the parent goes", test_parent_goes},
	{"another window is activated", test_other_window_activated},
};

CHECK_MAIN(cases)
