/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

static struct fixture fixture;
static struct actor window, menu, other;

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

/* A menu of a window that is being resized at its left edge: it counts on where the window will be.
 */
static void test_parent_configure(void)
{
	struct positioner positioner;
	begin();
	open(&menu, &window, false);
	desktop_place_window(fixture.desktop, window.window, 500, 300);
	press_at(&fixture, 501, 310);
	CHECK_EQ(desktop_begin_resize(fixture.desktop, window.window, EDGE_LEFT), 0);
	fixture_dispatch(&fixture);
	actor_obey(&window);
	desktop_handle_motion(fixture.desktop, 101, 310);
	fixture_dispatch(&fixture);
	CHECK_EQ(window.last.box.width, 700);
	positioner_init(&positioner);
	positioner_set_size(&positioner, 400, 40);
	positioner_set_anchor_rect(&positioner, &(struct box){300, 0, 1, 1});
	positioner_set_anchor(&positioner, 5);
	positioner_set_gravity(&positioner, 8);
	positioner.adjustment = POSITIONER_SLIDE_X;
	/* where the window is now, there is no room for it */
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 1), 0);
	CHECK_EQ(menu.shell_surface->next.box.x, 100);
	/* where it will be, there is */
	positioner.has_parent_configure = true;
	positioner.parent_configure = window.serial;
	positioner_set_parent_size(&positioner, 700, 200);
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 2), 0);
	CHECK_EQ(menu.shell_surface->next.box.x, 300);
	/* a parent that grows out of all bounds is not farther away than any window can be */
	struct box box = window_box_after(window.window, window.serial, INT32_MAX, 200);
	CHECK_EQ(box.x, -(1 << 28));
	CHECK_EQ(positioner_set_parent_size(&positioner, INT32_MAX, 200), 0);
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 3), 0);
	positioner_set_parent_size(&positioner, 700, 200);
	/* when it has been acked and not committed yet, too; and then it is a thing of the past */
	CHECK_EQ(actor_ack(&window), 0);
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 3), 0);
	CHECK_EQ(menu.shell_surface->next.box.x, 300);
	positioner.parent_configure += 1000;
	CHECK_EQ(popup_reposition(menu.popup, &positioner, 4), 0);
	CHECK_EQ(menu.shell_surface->next.box.x, 100);
	release_at(&fixture, 101, 310);
	actor_finish(&menu);
	finish();
}

/* A grab that no person has asked for. */
static void test_unasked_grab(void)
{
	begin();
	open(&menu, &window, true);
	make(&other, &window, false);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, other.popup, false), 0);
	CHECK_EQ(other.dismissed, 1);
	/* what others have open is not its business */
	CHECK_EQ(menu.dismissed, 0);
	CHECK(fixture.focus == menu.surface);
	actor_finish(&other);
	actor_finish(&menu);
	finish();
}

static const struct check_case cases[] = {
	{"a place that counts on where the parent will be", test_parent_configure},
	{"a grab that nobody has asked for", test_unasked_grab},
};

CHECK_MAIN(cases)
