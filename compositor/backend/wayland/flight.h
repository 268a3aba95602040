/* SPDX-License-Identifier: MIT */
/*
 * A flight is a frame's way at the parent, from the commit until the parent has
 * shown it: when its frame callback has come, and its presentation feedback
 * has, where the parent has that. The times and flags are the parent's own.
 *
 * A parent may keep the feedback of what it has no reason to draw, for as long
 * as it likes. Some time after the callback the flight lands without it.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_FLIGHT_H
#define WEDDELL_BACKEND_WAYLAND_FLIGHT_H

#include "backend/wayland/parent.h"

struct flight_listener {
	/* Shown since time_nsec (CLOCK_MONOTONIC), with flags of enum presentation_flag. */
	void (*landed)(void *data, int64_t time_nsec, uint32_t flags);
};

struct flight {
	struct parent *parent;
	const struct flight_listener *listener;
	void *data;

	/* private */
	struct wl_callback *callback;              /* NULL once it was answered */
	struct wp_presentation_feedback *feedback; /* the same */
	struct wl_event_source *timer;             /* armed while only feedback is missing */
	int64_t time_nsec;                         /* 0: the parent did not say */
	uint32_t flags;
};

/* Returns 0 or -ENOMEM. */
int flight_init(struct flight *flight, struct parent *parent, struct wl_event_loop *loop,
	const struct flight_listener *listener, void *data);
/* What is under way lands no more. All zero is fine. */
void flight_finish(struct flight *flight);

/* What is under way, if anything is, lands no more; another can begin. */
void flight_cancel(struct flight *flight);

/* Before the wl_surface.commit of the frame; the one before has landed. Returns 0 or -ENOMEM. */
int flight_begin(struct flight *flight, struct wl_surface *surface);

#endif
