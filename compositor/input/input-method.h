/* SPDX-License-Identifier: MIT */
/*
 * The input method of a seat: a client that turns what a person does (keys, an
 * on-screen keyboard, handwriting) into text for the active text input. It is
 * the model of zwp_input_method_v2, and there is one at a time.
 *
 * It is told of the text field and composes; each composition names the last
 * news that its client knew, and one that was meant for a field before is
 * dropped. Keys come by keyboard-grab.h, its windows are in input-popup.h.
 */
#ifndef WEDDELL_INPUT_INPUT_METHOD_H
#define WEDDELL_INPUT_INPUT_METHOD_H

#include "input/text-composition.h"
#include "input/text-entry.h"
#include "input/text-field.h"

enum input_method_fault {
	INPUT_METHOD_EXISTS = 781, /* the seat has one */
	INPUT_METHOD_BAD_TEXT,     /* not UTF-8 */
	INPUT_METHOD_BAD_CURSOR,   /* neither within the preedit, between characters, nor hidden */
};

/* Spoken to the client. */
struct input_method_listener {
	void (*activate)(void *data);
	void (*describe)(void *data, const struct text_field *field);
	void (*deactivate)(void *data);
	void (*done)(void *data); /* what was told since the last one holds */
};

struct input_method {
	struct text_entry *entry;

	/* private */
	struct text_composition pending;
	uint32_t dones;        /* how often it was told */
	uint32_t active_since; /* the done of the activation */
	const struct input_method_listener *listener;
	void *listener_data;
	struct wl_listener activate, change, deactivate;
};

/* Hears at once of a text input that is active. Returns 0 or INPUT_METHOD_EXISTS; then there is
 * nothing to finish. */
int input_method_init(struct input_method *method, struct text_entry *entry,
	const struct input_method_listener *listener, void *data);
void input_method_finish(struct input_method *method);

/* Pending, until input_method_commit. Text is copied. Each returns 0, INPUT_METHOD_BAD_TEXT or
 * -ENOMEM, and the preedit INPUT_METHOD_BAD_CURSOR: both bytes of text, or both -1. */
int input_method_set_text(struct input_method *method, const char *text);
int input_method_set_preedit(
	struct input_method *method, const char *text, int32_t begin, int32_t end);
void input_method_delete(struct input_method *method, uint32_t before, uint32_t after);

/* serial: how many dones the client knew of. */
void input_method_commit(struct input_method *method, uint32_t serial);

#endif
