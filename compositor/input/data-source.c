/* SPDX-License-Identifier: MIT */
#include "input/data-source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void data_source_init(struct data_source *source, const struct data_source_interface *impl)
{
	*source = (struct data_source){.impl = impl};
	wl_array_init(&source->mime_types);
	wl_signal_init(&source->events.destroy);
}

void data_source_finish(struct data_source *source)
{
	wl_signal_emit_mutable(&source->events.destroy, source);
	/* wl_array_for_each would add to NULL where there is no type */
	char **mime_types = source->mime_types.data;
	for (size_t i = 0; i < source->mime_types.size / sizeof(*mime_types); i++) {
		free(mime_types[i]);
	}
	wl_array_release(&source->mime_types);
}

int data_source_offer(struct data_source *source, const char *mime_type)
{
	size_t length = strlen(mime_type) + 1;
	if (source->mime_types.size / sizeof(char *) >= DATA_SOURCE_TYPES_MAX ||
		length > DATA_SOURCE_BYTES_MAX - source->bytes) {
		return DATA_SOURCE_TOO_MANY_TYPES;
	}
	char *copy = strdup(mime_type);
	char **place = copy != NULL ? wl_array_add(&source->mime_types, sizeof(*place)) : NULL;
	if (place == NULL) {
		free(copy);
		return -ENOMEM;
	}
	*place = copy;
	source->bytes += length;
	return 0;
}

int data_source_set_actions(struct data_source *source, uint32_t actions)
{
	if (source->has_actions || source->use != DATA_SOURCE_UNUSED) {
		return DATA_SOURCE_IN_USE;
	}
	if (actions & ~(uint32_t)DATA_ACTION_ALL) {
		return DATA_SOURCE_BAD_ACTIONS;
	}
	source->has_actions = true;
	source->actions = actions;
	return 0;
}

void data_source_refuse(struct data_source *source)
{
	if (source != NULL && source->use == DATA_SOURCE_UNUSED) {
		source->impl->cancelled(source);
	}
}

uint32_t data_source_actions(const struct data_source *source)
{
	return source->has_actions ? source->actions : DATA_ACTION_COPY;
}
