/* SPDX-License-Identifier: MIT */
#include "input/text-field.h"

#include <stdlib.h>

void text_field_clear(struct text_field *field)
{
	free(field->surrounding);
	*field = (struct text_field){0};
}

void text_field_take(struct text_field *field, struct text_field *news)
{
	if (news->parts & TEXT_FIELD_SURROUNDING) {
		free(field->surrounding);
		field->surrounding = news->surrounding;
		field->cursor = news->cursor;
		field->anchor = news->anchor;
	}
	if (news->parts & TEXT_FIELD_CONTENT_TYPE) {
		field->hint = news->hint;
		field->purpose = news->purpose;
	}
	if (news->parts & TEXT_FIELD_CURSOR_BOX) {
		field->cursor_box = news->cursor_box;
	}
	field->cause = news->cause;
	field->parts |= news->parts;
	*news = (struct text_field){0};
}
