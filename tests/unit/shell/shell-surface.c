/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

#include "shell/popup.h"
#include "shell/window.h"
#include "surface/subsurface.h"

static struct fixture fixture;

static void test_sequence(void)
{
	struct actor a;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.configures, 0);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(a.configures, 1);
	CHECK_EQ(a.last.box.width, 0);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(a.configures, 1);
	CHECK(!a.shell_surface->mapped);
	CHECK_EQ(actor_ack(&a), 0);
	CHECK_EQ(actor_show(&a, 300, 200), 0);
	CHECK(a.shell_surface->mapped);
	CHECK(a.shell_surface->node->visible);
	CHECK_EQ(a.shell_surface->geometry.width, 300);
	CHECK_EQ(a.faults, 0);
	actor_finish(&a);
	fixture_finish(&fixture);
}

static void test_buffer_too_early(void)
{
	struct actor a;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	CHECK_EQ(actor_show(&a, 10, 10), SHELL_SURFACE_NOT_INITIALISED);
	CHECK_EQ(a.last_fault, SHELL_SURFACE_NOT_INITIALISED);
	actor_finish(&a);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(actor_show(&a, 10, 10), SHELL_SURFACE_NOT_ACKED);
	CHECK_EQ(a.last_fault, SHELL_SURFACE_NOT_ACKED);
	CHECK(!a.shell_surface->mapped);
	actor_finish(&a);
	fixture_finish(&fixture);
}

/* Where that is no fault it is shown at once, and the configure follows. */
static void test_early_buffers(void)
{
	struct actor a;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	a.shell_surface->early_buffers = true;
	actor_make_window(&a);
	CHECK_EQ(actor_show(&a, 10, 10), 0);
	CHECK(a.shell_surface->mapped);
	CHECK_EQ(a.configures, 1);
	CHECK_EQ(actor_ack(&a), 0);
	CHECK_EQ(actor_show(&a, 20, 20), 0);
	CHECK_EQ(actor_hide(&a), 0);
	CHECK(!a.shell_surface->mapped);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(actor_show(&a, 20, 20), 0);
	CHECK(a.shell_surface->mapped);
	CHECK_EQ(a.faults, 0);
	actor_finish(&a);
	fixture_finish(&fixture);
}

static void test_no_role(void)
{
	struct actor a;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	CHECK_EQ(shell_surface_ack(a.shell_surface, 1), SHELL_SURFACE_NOT_CONSTRUCTED);
	CHECK_EQ(shell_surface_set_geometry(a.shell_surface, &(struct box){0, 0, 1, 1}),
		SHELL_SURFACE_NOT_CONSTRUCTED);
	actor_commit(&a);
	CHECK_EQ(a.faults, 0);
	actor_show(&a, 10, 10);
	CHECK_EQ(a.last_fault, SHELL_SURFACE_BUFFER_WITHOUT_ROLE);
	actor_finish(&a);
	fixture_finish(&fixture);
}

static const struct surface_role other_role = {.name = "other"};

static void test_taken(void)
{
	struct actor a;
	struct shell_surface *second;
	static const struct shell_surface_listener none;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	CHECK_EQ(shell_surface_create(a.surface, fixture.display, &none, NULL, &second),
		SHELL_SURFACE_ROLE_TAKEN);
	actor_make_window(&a);
	struct window *window;
	CHECK_EQ(desktop_create_window(fixture.desktop, a.shell_surface, &window),
		SHELL_SURFACE_ALREADY_CONSTRUCTED);
	CHECK_EQ(actor_make_popup(&a, NULL, 0, 0, 1, 1), SHELL_SURFACE_ALREADY_CONSTRUCTED);
	window_destroy(a.window);
	a.window = NULL;
	/* a role is kept for life, but its object may be made anew */
	CHECK_EQ(actor_make_popup(&a, NULL, 0, 0, 1, 1), SHELL_SURFACE_ROLE_TAKEN);
	actor_make_window(&a);
	actor_finish(&a);

	struct surface *surface;
	CHECK_EQ(surface_create(fixture.budget, &surface), 0);
	CHECK(surface_set_role(surface, &other_role, NULL));
	CHECK_EQ(shell_surface_create(surface, fixture.display, &none, NULL, &second),
		SHELL_SURFACE_ROLE_TAKEN);
	surface_destroy(surface);
	fixture_finish(&fixture);
}

static void test_had_a_buffer(void)
{
	struct actor a;
	struct shell_surface *second;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	const struct shell_surface_listener *listener = a.shell_surface->listener;
	actor_show(&a, 10, 10);
	shell_surface_destroy(a.shell_surface);
	a.shell_surface = NULL;
	CHECK_EQ(shell_surface_create(a.surface, fixture.display, listener, &a, &second),
		SHELL_SURFACE_HAS_BUFFER);
	actor_finish(&a);
	fixture_finish(&fixture);
}

static void test_remap(void)
{
	struct actor a;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	actor_map(&a, 300, 200);
	CHECK_EQ(window_set_title(a.window, "title"), 0);
	CHECK_EQ(shell_surface_set_geometry(a.shell_surface, &(struct box){5, 6, 70, 80}), 0);
	CHECK_EQ(actor_commit(&a), 0);
	uint32_t before = a.serial; /* of WINDOW_ACTIVATED, not answered */
	CHECK_EQ(actor_hide(&a), 0);
	CHECK(!a.shell_surface->mapped && !a.shell_surface->node->visible);
	CHECK_STR(a.window->title, "");
	/* an answer that was under way is fine, and is not the one that is needed */
	CHECK_EQ(shell_surface_ack(a.shell_surface, before), 0);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(actor_show(&a, 300, 200), SHELL_SURFACE_NOT_ACKED);
	CHECK_EQ(actor_ack(&a), 0);
	CHECK_EQ(actor_show(&a, 300, 200), 0);
	CHECK(a.shell_surface->mapped);
	CHECK_EQ(a.shell_surface->geometry.y, 6);
	CHECK_EQ(a.shell_surface->geometry.width, 70);
	actor_finish(&a);
	fixture_finish(&fixture);
}

struct geometry_row {
	const char *name;
	struct box set, expected; /* of a surface of 300x200 */
};

static const struct geometry_row geometry_rows[] = {
	{"inside", {10, 20, 100, 50}, {10, 20, 100, 50}},
	{"all of it", {0, 0, 300, 200}, {0, 0, 300, 200}},
	{"sticking out is clamped", {-10, 50, 1000, 1000}, {0, 50, 300, 150}},
	{"outside is the whole surface", {500, 500, 5, 5}, {0, 0, 300, 200}},
	{"largest", {INT32_MIN, INT32_MIN, INT32_MAX, INT32_MAX}, {0, 0, 300, 200}},
};

static void test_geometry(void)
{
	struct actor a;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	actor_map(&a, 300, 200);
	CHECK_EQ(shell_surface_set_geometry(a.shell_surface, &(struct box){0, 0, 0, 5}),
		SHELL_SURFACE_BAD_GEOMETRY);
	CHECK_EQ(shell_surface_set_geometry(a.shell_surface, &(struct box){0, 0, 5, -5}),
		SHELL_SURFACE_BAD_GEOMETRY);
	for (size_t i = 0; i < sizeof(geometry_rows) / sizeof(geometry_rows[0]); i++) {
		const struct geometry_row *row = &geometry_rows[i];
		struct box before = a.shell_surface->geometry;
		CHECK_ROW(row->name, shell_surface_set_geometry(a.shell_surface, &row->set), 0);
		CHECK(box_equal(&a.shell_surface->geometry, &before));
		CHECK_ROW(row->name, actor_commit(&a), 0);
		CHECK_ROW(row->name, a.shell_surface->geometry.x, row->expected.x);
		CHECK_ROW(row->name, a.shell_surface->geometry.y, row->expected.y);
		CHECK_ROW(row->name, a.shell_surface->geometry.width, row->expected.width);
		CHECK_ROW(row->name, a.shell_surface->geometry.height, row->expected.height);
		/* the window stays where it is, the surface around it moves */
		CHECK_ROW(
			row->name, a.shell_surface->node->x, a.shell_surface->x - row->expected.x);
	}
	actor_finish(&a);
	fixture_finish(&fixture);
}

static void test_surface_goes_first(void)
{
	struct actor a;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	actor_map(&a, 300, 200);
	CHECK(fixture.focus == a.surface);
	surface_destroy(a.surface);
	a.surface = NULL;
	CHECK(fixture.focus == NULL);
	CHECK(!a.shell_surface->mapped);
	desktop_set_maximised(fixture.desktop, a.window, true);
	fixture_dispatch(&fixture);
	actor_finish(&a);
	fixture_finish(&fixture);
}

/* A subsurface that comes out at the left widens the window, and does not push it aside. */
static void test_stays_with_subsurface(void)
{
	struct actor a, child;
	struct subsurface *subsurface;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	actor_map(&a, 300, 200);
	desktop_place_window(fixture.desktop, a.window, 100, 100);
	actor_init(&fixture, &child);
	shell_surface_destroy(child.shell_surface);
	child.shell_surface = NULL;
	CHECK_EQ(subsurface_create(child.surface, a.surface, &subsurface), 0);
	subsurface_set_synchronised(subsurface, false);
	subsurface_set_position(subsurface, -30, 10);
	CHECK_EQ(actor_show(&child, 50, 50), 0);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(a.shell_surface->geometry.x, -30);
	CHECK_EQ(a.shell_surface->geometry.width, 330);
	CHECK_EQ(a.shell_surface->node->x, 100);
	CHECK_EQ(a.shell_surface->x, 70);
	/* what was told where the window begins, is told so again */
	CHECK_EQ(shell_surface_set_geometry(a.shell_surface, &(struct box){10, 10, 50, 50}), 0);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(a.shell_surface->x, 70);
	CHECK_EQ(a.shell_surface->node->x, 60);
	subsurface_destroy(subsurface);
	actor_finish(&child);
	actor_finish(&a);
	fixture_finish(&fixture);
}

/* A new role object on a surface that still shows something begins like any other. */
static void test_content_is_left(void)
{
	struct actor a;
	fixture_init(&fixture);
	actor_init(&fixture, &a);
	actor_make_window(&a);
	actor_map(&a, 300, 200);
	window_destroy(a.window);
	actor_make_window(&a);
	int configures = a.configures;
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(a.configures, configures + 1);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK(!a.shell_surface->mapped && !a.shell_surface->node->visible);
	CHECK_EQ(actor_ack(&a), 0);
	CHECK_EQ(actor_show(&a, 300, 200), 0);
	CHECK(a.shell_surface->mapped);
	actor_finish(&a);
	fixture_finish(&fixture);
}

static const struct check_case cases[] = {
	{"commit, configure, ack, buffer: mapped", test_sequence},
	{"a buffer before configure or ack is a fault", test_buffer_too_early},
	{"but for those that may have it early", test_early_buffers},
	{"without a role nothing else can be done", test_no_role},
	{"a surface has one shell surface, that one role object", test_taken},
	{"a surface with a buffer is refused", test_had_a_buffer},
	{"unmapped, it begins anew", test_remap},
	{"the geometry is double-buffered and clamped", test_geometry},
	{"a subsurface does not push a window aside", test_stays_with_subsurface},
	{"content left from an earlier role object maps nothing", test_content_is_left},
	{"it outlives its surface", test_surface_goes_first},
};

CHECK_MAIN(cases)
