/* SPDX-License-Identifier: MIT */
/*
 * The frame callbacks that have not come yet, and for each the time of its
 * commit.
 */
#ifndef RESIZE_STRESS_FRAME_CALLBACKS_H
#define RESIZE_STRESS_FRAME_CALLBACKS_H

#include "statistics.h"

#include <wayland-client.h>

struct frame_callbacks {
	struct wl_list pending; /* frame_callback.link, the newest first */
	struct statistics *statistics;
	uint64_t done; /* that have come */
};

/* Each callback adds its latency to the statistics, which are borrowed. */
void frame_callbacks_init(struct frame_callbacks *callbacks_out, struct statistics *statistics);

/* Drops those that have not come. */
void frame_callbacks_finish(struct frame_callbacks *callbacks);

/* Asks for the callback of the commit that follows at once. */
void frame_callbacks_request(struct frame_callbacks *callbacks, struct wl_surface *surface);

#endif
