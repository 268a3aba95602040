/* SPDX-License-Identifier: MIT */
/*
 * The selection of a seat: the source that a paste takes from.
 */
#ifndef WEDDELL_INPUT_SELECTION_H
#define WEDDELL_INPUT_SELECTION_H

#include "input/data-source.h"

struct selection {
	struct data_source *source; /* may be NULL */
	struct {
		struct wl_signal changed; /* struct selection: another source, or none */
	} events;
	struct wl_listener source_destroy; /* private */
};

void selection_init(struct selection *selection);
/* No listener may be left. */
void selection_finish(struct selection *selection);

/* NULL for none. The source before hears that it is cancelled. Returns 0,
 * DATA_SOURCE_NOT_FOR_SELECTION, or DATA_SOURCE_IN_USE when it is used in a drag. */
int selection_set(struct selection *selection, struct data_source *source);

#endif
