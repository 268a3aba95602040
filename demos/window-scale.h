/* SPDX-License-Identifier: MIT */
/*
 * How many pixels of the buffer a logical pixel of the window has: what the
 * compositor prefers where it says so with wp_fractional_scale_v1, else the
 * largest scale of the outputs that the window is on.
 */
#ifndef DEMOS_WINDOW_SCALE_H
#define DEMOS_WINDOW_SCALE_H

#include "connection.h"

#include <stdbool.h>

struct window_scale {
	struct wl_list outputs;                         /* scale_output.link */
	struct wp_fractional_scale_manager_v1 *manager; /* may be NULL */
	struct wp_fractional_scale_v1 *fractional;      /* of the surface; may be NULL */
	uint32_t preferred;                             /* 120ths; 0: nothing was said */
	void (*changed)(void *data);
	void *data;
};

void window_scale_init(struct window_scale *scale_out, void (*changed)(void *data), void *data);

void window_scale_finish(struct window_scale *scale);

/* Takes the globals that tell of scales, and leaves all others alone. */
void window_scale_note_global(struct window_scale *scale, struct connection *connection,
	const struct connection_global *global);

/* From now on it is that surface's. Fractions are heard of only where the surface
 * can be shown so: where it has a viewport. */
void window_scale_watch(struct window_scale *scale, struct wl_surface *surface, bool fractions);

double window_scale_get(const struct window_scale *scale);

#endif
