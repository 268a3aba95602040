/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "text-stage.h"

static void follows_the_keyboard(void)
{
	struct text_stage stage;
	text_stage_init(&stage);
	struct test_window other = test_window_create(&stage.test, 'B', 0, 0, 10, 10);
	seat_set_keyboard_focus(stage.test.seat, stage.window.surface);
	CHECK_STR(text_stage_told(&stage), "enter A; ");
	seat_set_keyboard_focus(stage.test.seat, other.surface);
	CHECK_STR(text_stage_told(&stage), "leave A; enter B; ");
	test_window_destroy(&other);
	CHECK_STR(text_stage_told(&stage), "leave B; ");
	CHECK(stage.input.surface == NULL);
	text_stage_finish(&stage);
}

static void one_that_comes_late_enters_at_once(void)
{
	struct text_stage stage;
	struct text_input late;
	text_stage_begin(&stage);
	text_input_init(&late, &stage.test.seat->text, stage.test.budget,
		&text_stage_input_listener, &stage);
	CHECK_STR(text_stage_told(&stage), "enter A; ");
	text_input_finish(&late);
	text_stage_finish(&stage);
}

static void others_do_not_hear_of_it(void)
{
	struct text_stage stage;
	struct text_input foreign;
	struct budget *budget;
	struct budget_limits limits = budget_default_limits();
	text_stage_init(&stage);
	CHECK_EQ(budget_create(&limits, &budget), 0);
	text_input_init(
		&foreign, &stage.test.seat->text, budget, &text_stage_input_listener, &stage);
	seat_set_keyboard_focus(stage.test.seat, stage.window.surface);
	CHECK_STR(text_stage_told(&stage), "enter A; ");
	text_input_enable(&foreign);
	text_input_commit(&foreign);
	CHECK_STR(text_stage_told(&stage), "");
	text_input_finish(&foreign);
	budget_unref(budget);
	text_stage_finish(&stage);
}

static void tells_what_a_field_is(void)
{
	struct text_stage stage;
	text_stage_begin(&stage);
	CHECK_EQ(text_input_set_surrounding(&stage.input, "a\xc3\xa4z", 3, 1), 0);
	text_input_set_content_type(&stage.input, 8, 6);
	text_input_set_cause(&stage.input, 1);
	CHECK_STR(text_stage_told(&stage), "");
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), " 'a\xc3\xa4z' 3 1 type 8 6 cause 1; ");
	text_input_commit(&stage.input); /* all holds, but the cause was that of one change */
	CHECK_STR(text_stage_told(&stage), " 'a\xc3\xa4z' 3 1 type 8 6 cause 0; ");
	text_input_set_content_type(&stage.input, 8, 6);
	text_input_enable(&stage.input); /* another field, of which nothing is known */
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), "activate cause 0; ");
	text_input_disable(&stage.input);
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), "deactivate; ");
	text_input_set_content_type(&stage.input, 8, 6); /* of nothing */
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), "");
	text_stage_finish(&stage);
}

static void text_that_is_none_is_not_told(void)
{
	static const struct {
		const char *name, *text;
		int32_t cursor, anchor;
		bool told;
	} rows[] = {
		{"nothing", "", 0, 0, true},
		{"the end", "ab", 2, 2, true},
		{"past the end", "ab", 3, 0, false},
		{"an anchor past the end", "ab", 0, 3, false},
		{"before the start", "ab", -1, 0, false},
		{"an anchor before the start", "ab", 0, -1, false},
		{"within a character", "\xc3\xa4", 1, 0, false},
		{"no UTF-8", "a\xff", 0, 0, false},
	};
	struct text_stage stage;
	text_stage_begin(&stage);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		text_input_enable(&stage.input);
		CHECK_EQ(text_input_set_surrounding(&stage.input, "before", 0, 0), 0);
		CHECK_EQ(text_input_set_surrounding(
				 &stage.input, rows[i].text, rows[i].cursor, rows[i].anchor),
			0);
		text_input_commit(&stage.input);
		bool was_told = (stage.input.field.parts & TEXT_FIELD_SURROUNDING) != 0;
		CHECK_ROW(rows[i].name, was_told, rows[i].told);
	}
	text_stage_finish(&stage);
}

static void text_is_paid_for(void)
{
	struct text_stage stage;
	text_stage_begin(&stage);
	struct budget *budget = stage.test.budget;
	CHECK_EQ(text_input_set_surrounding(&stage.input, "1234567", 0, 0), 0);
	CHECK_EQ(budget_used(budget, BUDGET_COPY_BYTES), 8);
	text_input_commit(&stage.input);
	CHECK_EQ(text_input_set_surrounding(&stage.input, "123", 0, 0), 0);
	CHECK_EQ(budget_used(budget, BUDGET_COPY_BYTES), 12);
	text_input_commit(&stage.input);
	CHECK_EQ(budget_used(budget, BUDGET_COPY_BYTES), 4);
	uint64_t rest = budget_limit(budget, BUDGET_COPY_BYTES) - 4;
	CHECK_EQ(budget_charge(budget, BUDGET_COPY_BYTES, rest), 0);
	CHECK_EQ(text_input_set_surrounding(&stage.input, "1", 0, 0), BUDGET_EXCEEDED);
	budget_refund(budget, BUDGET_COPY_BYTES, rest);
	seat_set_keyboard_focus(stage.test.seat, NULL);
	CHECK_EQ(budget_used(budget, BUDGET_COPY_BYTES), 0);
	/* not heard, and so not kept */
	CHECK_EQ(text_input_set_surrounding(&stage.input, "1", 0, 0), 0);
	CHECK_EQ(budget_used(budget, BUDGET_COPY_BYTES), 0);
	text_stage_finish(&stage);
}

static void one_is_active(void)
{
	struct text_stage stage;
	struct text_input second;
	text_stage_begin(&stage);
	text_input_init(&second, &stage.test.seat->text, stage.test.budget,
		&text_stage_input_listener, &stage);
	text_input_enable(&second);
	CHECK_EQ(text_input_set_surrounding(&second, "kept nowhere", 0, 0), 0);
	text_input_commit(&second);
	text_input_disable(&second); /* it is not the one that is active */
	text_input_commit(&second);
	CHECK_STR(text_stage_told(&stage), "enter A; ");
	CHECK(stage.test.seat->text.active == &stage.input);
	CHECK_EQ(budget_used(stage.test.budget, BUDGET_COPY_BYTES), 0);
	text_input_disable(&stage.input);
	text_input_commit(&stage.input);
	text_input_enable(&second);
	text_input_commit(&second);
	CHECK_STR(text_stage_told(&stage), "deactivate; activate cause 0; ");
	text_input_finish(&second);
	CHECK_STR(text_stage_told(&stage), "deactivate; ");
	text_stage_finish(&stage);
}

static void ends_with_the_focus(void)
{
	struct text_stage stage;
	text_stage_begin(&stage);
	seat_set_keyboard_focus(stage.test.seat, NULL);
	CHECK_STR(text_stage_told(&stage), "deactivate; leave A; ");
	text_input_enable(&stage.input); /* not heard, but counted */
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), "");
	seat_set_keyboard_focus(stage.test.seat, stage.window.surface);
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), "enter A; ");
	text_input_enable(&stage.input);
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), "activate cause 0; ");
	CHECK_EQ(input_method_set_text(&stage.method, "x"), 0);
	input_method_commit(&stage.method, 3);
	CHECK_STR(text_stage_told(&stage), "composed x at 4; ");
	text_stage_finish(&stage);
}

static void a_lock_ends_it(void)
{
	struct text_stage stage;
	text_stage_begin(&stage);
	text_entry_bar(&stage.test.seat->text, true);
	CHECK_STR(text_stage_told(&stage), "deactivate; leave A; ");
	seat_set_keyboard_focus(stage.test.seat, NULL);
	seat_set_keyboard_focus(stage.test.seat, stage.window.surface);
	text_input_enable(&stage.input);
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), "");
	text_entry_bar(&stage.test.seat->text, false);
	CHECK_STR(text_stage_told(&stage), "enter A; ");
	text_stage_finish(&stage);
}

static const struct check_case cases[] = {
	{"a text input follows the keyboard", follows_the_keyboard},
	{"one that comes late enters at once", one_that_comes_late_enters_at_once},
	{"others do not hear of it", others_do_not_hear_of_it},
	{"it tells what a field is", tells_what_a_field_is},
	{"text that is none is not told", text_that_is_none_is_not_told},
	{"text is paid for", text_is_paid_for},
	{"one is active", one_is_active},
	{"it ends with the focus", ends_with_the_focus},
	{"a lock ends it", a_lock_ends_it},
};

CHECK_MAIN(cases)
