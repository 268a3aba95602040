/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

static struct fixture fixture;

static void begin(struct actor *a)
{
	fixture_init(&fixture);
	actor_init(&fixture, a);
	actor_make_window(a);
}

static void finish(struct actor *a)
{
	actor_finish(a);
	fixture_finish(&fixture);
}

static void test_limits(void)
{
	struct actor a;
	begin(&a);
	CHECK_EQ(window_set_min_size(a.window, -1, 0), WINDOW_BAD_LIMIT);
	CHECK_EQ(window_set_max_size(a.window, 0, -1), WINDOW_BAD_LIMIT);
	CHECK_EQ(window_set_min_size(a.window, 100, 50), 0);
	CHECK_EQ(window_set_max_size(a.window, 0, 60), 0);
	CHECK_EQ(a.window->limits.min_width, 0);
	CHECK_EQ(actor_commit(&a), 0);
	CHECK_EQ(a.window->limits.min_width, 100);
	CHECK_EQ(a.window->limits.max_height, 60);
	CHECK_EQ(window_set_max_size(a.window, 99, 60), 0);
	CHECK_EQ(actor_commit(&a), WINDOW_MIN_ABOVE_MAX);
	CHECK_EQ(a.last_fault, WINDOW_MIN_ABOVE_MAX);
	CHECK_EQ(a.window->limits.max_width, 0);
	finish(&a);
}

/* It moves with the content that answers, not before. */
static void test_moves_with_content(void)
{
	struct actor a;
	struct box box = {100, 50, 400, 300};
	begin(&a);
	actor_map(&a, 300, 200);
	int32_t x = a.shell_surface->x;
	window_configure(a.window, &box, WINDOW_MAXIMISED, EDGES_NONE);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.states, WINDOW_MAXIMISED | WINDOW_ACTIVATED);
	CHECK_EQ(a.last.box.width, 400);
	actor_show(&a, 300, 200);
	CHECK_EQ(a.shell_surface->x, x);
	CHECK_EQ(actor_ack(&a), 0);
	CHECK_EQ(a.shell_surface->x, x);
	actor_show(&a, 400, 300);
	CHECK_EQ(a.shell_surface->x, 100);
	CHECK_EQ(a.shell_surface->y, 50);
	CHECK(window_is_bound(a.window));
	finish(&a);
}

/* A client may answer only the last of many. */
static void test_order_travels_on(void)
{
	struct actor a;
	struct box box = {100, 50, 400, 300};
	begin(&a);
	actor_map(&a, 300, 200);
	window_configure(a.window, &box, 0, EDGES_NONE);
	fixture_dispatch(&fixture);
	window_set_activated(a.window, false);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.states, 0);
	CHECK_EQ(a.last.box.width, 400);
	actor_obey(&a);
	CHECK_EQ(a.shell_surface->x, 100);
	/* and it is carried out once */
	window_set_activated(a.window, true);
	window_move(a.window, 7, 8);
	fixture_dispatch(&fixture);
	actor_obey(&a);
	CHECK_EQ(a.shell_surface->x, 7);
	CHECK_EQ(a.shell_surface->y, 8);
	finish(&a);
}

static void test_move_voids_the_order(void)
{
	struct actor a;
	struct box box = {100, 50, 400, 300};
	begin(&a);
	actor_map(&a, 300, 200);
	window_configure(a.window, &box, 0, EDGES_NONE);
	fixture_dispatch(&fixture);
	window_move(a.window, 7, 8);
	actor_obey(&a);
	CHECK_EQ(a.shell_surface->x, 7);
	finish(&a);
}

/* A window never sized by us is asked for 0x0 always; one that was, for what it has. */
static void test_size_asked_for(void)
{
	struct actor a;
	struct box box = {100, 50, 400, 300};
	begin(&a);
	actor_map(&a, 300, 200);
	CHECK_EQ(a.last.box.width, 0);
	window_configure(a.window, &box, 0, EDGES_NONE);
	fixture_dispatch(&fixture);
	actor_ack(&a);
	actor_show(&a, 390, 290);
	actor_show(&a, 500, 300);
	window_set_activated(a.window, false);
	fixture_dispatch(&fixture);
	CHECK_EQ(a.last.box.width, 500);
	CHECK_EQ(a.last.box.height, 300);
	finish(&a);
}

struct drag_row {
	const char *name;
	uint32_t edges;
	int32_t x, y; /* of a window asked to be (100, 100) 400x300, that becomes 380x290 */
};

static const struct drag_row drag_rows[] = {
	{"right", EDGE_RIGHT, 100, 100},
	{"left", EDGE_LEFT, 120, 100},
	{"top", EDGE_TOP, 100, 110},
	{"top left", EDGE_TOP | EDGE_LEFT, 120, 110},
	{"bottom left", EDGE_BOTTOM | EDGE_LEFT, 120, 100},
};

/* The side that is not dragged stays, whatever size the client makes of it. */
static void test_dragged_edges(void)
{
	for (size_t i = 0; i < sizeof(drag_rows) / sizeof(drag_rows[0]); i++) {
		const struct drag_row *row = &drag_rows[i];
		struct actor a;
		struct box box = {100, 100, 400, 300};
		begin(&a);
		actor_map(&a, 300, 200);
		window_configure(a.window, &box, WINDOW_RESIZING, row->edges);
		fixture_dispatch(&fixture);
		actor_ack(&a);
		actor_show(&a, 380, 290);
		CHECK_ROW(row->name, a.shell_surface->x, row->x);
		CHECK_ROW(row->name, a.shell_surface->y, row->y);
		/* also for sizes between two answers */
		actor_show(&a, 400, 300);
		CHECK_ROW(row->name, a.shell_surface->x, 100);
		CHECK_ROW(row->name, a.shell_surface->y, 100);
		finish(&a);
	}
}

static void test_text_and_close(void)
{
	struct actor a;
	begin(&a);
	CHECK_STR(a.window->title, "");
	CHECK_EQ(window_set_title(a.window, "one"), 0);
	CHECK_EQ(window_set_title(a.window, "two"), 0);
	CHECK_EQ(window_set_app_id(a.window, "org.example"), 0);
	CHECK_STR(a.window->title, "two");
	CHECK_STR(a.window->app_id, "org.example");
	window_close(a.window);
	CHECK_EQ(a.closed, 1);
	finish(&a);
}

static const struct check_case cases[] = {
	{"limits are double-buffered and checked", test_limits},
	{"a window moves with the content that answers", test_moves_with_content},
	{"an order to place is in all later configures, and done once", test_order_travels_on},
	{"moved by hand, it stays there", test_move_voids_the_order},
	{"a size is asked for only after one was", test_size_asked_for},
	{"dragged edges move, the others stay", test_dragged_edges},
	{"title, app id, close", test_text_and_close},
};

CHECK_MAIN(cases)
