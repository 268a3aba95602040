/* SPDX-License-Identifier: MIT */
/*
 * A gesture on a touchpad: fingers that swipe, pinch or rest. It belongs to the
 * surface that had the pointer when it began, until it ends; if that surface
 * goes, it is cancelled. There is one at a time.
 *
 * What is a gesture and which, the device's driver finds out (libinput).
 */
#ifndef WEDDELL_INPUT_GESTURE_H
#define WEDDELL_INPUT_GESTURE_H

#include "input/pointer.h"

enum gesture_kind {
	GESTURE_SWIPE,
	GESTURE_PINCH,
	GESTURE_HOLD,
	GESTURE_KIND_COUNT,
};

struct gesture {
	struct pointer *pointer;
	enum gesture_kind kind;
	struct surface *surface; /* NULL: there is none */

	struct {
		struct wl_signal begin;  /* struct gesture_event */
		struct wl_signal update; /* struct gesture_event */
		struct wl_signal end;    /* struct gesture_event: surface is still set */
	} events;

	struct wl_listener surface_unmap, surface_destroy; /* private */
};

struct gesture_motion {
	double dx, dy;   /* of the fingers' centre, logical pixels */
	double scale;    /* of a pinch: against its begin */
	double rotation; /* of a pinch: degrees clockwise since the last one */
};

struct gesture_event {
	struct gesture *gesture;
	uint32_t serial;              /* begin and end */
	uint32_t time;                /* milliseconds */
	uint32_t fingers;             /* begin */
	struct gesture_motion motion; /* update */
	bool cancelled;               /* end */
};

void gesture_init(struct gesture *gesture, struct pointer *pointer);
/* No listener may be left. */
void gesture_finish(struct gesture *gesture);

/* On the pointer's focus; without one nothing happens. One under way is cancelled. */
void gesture_begin(
	struct gesture *gesture, enum gesture_kind kind, uint32_t fingers, uint32_t time);
/* These two do nothing when no gesture is under way. Holding has no updates. */
void gesture_update(struct gesture *gesture, const struct gesture_motion *motion, uint32_t time);
void gesture_end(struct gesture *gesture, bool cancelled, uint32_t time);

#endif
