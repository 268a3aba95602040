/* SPDX-License-Identifier: MIT */
/*
 * A text field, as its client describes it to an input method: the text around
 * the cursor, what kind of text is wanted, and where the cursor is. A client may
 * leave out any of it.
 */
#ifndef WEDDELL_INPUT_TEXT_FIELD_H
#define WEDDELL_INPUT_TEXT_FIELD_H

#include "base/box.h"

enum text_field_part {
	TEXT_FIELD_SURROUNDING = 1 << 0,
	TEXT_FIELD_CONTENT_TYPE = 1 << 1,
	TEXT_FIELD_CURSOR_BOX = 1 << 2,
};

struct text_field {
	uint32_t parts;          /* enum text_field_part: what is told */
	char *surrounding;       /* UTF-8 */
	uint32_t cursor, anchor; /* bytes into surrounding, where characters begin or it ends */
	uint32_t hint, purpose;  /* zwp_text_input_v3.content_hint and content_purpose */
	struct box cursor_box;   /* surface coordinates */
	uint32_t cause;          /* zwp_text_input_v3.change_cause of the last change */
};

/* Nothing is told any more. */
void text_field_clear(struct text_field *field);

/* Moves what news tells into field, and leaves news with nothing. */
void text_field_take(struct text_field *field, struct text_field *news);

#endif
