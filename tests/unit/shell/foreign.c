/* SPDX-License-Identifier: MIT */
#include "shell/foreign.h"
#include "check.h"
#include "fixture.h"

static struct fixture fixture;
static struct foreign foreign;
static struct actor parent, child, other;

static void begin(void)
{
	fixture_init(&fixture);
	foreign_init(&foreign, fixture.desktop);
}

static void map(struct actor *actor)
{
	actor_init(&fixture, actor);
	actor_make_window(actor);
	actor_map(actor, 100, 100);
}

static void count_end(void *data)
{
	++*(int *)data;
}

static void test_parent(void)
{
	struct foreign_export *exported;
	struct foreign_import *imported;
	int ended = 0;
	begin();
	map(&parent);
	map(&child);
	map(&other);
	CHECK_EQ(foreign_export_create(&foreign, parent.window, &exported), 0);
	CHECK_EQ(
		foreign_import_create(&foreign, exported->handle, count_end, &ended, &imported), 0);
	CHECK_EQ(ended, 0);
	CHECK_EQ(foreign_import_set_parent_of(imported, child.window), 0);
	CHECK_EQ(foreign_import_set_parent_of(imported, child.window), 0);
	CHECK_EQ(foreign_import_set_parent_of(imported, other.window), 0);
	CHECK(child.window->parent == parent.window && actor_is_above(&child, &parent));
	CHECK_EQ(foreign_import_set_parent_of(imported, parent.window), WINDOW_BAD_PARENT);
	/* one finds another parent meanwhile, and keeps it */
	CHECK_EQ(desktop_set_parent(fixture.desktop, other.window, child.window), 0);
	foreign_import_destroy(imported);
	CHECK(child.window->parent == NULL && other.window->parent == child.window);
	CHECK_EQ(ended, 0);
	foreign_export_destroy(exported);
	actor_finish(&other);
	actor_finish(&child);
	actor_finish(&parent);
	fixture_finish(&fixture);
}

/* It is remembered once, however many imports there are. */
static void test_another_parent(void)
{
	struct foreign_export *exported[2];
	struct foreign_import *imported[2];
	struct actor *parents[2] = {&parent, &other};
	int ended = 0;
	begin();
	map(&child);
	for (int i = 0; i < 2; i++) {
		map(parents[i]);
		CHECK_EQ(foreign_export_create(&foreign, parents[i]->window, &exported[i]), 0);
		CHECK_EQ(foreign_import_create(
				 &foreign, exported[i]->handle, count_end, &ended, &imported[i]),
			0);
		CHECK_EQ(foreign_import_set_parent_of(imported[i], child.window), 0);
		CHECK(child.window->parent == parents[i]->window);
	}
	CHECK(wl_list_empty(&imported[0]->children));
	CHECK_EQ(wl_list_length(&imported[1]->children), 1);
	foreign_import_destroy(imported[0]);
	CHECK(child.window->parent == other.window);
	foreign_import_destroy(imported[1]);
	CHECK(child.window->parent == NULL);
	for (int i = 0; i < 2; i++) {
		foreign_export_destroy(exported[i]);
		actor_finish(parents[i]);
	}
	actor_finish(&child);
	fixture_finish(&fixture);
}

static void test_ends(void)
{
	struct foreign_export *exported;
	struct foreign_import *imported, *second;
	int ended = 0;
	begin();
	map(&parent);
	map(&child);
	CHECK_EQ(foreign_export_create(&foreign, parent.window, &exported), 0);
	CHECK_EQ(
		foreign_import_create(&foreign, exported->handle, count_end, &ended, &imported), 0);
	CHECK_EQ(foreign_import_set_parent_of(imported, child.window), 0);
	/* the window goes */
	actor_finish(&parent);
	CHECK_EQ(ended, 1);
	CHECK(child.window->parent == NULL);
	CHECK_EQ(foreign_import_set_parent_of(imported, child.window), 0);
	/* what is over cannot be imported, nor what never was */
	CHECK_EQ(foreign_import_create(&foreign, exported->handle, count_end, &ended, &second), 0);
	CHECK_EQ(ended, 2);
	foreign_import_destroy(second);
	CHECK_EQ(foreign_import_create(&foreign, "", count_end, &ended, &second), 0);
	CHECK_EQ(ended, 3);
	foreign_import_destroy(second);
	foreign_import_destroy(imported);
	foreign_export_destroy(exported);
	/* the export goes */
	map(&parent);
	CHECK_EQ(foreign_export_create(&foreign, parent.window, &exported), 0);
	CHECK_EQ(
		foreign_import_create(&foreign, exported->handle, count_end, &ended, &imported), 0);
	CHECK_EQ(foreign_import_set_parent_of(imported, child.window), 0);
	foreign_export_destroy(exported);
	CHECK_EQ(ended, 4);
	CHECK(child.window->parent == NULL);
	foreign_import_destroy(imported);
	/* the child goes */
	CHECK_EQ(foreign_export_create(&foreign, parent.window, &exported), 0);
	CHECK_EQ(
		foreign_import_create(&foreign, exported->handle, count_end, &ended, &imported), 0);
	CHECK_EQ(foreign_import_set_parent_of(imported, child.window), 0);
	actor_finish(&child);
	foreign_import_destroy(imported);
	foreign_export_destroy(exported);
	actor_finish(&parent);
	fixture_finish(&fixture);
}

static void test_budget(void)
{
	static struct foreign_export *exports[FOREIGN_EXPORTS_MAX + 1];
	begin();
	map(&parent);
	for (int i = 0; i < FOREIGN_EXPORTS_MAX; i++) {
		CHECK_EQ(foreign_export_create(&foreign, parent.window, &exports[i]), 0);
	}
	CHECK_EQ(foreign_export_create(&foreign, parent.window, &exports[FOREIGN_EXPORTS_MAX]),
		FOREIGN_TOO_MANY);
	for (int i = 0; i < FOREIGN_EXPORTS_MAX; i++) {
		foreign_export_destroy(exports[i]);
	}
	actor_finish(&parent);
	fixture_finish(&fixture);
}

static const struct check_case cases[] = {
	{"an imported window is a parent", test_parent},
	{"it is given another parent", test_another_parent},
	{"from either side it ends", test_ends},
	{"a client exports so many windows", test_budget},
};

CHECK_MAIN(cases)
