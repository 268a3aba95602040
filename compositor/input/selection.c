/* SPDX-License-Identifier: MIT */
#include "input/selection.h"

#include <assert.h>

static void handle_source_destroy(struct wl_listener *listener, void *data)
{
	struct selection *selection = wl_container_of(listener, selection, source_destroy);
	wl_list_remove(&selection->source_destroy.link);
	selection->source = NULL;
	wl_signal_emit_mutable(&selection->events.changed, selection);
}

void selection_init(struct selection *selection)
{
	*selection = (struct selection){.source_destroy.notify = handle_source_destroy};
	wl_signal_init(&selection->events.changed);
}

void selection_finish(struct selection *selection)
{
	if (selection->source != NULL) {
		wl_list_remove(&selection->source_destroy.link);
	}
	assert(wl_list_empty(&selection->events.changed.listener_list));
}

static void let_go(struct selection *selection)
{
	struct data_source *source = selection->source;
	if (source != NULL) {
		wl_list_remove(&selection->source_destroy.link);
		selection->source = NULL;
		source->use = DATA_SOURCE_UNUSED;
		source->impl->cancelled(source);
	}
}

int selection_set(struct selection *selection, struct data_source *source)
{
	if (source == selection->source) {
		return 0;
	}
	if (source != NULL && source->has_actions) {
		return DATA_SOURCE_NOT_FOR_SELECTION;
	}
	if (source != NULL && source->use != DATA_SOURCE_UNUSED) {
		return DATA_SOURCE_IN_USE;
	}
	let_go(selection);
	if (source != NULL) {
		source->use = DATA_SOURCE_SELECTION;
		wl_signal_add(&source->events.destroy, &selection->source_destroy);
	}
	selection->source = source;
	wl_signal_emit_mutable(&selection->events.changed, selection);
	return 0;
}
