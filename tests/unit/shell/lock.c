/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

static struct fixture fixture;
static struct actor window, bar, menu, lock, second;

static void map_window(void)
{
	actor_init(&fixture, &window);
	actor_make_window(&window);
	actor_map(&window, 300, 200);
}

static void make_lock(struct actor *actor, int output)
{
	actor_init(&fixture, actor);
	CHECK_EQ(desktop_create_lock_surface(
			 fixture.desktop, actor->shell_surface, output, &actor->lock_surface),
		0);
	fixture_dispatch(&fixture);
}

static struct surface *at(double x, double y)
{
	double local_x, local_y;
	return scene_at(&fixture.scene, x, y, &local_x, &local_y);
}

static void test_lock(void)
{
	fixture_init(&fixture);
	map_window();
	actor_init(&fixture, &bar);
	actor_make_layer(&bar, LAYER_OVERLAY, 0);
	layer_surface_set_size(bar.layer, 100, 100);
	layer_surface_set_interactivity(bar.layer, LAYER_KEYBOARD_EXCLUSIVE);
	actor_map(&bar, 100, 100);
	CHECK(fixture.focus == bar.surface);
	desktop_lock(fixture.desktop);
	/* whoever had the keyboard and the pointer has them no more */
	CHECK(fixture.focus == NULL);
	CHECK(at(500, 400) == NULL);
	make_lock(&lock, 0);
	CHECK_EQ(lock.configures, 1);
	CHECK_EQ(lock.last.box.width, SCREEN_WIDTH);
	CHECK_EQ(lock.last.box.height, SCREEN_HEIGHT);
	actor_obey(&lock);
	CHECK_EQ(lock.faults, 0);
	CHECK(fixture.focus == lock.surface && at(500, 400) == lock.surface);
	/* windows come and are activated, and none of that is seen */
	desktop_activate(fixture.desktop, window.window);
	CHECK(fixture.focus == lock.surface);
	press_at(&fixture, 500, 400);
	release_at(&fixture, 500, 400);
	CHECK(fixture.focus == lock.surface);
	/* the locker dies: nothing is seen at all */
	actor_finish(&lock);
	CHECK(fixture.desktop->locked && fixture.focus == NULL);
	CHECK(at(500, 400) == NULL);
	desktop_unlock(fixture.desktop);
	CHECK(fixture.focus == bar.surface && at(500, 400) == bar.surface);
	actor_finish(&bar);
	CHECK(fixture.focus == window.surface);
	actor_finish(&window);
	fixture_finish(&fixture);
}

/* What was under way when it was locked. */
static void test_interrupts(void)
{
	fixture_init(&fixture);
	map_window();
	press_at(&fixture, 500, 400);
	desktop_begin_move(fixture.desktop, window.window);
	CHECK_EQ(fixture.drags, 1);
	actor_init(&fixture, &menu);
	CHECK_EQ(actor_make_popup(&menu, &window, 0, 0, 20, 20), 0);
	CHECK_EQ(desktop_grab_popup(fixture.desktop, menu.popup, true), 0);
	actor_map(&menu, 20, 20);
	desktop_lock(fixture.desktop);
	CHECK_EQ(fixture.drags, 0);
	CHECK_EQ(menu.dismissed, 1);
	actor_finish(&menu);
	desktop_unlock(fixture.desktop);
	release_at(&fixture, 500, 400);
	actor_finish(&window);
	fixture_finish(&fixture);
}

static void test_outputs(void)
{
	const struct desktop_output two[] = {
		{.index = 0, .box = {0, 0, 1000, 800}},
		{.index = 1, .box = {1000, 0, 500, 400}},
	};
	fixture_init(&fixture);
	CHECK_EQ(desktop_set_outputs(fixture.desktop, two, 2), 0);
	desktop_lock(fixture.desktop);
	make_lock(&lock, 0);
	make_lock(&second, 1);
	CHECK_EQ(second.last.box.width, 500);
	actor_obey(&lock);
	actor_obey(&second);
	CHECK(at(1100, 100) == second.surface && at(100, 100) == lock.surface);
	/* the keyboard goes with the pointer */
	press_at(&fixture, 1100, 100);
	release_at(&fixture, 1100, 100);
	CHECK(fixture.focus == second.surface);
	actor_init(&fixture, &menu);
	CHECK_EQ(desktop_create_lock_surface(
			 fixture.desktop, menu.shell_surface, 1, &menu.lock_surface),
		LOCK_SURFACE_DUPLICATE);
	actor_finish(&menu);
	/* another mode, and another place */
	const struct desktop_output smaller = {.index = 1, .box = {0, 0, 400, 300}};
	CHECK_EQ(desktop_set_outputs(fixture.desktop, &smaller, 1), 0);
	fixture_dispatch(&fixture);
	CHECK_EQ(second.last.box.width, 400);
	actor_obey(&second);
	CHECK(at(100, 100) == second.surface && fixture.focus == second.surface);
	/* of an output that is gone nothing is seen, also when it comes back */
	CHECK(!lock.shell_surface->mapped);
	CHECK_EQ(actor_show(&lock, 10, 10), 0);
	CHECK(!lock.shell_surface->mapped);
	desktop_unlock(fixture.desktop);
	CHECK(at(100, 100) == NULL);
	actor_finish(&second);
	actor_finish(&lock);
	fixture_finish(&fixture);
}

static void test_faults(void)
{
	fixture_init(&fixture);
	desktop_lock(fixture.desktop);
	make_lock(&lock, 0);
	CHECK_EQ(actor_commit(&lock), LOCK_SURFACE_EARLY_COMMIT);
	CHECK_EQ(actor_ack(&lock), 0);
	CHECK_EQ(actor_commit(&lock), LOCK_SURFACE_NO_BUFFER);
	actor_obey(&lock);
	CHECK_EQ(lock.last_fault, LOCK_SURFACE_NO_BUFFER);
	CHECK_EQ(actor_hide(&lock), LOCK_SURFACE_NO_BUFFER);
	surface_state_attach(&lock.surface->pending, NULL);
	lock.surface->pending.changes = 0;
	actor_show(&lock, 10, 10);
	CHECK_EQ(lock.last_fault, LOCK_SURFACE_BAD_SIZE);
	actor_finish(&lock);
	desktop_unlock(fixture.desktop);
	fixture_finish(&fixture);
}

static const struct check_case cases[] = {
	{"nothing but lock surfaces is shown and takes input", test_lock},
	{"what was under way ends", test_interrupts},
	{"outputs change and go", test_outputs},
	{"faults", test_faults},
};

CHECK_MAIN(cases)
