/* SPDX-License-Identifier: MIT */
/*
 * An idle inhibitor keeps the person at a seat from counting as idle while a
 * surface can be seen: for films. One on a surface that is on no output, is
 * unmapped or gone does nothing.
 */
#ifndef WEDDELL_INPUT_IDLE_INHIBITOR_H
#define WEDDELL_INPUT_IDLE_INHIBITOR_H

#include "input/idle.h"
#include "surface/surface.h"

struct idle_inhibitor {
	struct idle *idle;
	struct surface *surface; /* NULL once it is gone */
	bool is_on;
	struct wl_listener outputs, destroy;
};

/* idle outlives it. */
void idle_inhibitor_init(
	struct idle_inhibitor *inhibitor, struct idle *idle, struct surface *surface);
void idle_inhibitor_finish(struct idle_inhibitor *inhibitor);

#endif
