/* SPDX-License-Identifier: MIT */
/*
 * A notice is what a client asked to be told about a content update: a frame
 * callback, or presentation feedback. It travels with the state it was asked
 * for, and is answered exactly once, or destroyed unanswered by its owner.
 */
#ifndef WEDDELL_SURFACE_NOTICE_H
#define WEDDELL_SURFACE_NOTICE_H

#include <stdint.h>
#include <wayland-util.h>

/* When and how a frame reached its output. */
struct presentation {
	void *output;         /* the struct output, opaque here; never NULL */
	int64_t time_nsec;    /* CLOCK_MONOTONIC */
	int64_t refresh_nsec; /* until the next one; 0 when not known */
	uint64_t sequence;    /* of the output; 0 when it counts none */
	uint32_t flags;       /* enum presentation_flag */
};

/* numbered as wp_presentation_feedback.kind */
enum presentation_flag {
	PRESENTATION_VSYNC = 1 << 0,
	PRESENTATION_HW_CLOCK = 1 << 1,
	PRESENTATION_HW_COMPLETION = 1 << 2,
	PRESENTATION_ZERO_COPY = 1 << 3, /* shown without a copy: set for each surface */
};

struct notice;

struct notice_interface {
	/* The update was shown. Consumes the notice. */
	void (*presented)(struct notice *notice, const struct presentation *presentation);
	/* The update was replaced before it was shown, or its surface is gone. Consumes it. */
	void (*discarded)(struct notice *notice);
};

struct notice {
	struct wl_list link; /* surface_state.frame_notices or .feedback_notices */
	const struct notice_interface *impl;
};

void notice_list_present(struct wl_list *notices, const struct presentation *presentation);
void notice_list_discard(struct wl_list *notices);

#endif
