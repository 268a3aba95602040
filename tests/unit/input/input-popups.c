/* SPDX-License-Identifier: MIT */
#include "input/input-popups.h"
#include "check.h"
#include "fixture.h"
#include "input/text-input.h"

static void places_are_near_the_cursor(void)
{
	static const struct box bounds = {100, 0, 200, 100};
	static const struct {
		const char *name;
		struct box cursor;
		int32_t width, height, x, y;
	} rows[] = {
		{"below", {150, 20, 2, 10}, 50, 30, 150, 30},
		{"touches the end", {150, 20, 2, 10}, 50, 70, 150, 30},
		{"no room below", {150, 60, 2, 10}, 50, 40, 150, 20},
		{"no room at all", {150, 40, 2, 10}, 50, 80, 150, 20},
		{"too high", {150, 40, 2, 10}, 50, 180, 150, 0},
		{"no room at the right", {280, 20, 2, 10}, 50, 30, 250, 30},
		{"left of the screen", {20, 20, 2, 10}, 50, 30, 100, 30},
		{"too wide", {150, 20, 2, 10}, 500, 30, 100, 30},
		{"far off", {INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX}, 50, 30, 250, 70},
		{"far off on the other side", {INT32_MIN, INT32_MIN, 0, 0}, 50, 30, 100, 0},
		{"large beyond measure", {150, 20, 2, 10}, INT32_MAX, INT32_MAX, 100, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int32_t x, y;
		input_popup_place(&rows[i].cursor, rows[i].width, rows[i].height, &bounds, &x, &y);
		CHECK_ROW(rows[i].name, x, rows[i].x);
		CHECK_ROW(rows[i].name, y, rows[i].y);
	}
}

struct stage {
	struct test_seat test;
	struct test_window window, menu;
	struct text_input input;
	struct input_popups popups;
	struct input_popup popup;
};

static int moves; /* of cursors, as told */

static void count_move(struct input_popup *popup)
{
	moves++;
}

static void ignore_surface(void *data, struct surface *surface)
{
}

static void ignore_composition(
	void *data, const struct text_composition *composition, uint32_t commits)
{
}

static const struct text_input_listener input_listener = {
	ignore_surface, ignore_surface, ignore_composition};

static void stage_begin(struct stage *stage)
{
	static const struct box screen = {0, 0, 400, 300};
	moves = 0;
	test_seat_init(&stage->test);
	seat_set_bounds(stage->test.seat, &screen, 1);
	stage->window = test_window_create(&stage->test, 'A', 10, 20, 200, 100);
	stage->menu = test_window_create_bare(&stage->test, 'M');
	test_window_map(&stage->menu, 50, 40);
	text_input_init(
		&stage->input, &stage->test.seat->text, stage->test.budget, &input_listener, NULL);
	seat_set_keyboard_focus(stage->test.seat, stage->window.surface);
	input_popups_init(&stage->popups, stage->test.seat);
	CHECK(surface_set_role(stage->menu.surface, &input_popup_role, &stage->popup));
	CHECK_EQ(input_popup_init(
			 &stage->popup, &stage->test.scene, stage->menu.surface, count_move),
		0);
	input_popups_add(&stage->popups, &stage->popup);
	test_seat_turn(&stage->test);
}

static void stage_end(struct stage *stage)
{
	input_popups_remove(&stage->popup);
	input_popup_finish(&stage->popup);
	input_popups_finish(&stage->popups);
	text_input_finish(&stage->input);
	if (stage->menu.surface != NULL) {
		test_window_destroy(&stage->menu);
	}
	test_window_destroy(&stage->window);
	test_seat_finish(&stage->test);
}

static void enable_at(struct stage *stage, const struct box *cursor)
{
	text_input_enable(&stage->input);
	if (cursor != NULL) {
		text_input_set_cursor_box(&stage->input, cursor);
	}
	text_input_commit(&stage->input);
	test_seat_turn(&stage->test);
}

/* What is at a point of the screen. */
static char at(struct stage *stage, double x, double y)
{
	const struct surface *surface = scene_at(&stage->test.scene, x, y, &x, &y);
	return surface != NULL ? (char)(uintptr_t)surface->owner : '-';
}

static void is_shown_while_text_is_wanted(void)
{
	struct stage stage;
	stage_begin(&stage);
	CHECK_EQ(at(&stage, 30, 60), 'A');
	enable_at(&stage, &(struct box){20, 30, 1, 8});
	CHECK_EQ(at(&stage, 30, 57), 'A'); /* 20 + 30 + 8: on the cursor */
	CHECK_EQ(at(&stage, 30, 58), 'M');
	CHECK_EQ(moves, 1);
	struct box cursor = {0, -8, 1, 8};
	CHECK(box_equal(&stage.popup.cursor_box, &cursor));
	text_input_disable(&stage.input);
	text_input_commit(&stage.input);
	test_seat_turn(&stage.test);
	CHECK_EQ(at(&stage, 30, 58), 'A');
	stage_end(&stage);
}

static void follows_the_window_and_the_cursor(void)
{
	struct stage stage;
	stage_begin(&stage);
	enable_at(&stage, &(struct box){20, 30, 1, 8});
	scene_node_set_position(stage.window.node, 110, 120);
	test_seat_turn(&stage.test);
	CHECK_EQ(at(&stage, 130, 158), 'M');
	CHECK_EQ(moves, 1); /* it has not moved as the popup sees it */
	text_input_set_cursor_box(&stage.input, &(struct box){60, 30, 1, 8});
	text_input_commit(&stage.input);
	test_seat_turn(&stage.test);
	CHECK_EQ(at(&stage, 169, 158), 'A');
	CHECK_EQ(at(&stage, 170, 158), 'M');
	scene_node_set_position(stage.window.node, 110, 250);
	test_seat_turn(&stage.test); /* now there is more room above */
	CHECK_EQ(at(&stage, 170, 279), 'M');
	CHECK_EQ(at(&stage, 170, 288), 'A');
	CHECK_EQ(moves, 2);
	stage_end(&stage);
}

static void a_field_need_not_tell_where_it_is(void)
{
	struct stage stage;
	stage_begin(&stage);
	enable_at(&stage, NULL);
	CHECK_EQ(at(&stage, 10, 119), 'A');
	CHECK_EQ(at(&stage, 10, 120), 'M');
	stage_end(&stage);
}

static void its_surface_may_go_first(void)
{
	struct stage stage;
	stage_begin(&stage);
	enable_at(&stage, &(struct box){20, 30, 1, 8});
	test_window_destroy(&stage.menu);
	stage.menu.surface = NULL;
	enable_at(&stage, &(struct box){40, 30, 1, 8});
	CHECK_EQ(at(&stage, 60, 60), 'A');
	stage_end(&stage);
}

static const struct check_case cases[] = {
	{"places are near the cursor", places_are_near_the_cursor},
	{"is shown while text is wanted", is_shown_while_text_is_wanted},
	{"follows the window and the cursor", follows_the_window_and_the_cursor},
	{"a field need not tell where it is", a_field_need_not_tell_where_it_is},
	{"its surface may go first", its_surface_may_go_first},
};

CHECK_MAIN(cases)
