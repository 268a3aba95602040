/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

#include "shell/backdrop.h"

static struct fixture fixture;
static struct actor a, b, dialog, menu;

/* What was told of windows, summed up. */
static struct news {
	int maps, unmaps;
	uint32_t changes;
	struct wl_listener map, unmap, changed;
} news;

static void note_map(struct wl_listener *listener, void *data)
{
	news.maps++;
}

static void note_unmap(struct wl_listener *listener, void *data)
{
	news.unmaps++;
}

static void note_changed(struct wl_listener *listener, void *data)
{
	const struct window_change_event *event = data;
	news.changes |= event->changes;
}

static void begin(void)
{
	fixture_init(&fixture);
	news = (struct news){
		.map.notify = note_map,
		.unmap.notify = note_unmap,
		.changed.notify = note_changed,
	};
	wl_signal_add(&fixture.desktop->events.window_map, &news.map);
	wl_signal_add(&fixture.desktop->events.window_unmap, &news.unmap);
	wl_signal_add(&fixture.desktop->events.window_changed, &news.changed);
}

static void map(struct actor *actor, int width, int height)
{
	actor_init(&fixture, actor);
	actor_make_window(actor);
	actor_map(actor, width, height);
}

static void minimise(struct actor *actor, bool minimised)
{
	desktop_set_minimised(fixture.desktop, actor->window, minimised);
	fixture_dispatch(&fixture);
}

static bool is_visible(const struct actor *actor)
{
	return actor->shell_surface->node->visible;
}

static void test_hidden(void)
{
	begin();
	map(&a, 300, 200);
	map(&b, 300, 200);
	minimise(&b, true);
	CHECK(!is_visible(&b) && b.shell_surface->mapped);
	CHECK(fixture.focus == a.surface);
	CHECK_EQ(a.last.states, WINDOW_ACTIVATED);
	CHECK_EQ(b.last.states, 0);
	/* with none left, nobody has the keyboard */
	minimise(&a, true);
	CHECK(fixture.focus == NULL && fixture.desktop->active == NULL);
	/* shown again it is the active one */
	minimise(&b, false);
	CHECK(is_visible(&b) && fixture.focus == b.surface);
	desktop_activate(fixture.desktop, a.window);
	CHECK(is_visible(&a) && !a.window->minimised);
	CHECK(fixture.focus == a.surface && actor_is_above(&a, &b));
	/* what is minimised when it goes has nothing to do with the keyboard */
	minimise(&b, true);
	actor_hide(&b);
	CHECK(fixture.focus == a.surface && !b.window->minimised);
	actor_finish(&b);
	actor_finish(&a);
	fixture_finish(&fixture);
}

static void test_relatives(void)
{
	begin();
	map(&b, 100, 100);
	map(&a, 300, 200);
	map(&dialog, 100, 50);
	CHECK_EQ(desktop_set_parent(fixture.desktop, dialog.window, a.window), 0);
	minimise(&a, true);
	CHECK(!is_visible(&a) && !is_visible(&dialog) && is_visible(&b));
	CHECK(fixture.focus == b.surface);
	/* a dialog to be seen brings its window along */
	desktop_activate(fixture.desktop, dialog.window);
	CHECK(is_visible(&a) && is_visible(&dialog));
	CHECK(fixture.focus == dialog.surface);
	/* alone it goes alone */
	minimise(&dialog, true);
	CHECK(is_visible(&a) && fixture.focus == a.surface);
	CHECK_EQ(desktop_set_parent(fixture.desktop, dialog.window, NULL), 0);
	CHECK(!is_visible(&dialog));
	/* below a hidden window it cannot be active */
	minimise(&b, true);
	minimise(&dialog, false);
	desktop_activate(fixture.desktop, dialog.window);
	CHECK_EQ(desktop_set_parent(fixture.desktop, dialog.window, b.window), 0);
	CHECK(!is_visible(&dialog) && fixture.focus == a.surface);
	actor_finish(&dialog);
	actor_finish(&a);
	actor_finish(&b);
	fixture_finish(&fixture);
}

static void test_popups(void)
{
	begin();
	map(&a, 300, 200);
	actor_init(&fixture, &menu);
	CHECK_EQ(actor_make_popup(&menu, &a, 0, 0, 20, 20), 0);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, menu.popup, true), 0);
	actor_map(&menu, 20, 20);
	minimise(&a, true);
	CHECK_EQ(menu.dismissed, 1);
	CHECK(fixture.focus == NULL);
	actor_finish(&menu);
	/* one that comes later is not shown beside nothing */
	actor_init(&fixture, &menu);
	CHECK_EQ(actor_make_popup(&menu, &a, 0, 0, 20, 20), 0);
	actor_map(&menu, 20, 20);
	CHECK_EQ(menu.dismissed, 1);
	actor_finish(&menu);
	actor_finish(&a);
	fixture_finish(&fixture);
}

static void test_fullscreen(void)
{
	begin();
	map(&b, 300, 200);
	map(&a, 300, 200);
	desktop_set_fullscreen(fixture.desktop, a.window, true, -1);
	fixture_dispatch(&fixture);
	actor_obey(&a);
	CHECK(a.window->backdrop != NULL);
	minimise(&a, true);
	CHECK(!is_visible(&a) && !a.window->backdrop->node->visible);
	minimise(&a, false);
	CHECK(is_visible(&a) && a.window->backdrop->node->visible);
	actor_finish(&a);
	actor_finish(&b);
	fixture_finish(&fixture);
}

/* What is to be large is to be seen. */
static void test_grown(void)
{
	begin();
	map(&a, 300, 200);
	minimise(&a, true);
	desktop_set_maximised(fixture.desktop, a.window, true);
	CHECK(is_visible(&a) && fixture.desktop->active == a.window);
	minimise(&a, true);
	desktop_set_fullscreen(fixture.desktop, a.window, true, -1);
	CHECK(is_visible(&a));
	minimise(&a, true);
	desktop_set_fullscreen(fixture.desktop, a.window, false, -1);
	CHECK(!is_visible(&a));
	actor_finish(&a);
	fixture_finish(&fixture);
}

static void test_drag(void)
{
	begin();
	map(&a, 300, 200);
	press_at(&fixture, 500, 400);
	desktop_begin_move(fixture.desktop, a.window);
	CHECK_EQ(fixture.drags, 1);
	minimise(&a, true);
	CHECK_EQ(fixture.drags, 0);
	release_at(&fixture, 500, 400);
	actor_finish(&a);
	fixture_finish(&fixture);
}

/* Taken since the last time. */
static uint32_t take_changes(void)
{
	uint32_t changes = news.changes;
	news.changes = 0;
	return changes;
}

static void test_news(void)
{
	begin();
	map(&a, 300, 200);
	CHECK_EQ(news.maps, 1);
	map(&b, 300, 200);
	take_changes();
	CHECK_EQ(window_set_title(a.window, "a"), 0);
	CHECK_EQ(take_changes(), WINDOW_CHANGED_TITLE);
	CHECK_EQ(window_set_app_id(a.window, "a"), 0);
	CHECK_EQ(take_changes(), WINDOW_CHANGED_APP_ID);
	CHECK_EQ(desktop_set_parent(fixture.desktop, b.window, a.window), 0);
	CHECK_EQ(take_changes(), WINDOW_CHANGED_PARENT);
	desktop_set_maximised(fixture.desktop, b.window, true);
	fixture_dispatch(&fixture);
	CHECK_EQ(take_changes(), WINDOW_CHANGED_STATES);
	actor_obey(&b);
	CHECK_EQ(take_changes(), 0);
	minimise(&b, true);
	CHECK_EQ(take_changes(), WINDOW_CHANGED_STATES);
	minimise(&b, true);
	CHECK_EQ(take_changes(), 0);
	actor_hide(&a);
	CHECK_EQ(news.unmaps, 1);
	CHECK(take_changes() & WINDOW_CHANGED_PARENT);
	CHECK_EQ(window_set_title(a.window, "hidden"), 0);
	CHECK_EQ(take_changes(), 0);
	actor_finish(&b);
	actor_finish(&a);
	CHECK_EQ(news.unmaps, 2);
	fixture_finish(&fixture);
}

static const struct check_case cases[] = {
	{"a minimised window is hidden, and is no one's focus", test_hidden},
	{"what is below it goes along", test_relatives},
	{"its popups are dismissed", test_popups},
	{"a full-screen one, and what is behind it", test_fullscreen},
	{"one that is to be large is shown", test_grown},
	{"one that is being dragged", test_drag},
	{"what is told of windows", test_news},
};

CHECK_MAIN(cases)
