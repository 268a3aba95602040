/* SPDX-License-Identifier: MIT */
#include "input/input-method.h"

#include "base/utf8.h"
#include "input/text-input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void finish_news(struct input_method *method)
{
	method->dones++;
	method->listener->done(method->listener_data);
}

static void activate(struct input_method *method, const struct text_input *input)
{
	method->listener->activate(method->listener_data);
	method->listener->describe(method->listener_data, &input->field);
	finish_news(method);
	method->active_since = method->dones;
}

static void handle_activate(struct wl_listener *listener, void *data)
{
	struct input_method *method = wl_container_of(listener, method, activate);
	activate(method, data);
}

static void handle_change(struct wl_listener *listener, void *data)
{
	struct input_method *method = wl_container_of(listener, method, change);
	const struct text_input *input = data;
	method->listener->describe(method->listener_data, &input->field);
	finish_news(method);
}

static void handle_deactivate(struct wl_listener *listener, void *data)
{
	struct input_method *method = wl_container_of(listener, method, deactivate);
	method->listener->deactivate(method->listener_data);
	finish_news(method);
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

int input_method_init(struct input_method *method, struct text_entry *entry,
	const struct input_method_listener *listener, void *data)
{
	if (entry->method != NULL) {
		return INPUT_METHOD_EXISTS;
	}
	*method = (struct input_method){
		.entry = entry,
		.listener = listener,
		.listener_data = data,
	};
	entry->method = method;
	add_listener(&entry->events.activate, &method->activate, handle_activate);
	add_listener(&entry->events.change, &method->change, handle_change);
	add_listener(&entry->events.deactivate, &method->deactivate, handle_deactivate);
	if (entry->active != NULL) {
		activate(method, entry->active);
	}
	return 0;
}

/* What was shown as preedit is text of nobody any more. */
static void take_back_preedit(struct input_method *method)
{
	static const struct text_composition nothing = {0};
	if (method->entry->active != NULL) {
		text_input_compose(method->entry->active, &nothing);
	}
}

void input_method_finish(struct input_method *method)
{
	take_back_preedit(method);
	text_composition_clear(&method->pending);
	wl_list_remove(&method->activate.link);
	wl_list_remove(&method->change.link);
	wl_list_remove(&method->deactivate.link);
	method->entry->method = NULL;
}

static int replace(char **text, const char *other)
{
	char *copy = strdup(other);
	if (copy == NULL) {
		return -ENOMEM;
	}
	free(*text);
	*text = copy;
	return 0;
}

int input_method_set_text(struct input_method *method, const char *text)
{
	return utf8_is_valid(text) ? replace(&method->pending.text, text) : INPUT_METHOD_BAD_TEXT;
}

static bool is_in(const char *text, int32_t offset)
{
	return offset >= 0 && utf8_has_boundary(text, (size_t)offset);
}

int input_method_set_preedit(
	struct input_method *method, const char *text, int32_t begin, int32_t end)
{
	bool hidden = begin == -1 && end == -1;
	if (!utf8_is_valid(text)) {
		return INPUT_METHOD_BAD_TEXT;
	}
	if (!hidden && !(is_in(text, begin) && is_in(text, end))) {
		return INPUT_METHOD_BAD_CURSOR;
	}
	int error = replace(&method->pending.preedit, text);
	if (error == 0) {
		method->pending.preedit_begin = begin;
		method->pending.preedit_end = end;
	}
	return error;
}

void input_method_delete(struct input_method *method, uint32_t before, uint32_t after)
{
	method->pending.deleted_before = before;
	method->pending.deleted_after = after;
}

/* Serials wrap, in the end. */
static bool is_for_this_field(const struct input_method *method, uint32_t serial)
{
	return (int32_t)(serial - method->active_since) >= 0;
}

void input_method_commit(struct input_method *method, uint32_t serial)
{
	struct text_input *input = method->entry->active;
	if (input != NULL && is_for_this_field(method, serial)) {
		text_input_compose(input, &method->pending);
	}
	text_composition_clear(&method->pending);
}
