/* SPDX-License-Identifier: MIT */
#include "input/text-entry.h"

#include "input/text-input.h"

#include <assert.h>

/* A client is known by the budget that pays for its surfaces. */
static bool is_for(const struct text_input *input, const struct surface *surface)
{
	return surface != NULL && surface->budget == input->budget;
}

static void enter(struct text_entry *entry, struct surface *surface)
{
	struct text_input *input;
	wl_list_for_each (input, &entry->inputs, link) {
		if (input->surface == NULL && is_for(input, surface)) {
			text_input_enter(input, surface);
		}
	}
}

static void leave(struct text_entry *entry)
{
	if (entry->active != NULL) {
		text_entry_deactivate(entry->active);
	}
	struct text_input *input;
	wl_list_for_each (input, &entry->inputs, link) {
		if (input->surface != NULL) {
			text_input_leave(input);
		}
	}
}

static void handle_keyboard_entered(struct wl_listener *listener, void *data)
{
	struct text_entry *entry = wl_container_of(listener, entry, keyboard_entered);
	const struct keyboard_focus_event *event = data;
	if (!entry->barred) {
		enter(entry, event->surface);
	}
}

static void handle_keyboard_leave(struct wl_listener *listener, void *data)
{
	struct text_entry *entry = wl_container_of(listener, entry, keyboard_leave);
	leave(entry);
}

void text_entry_init(struct text_entry *entry, struct keyboard *keyboard)
{
	*entry = (struct text_entry){
		.keyboard = keyboard,
		.keyboard_entered.notify = handle_keyboard_entered,
		.keyboard_leave.notify = handle_keyboard_leave,
	};
	wl_list_init(&entry->inputs);
	wl_signal_init(&entry->events.activate);
	wl_signal_init(&entry->events.change);
	wl_signal_init(&entry->events.deactivate);
	/* some clients (foot) count on the keyboard coming first */
	wl_signal_add(&keyboard->events.entered, &entry->keyboard_entered);
	wl_signal_add(&keyboard->events.leave, &entry->keyboard_leave);
}

void text_entry_finish(struct text_entry *entry)
{
	assert(wl_list_empty(&entry->inputs));
	assert(entry->method == NULL);
	assert(wl_list_empty(&entry->events.activate.listener_list));
	assert(wl_list_empty(&entry->events.change.listener_list));
	assert(wl_list_empty(&entry->events.deactivate.listener_list));
	wl_list_remove(&entry->keyboard_entered.link);
	wl_list_remove(&entry->keyboard_leave.link);
}

void text_entry_bar(struct text_entry *entry, bool barred)
{
	if (entry->barred == barred) {
		return;
	}
	entry->barred = barred;
	if (barred) {
		leave(entry);
	} else {
		enter(entry, entry->keyboard->focus);
	}
}

void text_entry_add(struct text_entry *entry, struct text_input *input)
{
	wl_list_insert(entry->inputs.prev, &input->link);
	if (!entry->barred && is_for(input, entry->keyboard->focus)) {
		text_input_enter(input, entry->keyboard->focus);
	}
}

void text_entry_remove(struct text_input *input)
{
	text_entry_deactivate(input);
	wl_list_remove(&input->link);
}

void text_entry_activate(struct text_input *input)
{
	struct text_entry *entry = input->entry;
	assert(entry->active == NULL || entry->active == input);
	entry->active = input;
	wl_signal_emit_mutable(&entry->events.activate, input);
}

void text_entry_deactivate(struct text_input *input)
{
	struct text_entry *entry = input->entry;
	if (entry->active == input) {
		entry->active = NULL;
		wl_signal_emit_mutable(&entry->events.deactivate, input);
	}
}
