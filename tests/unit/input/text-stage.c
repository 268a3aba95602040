/* SPDX-License-Identifier: MIT */
#include "text-stage.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

__attribute__((format(printf, 2, 3))) static void note(
	struct text_stage *stage, const char *format, ...)
{
	size_t used = strlen(stage->diary);
	va_list args;
	va_start(args, format);
	vsnprintf(stage->diary + used, sizeof(stage->diary) - used, format, args);
	va_end(args);
}

const char *text_stage_told(struct text_stage *stage)
{
	static char copy[sizeof(stage->diary)];
	memcpy(copy, stage->diary, sizeof(copy));
	stage->diary[0] = '\0';
	return copy;
}

static void note_enter(void *data, struct surface *surface)
{
	note(data, "enter %c; ", (char)(uintptr_t)surface->owner);
}

static void note_leave(void *data, struct surface *surface)
{
	note(data, "leave %c; ", (char)(uintptr_t)surface->owner);
}

static void note_composition(
	void *data, const struct text_composition *composition, uint32_t commits)
{
	note(data, "composed");
	if (composition->preedit != NULL) {
		note(data, " (%s %d-%d)", composition->preedit, composition->preedit_begin,
			composition->preedit_end);
	}
	if (composition->text != NULL) {
		note(data, " %s", composition->text);
	}
	if (composition->deleted_before + composition->deleted_after > 0) {
		note(data, " -%u+%u", composition->deleted_before, composition->deleted_after);
	}
	note(data, " at %u; ", commits);
}

const struct text_input_listener text_stage_input_listener = {
	note_enter, note_leave, note_composition};

static void note_activate(void *data)
{
	note(data, "activate");
}

static void note_description(void *data, const struct text_field *field)
{
	if (field->parts & TEXT_FIELD_SURROUNDING) {
		note(data, " '%s' %u %u", field->surrounding, field->cursor, field->anchor);
	}
	if (field->parts & TEXT_FIELD_CONTENT_TYPE) {
		note(data, " type %u %u", field->hint, field->purpose);
	}
	note(data, " cause %u", field->cause);
}

static void note_deactivate(void *data)
{
	note(data, "deactivate");
}

static void note_done(void *data)
{
	note(data, "; ");
}

const struct input_method_listener text_stage_method_listener = {
	note_activate, note_description, note_deactivate, note_done};

void text_stage_init(struct text_stage *stage)
{
	memset(stage, 0, sizeof(*stage));
	test_seat_init(&stage->test);
	stage->window = test_window_create(&stage->test, 'A', 0, 0, 10, 10);
	text_input_init(&stage->input, &stage->test.seat->text, stage->test.budget,
		&text_stage_input_listener, stage);
	int error = input_method_init(
		&stage->method, &stage->test.seat->text, &text_stage_method_listener, stage);
	assert(error == 0);
}

void text_stage_finish(struct text_stage *stage)
{
	input_method_finish(&stage->method);
	text_input_finish(&stage->input);
	test_window_destroy(&stage->window);
	assert(budget_used(stage->test.budget, BUDGET_COPY_BYTES) == 0);
	test_seat_finish(&stage->test);
}

void text_stage_begin(struct text_stage *stage)
{
	text_stage_init(stage);
	seat_set_keyboard_focus(stage->test.seat, stage->window.surface);
	text_input_enable(&stage->input);
	text_input_commit(&stage->input);
	const char *told = text_stage_told(stage);
	assert(strcmp(told, "enter A; activate cause 0; ") == 0);
}
