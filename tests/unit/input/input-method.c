/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "text-stage.h"

static void composes(void)
{
	struct text_stage stage;
	text_stage_begin(&stage);
	CHECK_EQ(input_method_set_preedit(&stage.method, "\xc3\xa4", 0, 2), 0);
	input_method_commit(&stage.method, 1);
	CHECK_STR(text_stage_told(&stage), "composed (\xc3\xa4 0-2) at 1; ");
	CHECK_EQ(input_method_set_text(&stage.method, "not"), 0);
	CHECK_EQ(input_method_set_text(&stage.method, "this"), 0);
	CHECK_EQ(input_method_set_preedit(&stage.method, "and", -1, -1), 0);
	input_method_delete(&stage.method, 1, 2);
	input_method_commit(&stage.method, 1);
	CHECK_STR(text_stage_told(&stage), "composed (and -1--1) this -1+2 at 1; ");
	input_method_commit(&stage.method, 1); /* each only once */
	CHECK_STR(text_stage_told(&stage), "composed at 1; ");
	text_stage_finish(&stage);
}

static void what_was_for_another_field_is_dropped(void)
{
	struct text_stage stage;
	text_stage_begin(&stage);
	text_input_enable(&stage.input);
	text_input_commit(&stage.input);
	text_input_commit(&stage.input);
	CHECK_STR(text_stage_told(&stage), "activate cause 0;  cause 0; ");
	CHECK_EQ(input_method_set_text(&stage.method, "late"), 0);
	input_method_commit(&stage.method, 1);
	CHECK_STR(text_stage_told(&stage), "");
	input_method_commit(&stage.method, 2); /* the same field; some of it was not known yet */
	CHECK_STR(text_stage_told(&stage), "composed at 3; ");
	text_input_disable(&stage.input);
	text_input_commit(&stage.input);
	CHECK_EQ(input_method_set_text(&stage.method, "for nobody"), 0);
	input_method_commit(&stage.method, 4);
	CHECK_STR(text_stage_told(&stage), "deactivate; ");
	text_stage_finish(&stage);
}

static void what_it_may_not_compose(void)
{
	static const struct {
		const char *name, *text;
		int32_t begin, end;
		int fault;
	} rows[] = {
		{"all of it", "ab", 0, 2, 0},
		{"backwards", "ab", 2, 0, 0},
		{"no cursor", "ab", -1, -1, 0},
		{"half a cursor", "ab", 0, -1, INPUT_METHOD_BAD_CURSOR},
		{"before the start", "ab", -2, -2, INPUT_METHOD_BAD_CURSOR},
		{"past the end", "ab", 0, 3, INPUT_METHOD_BAD_CURSOR},
		{"within a character", "\xc3\xa4", 1, 1, INPUT_METHOD_BAD_CURSOR},
		{"no UTF-8", "a\xff", 0, 0, INPUT_METHOD_BAD_TEXT},
	};
	struct text_stage stage;
	text_stage_begin(&stage);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name,
			input_method_set_preedit(
				&stage.method, rows[i].text, rows[i].begin, rows[i].end),
			rows[i].fault);
	}
	CHECK_EQ(input_method_set_text(&stage.method, "\xff"), INPUT_METHOD_BAD_TEXT);
	text_stage_finish(&stage);
}

static void there_is_one_input_method(void)
{
	struct text_stage stage;
	struct input_method second;
	text_stage_begin(&stage);
	struct text_entry *entry = &stage.test.seat->text;
	CHECK_EQ(input_method_init(&second, entry, &text_stage_method_listener, &stage),
		INPUT_METHOD_EXISTS);
	input_method_finish(&stage.method);
	CHECK_STR(text_stage_told(&stage), "composed at 1; "); /* no preedit is left */
	CHECK_EQ(input_method_init(&stage.method, entry, &text_stage_method_listener, &stage), 0);
	CHECK_STR(text_stage_told(&stage), "activate cause 0; ");
	text_stage_finish(&stage);
}

static const struct check_case cases[] = {
	{"an input method composes", composes},
	{"what was for another field is dropped", what_was_for_another_field_is_dropped},
	{"what it may not compose", what_it_may_not_compose},
	{"there is one input method", there_is_one_input_method},
};

CHECK_MAIN(cases)
