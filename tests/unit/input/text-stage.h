/* SPDX-License-Identifier: MIT */
/*
 * A seat with a window, a text input of its client, an input method, and a diary
 * of what both were told.
 */
#ifndef WEDDELL_TESTS_UNIT_INPUT_TEXT_STAGE_H
#define WEDDELL_TESTS_UNIT_INPUT_TEXT_STAGE_H

#include "fixture.h"
#include "input/input-method.h"
#include "input/text-input.h"

struct text_stage {
	struct test_seat test;
	struct test_window window; /* 'A' */
	struct text_input input;
	struct input_method method;
	char diary[512];
};

/* Of text inputs and input methods of the test's own; their data is the stage. */
extern const struct text_input_listener text_stage_input_listener;
extern const struct input_method_listener text_stage_method_listener;

void text_stage_init(struct text_stage *stage);
void text_stage_finish(struct text_stage *stage);

/* With the keyboard at the window, and text wanted there. */
void text_stage_begin(struct text_stage *stage);

/* The diary since the last call. Overwritten by the next. */
const char *text_stage_told(struct text_stage *stage);

#endif
