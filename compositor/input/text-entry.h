/* SPDX-License-Identifier: MIT */
/*
 * Text entry on a seat: which text inputs there are, whose client has the
 * keyboard, and which one of them is active, that is, wants an input method.
 *
 * It follows the keyboard's focus and announces. What is composed is between
 * the active text input (text-input.h) and the input method (input-method.h).
 */
#ifndef WEDDELL_INPUT_TEXT_ENTRY_H
#define WEDDELL_INPUT_TEXT_ENTRY_H

#include "input/keyboard.h"

struct input_method;
struct text_input;

struct text_entry {
	struct keyboard *keyboard;
	struct wl_list inputs;       /* text_input.link, of all clients */
	struct text_input *active;   /* NULL: no text is wanted */
	struct input_method *method; /* NULL: nobody composes */
	bool barred;                 /* see text_entry_bar */

	struct {
		/* struct text_input: it is active, or has begun anew */
		struct wl_signal activate;
		struct wl_signal change; /* struct text_input: the active one tells something new */
		struct wl_signal deactivate; /* struct text_input: it was active */
	} events;

	struct wl_listener keyboard_entered, keyboard_leave; /* private */
};

void text_entry_init(struct text_entry *entry, struct keyboard *keyboard);
/* No text input, input method or listener may be left. */
void text_entry_finish(struct text_entry *entry);

/* While it is barred no text input is active: what is typed is for nobody but who has the
 * keyboard. For locks. */
void text_entry_bar(struct text_entry *entry, bool barred);

/* For text_input. A new one enters the surface that has the keyboard, if that is its client's. */
void text_entry_add(struct text_entry *entry, struct text_input *input);
void text_entry_remove(struct text_input *input);

/* Makes input the active one, from the beginning if it was so already. No other one may be. */
void text_entry_activate(struct text_input *input);
/* If it is active. */
void text_entry_deactivate(struct text_input *input);

#endif
