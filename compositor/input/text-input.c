/* SPDX-License-Identifier: MIT */
#include "input/text-input.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static uint64_t bytes_of(const struct text_field *field)
{
	return field->surrounding != NULL ? strlen(field->surrounding) + 1 : 0;
}

/* Never fails where less is kept than before. */
static int pay_for_text(struct text_input *input)
{
	return budget_adjust(input->budget, BUDGET_COPY_BYTES, &input->text_bytes,
		bytes_of(&input->field) + bytes_of(&input->pending));
}

void text_input_init(struct text_input *input, struct text_entry *entry, struct budget *budget,
	const struct text_input_listener *listener, void *data)
{
	*input = (struct text_input){
		.entry = entry,
		.budget = budget_ref(budget),
		.listener = listener,
		.listener_data = data,
	};
	text_entry_add(entry, input);
}

void text_input_finish(struct text_input *input)
{
	text_entry_remove(input);
	text_field_clear(&input->field);
	text_field_clear(&input->pending);
	pay_for_text(input);
	budget_unref(input->budget);
}

/* What was told before it is forgotten. */
static void begin_anew(struct text_input *input, enum text_input_wish wish)
{
	text_field_clear(&input->pending);
	pay_for_text(input);
	input->wish = wish;
}

void text_input_enable(struct text_input *input)
{
	begin_anew(input, TEXT_INPUT_ENABLE);
}

void text_input_disable(struct text_input *input)
{
	begin_anew(input, TEXT_INPUT_DISABLE);
}

static bool is_sound(const char *text, int32_t cursor, int32_t anchor)
{
	return cursor >= 0 && anchor >= 0 && utf8_is_valid(text) &&
	       utf8_has_boundary(text, (size_t)cursor) && utf8_has_boundary(text, (size_t)anchor);
}

int text_input_set_surrounding(
	struct text_input *input, const char *text, int32_t cursor, int32_t anchor)
{
	struct text_field *pending = &input->pending;
	if (input->surface == NULL) {
		return 0;
	}
	free(pending->surrounding);
	pending->surrounding = NULL;
	pending->parts &= ~(uint32_t)TEXT_FIELD_SURROUNDING;
	if (!is_sound(text, cursor, anchor)) {
		return pay_for_text(input);
	}
	pending->surrounding = strdup(text);
	if (pending->surrounding == NULL) {
		return -ENOMEM;
	}
	pending->parts |= TEXT_FIELD_SURROUNDING;
	pending->cursor = (uint32_t)cursor;
	pending->anchor = (uint32_t)anchor;
	return pay_for_text(input);
}

void text_input_set_cause(struct text_input *input, uint32_t cause)
{
	input->pending.cause = cause;
}

void text_input_set_content_type(struct text_input *input, uint32_t hint, uint32_t purpose)
{
	input->pending.parts |= TEXT_FIELD_CONTENT_TYPE;
	input->pending.hint = hint;
	input->pending.purpose = purpose;
}

void text_input_set_cursor_box(struct text_input *input, const struct box *box)
{
	input->pending.parts |= TEXT_FIELD_CURSOR_BOX;
	input->pending.cursor_box = *box;
}

static void apply(struct text_input *input)
{
	struct text_entry *entry = input->entry;
	switch (input->wish) {
	case TEXT_INPUT_ENABLE:
		text_field_clear(&input->field);
		if (entry->active == NULL || entry->active == input) {
			text_field_take(&input->field, &input->pending);
			text_entry_activate(input);
		}
		break;
	case TEXT_INPUT_DISABLE:
		text_field_clear(&input->field);
		text_entry_deactivate(input);
		break;
	case TEXT_INPUT_AS_BEFORE:
		if (entry->active == input) {
			text_field_take(&input->field, &input->pending);
			wl_signal_emit_mutable(&entry->events.change, input);
		}
		break;
	}
}

void text_input_commit(struct text_input *input)
{
	input->commits++;
	if (input->surface != NULL) {
		apply(input);
	}
	begin_anew(input, TEXT_INPUT_AS_BEFORE);
}

void text_input_enter(struct text_input *input, struct surface *surface)
{
	input->surface = surface;
	input->listener->enter(input->listener_data, surface);
}

void text_input_leave(struct text_input *input)
{
	struct surface *surface = input->surface;
	input->surface = NULL;
	text_field_clear(&input->field);
	begin_anew(input, TEXT_INPUT_AS_BEFORE);
	input->listener->leave(input->listener_data, surface);
}

void text_input_compose(struct text_input *input, const struct text_composition *composition)
{
	input->listener->compose(input->listener_data, composition, input->commits);
}
