/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

static struct fixture fixture;
static struct actor a, b;

/* A window of 300x200 at (350, 300), and the button down in its middle. */
static void begin(void)
{
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	actor_map(&a, 300, 200);
	press_at(&fixture, 500, 400);
}

static void finish(void)
{
	actor_finish(&a);
	fixture_finish(&fixture);
}

static void move_to(double x, double y)
{
	CHECK(desktop_handle_motion(fixture.desktop, x, y));
	fixture_dispatch(&fixture);
}

static void test_move(void)
{
	begin();
	desktop_begin_move(fixture.desktop, a.window);
	CHECK_EQ(fixture.drags, 1);
	move_to(510, 390);
	CHECK_EQ(a.shell_surface->x, 360);
	CHECK_EQ(a.shell_surface->y, 290);
	CHECK(desktop_handle_button(fixture.desktop, 520, 390, false));
	CHECK_EQ(a.shell_surface->x, 370);
	CHECK_EQ(fixture.drags, 0);
	CHECK(!desktop_handle_motion(fixture.desktop, 0, 0));
	CHECK_EQ(a.shell_surface->x, 370);
	finish();
}

static void test_second_button(void)
{
	begin();
	desktop_begin_move(fixture.desktop, a.window);
	CHECK(desktop_handle_button(fixture.desktop, 500, 400, true));
	CHECK(desktop_handle_button(fixture.desktop, 500, 400, false));
	CHECK_EQ(fixture.drags, 1);
	CHECK(desktop_handle_button(fixture.desktop, 500, 400, false));
	CHECK_EQ(fixture.drags, 0);
	finish();
}

static void test_resize(void)
{
	begin();
	actor_ack(&a);
	CHECK_EQ(window_set_min_size(a.window, 250, 0), 0);
	actor_commit(&a);
	CHECK_EQ(desktop_begin_resize(fixture.desktop, a.window, EDGE_LEFT | EDGE_TOP), 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.states, WINDOW_RESIZING | WINDOW_ACTIVATED);
	CHECK_EQ(a.last.box.width, 300);
	actor_obey(&a);
	move_to(510, 390);
	CHECK_EQ(a.last.box.width, 290);
	CHECK_EQ(a.last.box.height, 210);
	CHECK_EQ(a.shell_surface->x, 350);
	actor_obey(&a);
	CHECK_EQ(a.shell_surface->x, 360);
	CHECK_EQ(a.shell_surface->y, 290);
	/* the least width holds, and the right edge stays at 650 */
	move_to(900, 390);
	actor_obey(&a);
	CHECK_EQ(a.shell_surface->x, 400);
	release_at(&fixture, 510, 390);
	CHECK_EQ(a.last.states, WINDOW_ACTIVATED);
	CHECK_EQ(a.last.box.width, 290);
	actor_obey(&a);
	CHECK_EQ(a.shell_surface->x, 360);
	/* it is over: a client that changes its size keeps its top left */
	actor_show(&a, 280, 210);
	CHECK_EQ(a.shell_surface->x, 360);
	finish();
}

/* One size at a time, the newest when the last one has been drawn. */
static void test_slow_client(void)
{
	begin();
	actor_ack(&a);
	CHECK_EQ(desktop_begin_resize(fixture.desktop, a.window, EDGE_RIGHT), 0);
	fixture_dispatch(&fixture);
	int configures = a.configures;
	for (int x = 501; x <= 600; x++) {
		move_to(x, 400);
	}
	CHECK_EQ(a.configures, configures);
	actor_obey(&a);
	CHECK_EQ(a.configures, configures + 1);
	CHECK_EQ(a.last.box.width, 400);
	actor_obey(&a);
	CHECK_EQ(a.configures, configures + 1);
	finish();
}

static void test_not_begun(void)
{
	begin();
	CHECK_EQ(desktop_begin_resize(fixture.desktop, a.window, EDGE_TOP | EDGE_BOTTOM),
		WINDOW_BAD_EDGES);
	CHECK_EQ(desktop_begin_resize(fixture.desktop, a.window, EDGES_NONE), 0);
	CHECK_EQ(fixture.drags, 0);
	/* no button is down any more */
	release_at(&fixture, 500, 400);
	desktop_begin_move(fixture.desktop, a.window);
	CHECK_EQ(fixture.drags, 0);
	press_at(&fixture, 500, 400);
	desktop_set_maximised(fixture.desktop, a.window, true);
	desktop_begin_move(fixture.desktop, a.window);
	CHECK_EQ(fixture.drags, 0);
	/* not mapped */
	actor_init(&fixture, &b);
	actor_make_window(&b);
	desktop_begin_move(fixture.desktop, b.window);
	CHECK_EQ(fixture.drags, 0);
	actor_finish(&b);
	finish();
}

static void test_window_goes(void)
{
	begin();
	desktop_begin_move(fixture.desktop, a.window);
	CHECK_EQ(fixture.drags, 1);
	actor_hide(&a);
	CHECK_EQ(fixture.drags, 0);
	CHECK(!desktop_handle_motion(fixture.desktop, 0, 0));
	finish();
}

static void test_maximised_meanwhile(void)
{
	begin();
	actor_ack(&a);
	CHECK_EQ(desktop_begin_resize(fixture.desktop, a.window, EDGE_RIGHT), 0);
	fixture_dispatch(&fixture);
	desktop_set_maximised(fixture.desktop, a.window, true);
	fixture_dispatch(&fixture);
	CHECK_EQ(fixture.drags, 0);
	CHECK_EQ(a.last.states, WINDOW_MAXIMISED | WINDOW_ACTIVATED);
	finish();
}

static const struct check_case cases[] = {
	{"a window follows the pointer until the button is up", test_move},
	{"until the last button is up", test_second_button},
	{"resized, with limits, the far edge stays", test_resize},
	{"a slow client is asked for one size at a time", test_slow_client},
	{"what may not begin does not", test_not_begun},
	{"the window goes", test_window_goes},
	{"maximised meanwhile", test_maximised_meanwhile},
};

CHECK_MAIN(cases)
