/* SPDX-License-Identifier: MIT */
/*
 * The popups of an input method, and the text cursor that they follow: it moves
 * with the text field, and that with its window.
 *
 * They are placed once in a turn of the loop, and only when something has
 * changed.
 */
#ifndef WEDDELL_INPUT_INPUT_POPUPS_H
#define WEDDELL_INPUT_INPUT_POPUPS_H

#include "input/input-popup.h"
#include "input/seat.h"

struct input_popups {
	struct seat *seat;
	struct wl_list list; /* input_popup.link */

	/* private */
	struct wl_event_source *source; /* NULL: nothing to be done */
	struct wl_listener scene_changed, activate, change, deactivate;
};

/* The loop of the seat outlives it. */
void input_popups_init(struct input_popups *popups, struct seat *seat);
/* No popup may be left. */
void input_popups_finish(struct input_popups *popups);

void input_popups_add(struct input_popups *popups, struct input_popup *popup);
/* It is not shown any more. */
void input_popups_remove(struct input_popup *popup);

#endif
