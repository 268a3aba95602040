/* SPDX-License-Identifier: MIT */
/*
 * Who is shown a selection: the client that has the keyboard, right before it
 * gets it and whenever the selection changes meanwhile. What showing means is
 * the protocol's: wl_data_device, primary selection.
 */
#ifndef WEDDELL_WIRE_SELECTION_AUDIENCE_H
#define WEDDELL_WIRE_SELECTION_AUDIENCE_H

#include "input/seat.h"

struct selection_audience {
	struct seat *seat;
	struct selection *selection;
	/* source may be NULL: there is none */
	void (*show)(struct wl_resource *device, struct data_source *source);
	struct wl_list devices;     /* of all clients, by their links */
	struct wl_client *shown_to; /* the client that knows the selection; may be NULL */
	struct wl_listener shown_to_destroy, focus_approach, selection_changed;
};

void selection_audience_init(struct selection_audience *audience, struct seat *seat,
	struct selection *selection,
	void (*show)(struct wl_resource *device, struct data_source *source));
void selection_audience_finish(struct selection_audience *audience);

/* Its link is removed when it is destroyed. */
void selection_audience_add(struct selection_audience *audience, struct wl_resource *device);

/* Only a client that a person is dealing with may say what is pasted elsewhere: one with the
 * keyboard, or that was clicked or touched with this serial. */
bool selection_audience_may_set(
	const struct selection_audience *audience, struct wl_client *client, uint32_t serial);

#endif
