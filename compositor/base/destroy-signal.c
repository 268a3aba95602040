/* SPDX-License-Identifier: MIT */
#include "base/destroy-signal.h"

#include <stddef.h>

void destroy_signal_add(struct destroy_signal *signal, struct destroy_listener *listener)
{
	listener->next = signal->first;
	listener->slot = &signal->first;
	if (listener->next != NULL) {
		listener->next->slot = &listener->next;
	}
	signal->first = listener;
}

void destroy_listener_remove(struct destroy_listener *listener)
{
	if (listener->slot == NULL) {
		return;
	}
	*listener->slot = listener->next;
	if (listener->next != NULL) {
		listener->next->slot = listener->slot;
	}
	listener->next = NULL;
	listener->slot = NULL;
}

void destroy_signal_emit(struct destroy_signal *signal)
{
	while (signal->first != NULL) {
		struct destroy_listener *listener = signal->first;
		destroy_listener_remove(listener);
		listener->notify(listener);
	}
}
