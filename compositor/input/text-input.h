/* SPDX-License-Identifier: MIT */
/*
 * A text input is what a client asks for text with, for one text field after
 * the other. It is the model of zwp_text_input_v3.
 *
 * What it tells is double-buffered and holds from one committed enable to the
 * next enable or disable. It is heard only while a surface of its client has
 * the keyboard, and of one client only one can be active.
 */
#ifndef WEDDELL_INPUT_TEXT_INPUT_H
#define WEDDELL_INPUT_TEXT_INPUT_H

#include "input/text-composition.h"
#include "input/text-entry.h"
#include "input/text-field.h"

/* Spoken to the client. */
struct text_input_listener {
	void (*enter)(void *data, struct surface *surface);
	void (*leave)(void *data, struct surface *surface);
	/* commits is how many there were: what the client takes as the serial */
	void (*compose)(void *data, const struct text_composition *composition, uint32_t commits);
};

/* What the next commit does. */
enum text_input_wish {
	TEXT_INPUT_AS_BEFORE,
	TEXT_INPUT_ENABLE,
	TEXT_INPUT_DISABLE,
};

struct text_input {
	struct wl_list link; /* text_entry.inputs */
	struct text_entry *entry;
	struct budget *budget;   /* pays for text, and tells whose it is; referenced */
	struct surface *surface; /* that it has entered; NULL: it is not heard */
	struct text_field field; /* as committed; empty unless it is active */

	/* private */
	struct text_field pending;
	enum text_input_wish wish;
	uint32_t commits;
	uint64_t text_bytes; /* charged for both fields */
	const struct text_input_listener *listener;
	void *listener_data;
};

/* References budget, that of the client's surfaces. If one of them has the keyboard, it is entered
 * before this returns. */
void text_input_init(struct text_input *input, struct text_entry *entry, struct budget *budget,
	const struct text_input_listener *listener, void *data);
void text_input_finish(struct text_input *input);

/* Pending, until text_input_commit. Each of the first two forgets what was told before. */
void text_input_enable(struct text_input *input);
void text_input_disable(struct text_input *input);

/* Text that is no UTF-8, and places that are not in it or within a character, would only confuse
 * an input method: then it is as if nothing was told. text is copied. Returns 0, BUDGET_EXCEEDED
 * (copied bytes) or -ENOMEM. */
int text_input_set_surrounding(
	struct text_input *input, const char *text, int32_t cursor, int32_t anchor);
void text_input_set_cause(struct text_input *input, uint32_t cause);
void text_input_set_content_type(struct text_input *input, uint32_t hint, uint32_t purpose);
void text_input_set_cursor_box(struct text_input *input, const struct box *box);

void text_input_commit(struct text_input *input);

/* For text_entry. */
void text_input_enter(struct text_input *input, struct surface *surface);
void text_input_leave(struct text_input *input);

/* For the input method: tells the client. */
void text_input_compose(struct text_input *input, const struct text_composition *composition);

#endif
