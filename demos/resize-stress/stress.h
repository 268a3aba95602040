/* SPDX-License-Identifier: MIT */
/*
 * The stress itself: frame after frame, most of another size than the one
 * before, the others drawn only where something changed, until the time or the
 * steps are over or the window is closed.
 */
#ifndef RESIZE_STRESS_STRESS_H
#define RESIZE_STRESS_STRESS_H

#include "capture.h"
#include "frame-callbacks.h"
#include "options.h"
#include "pattern.h"
#include "statistics.h"
#include "window.h"

struct stress {
	const struct options *options;
	struct globals *globals;
	struct statistics *statistics;
	struct window window;
	struct weddell_pool *pool;
	struct weddell_swapchain *swapchain;
	struct frame_callbacks callbacks;
	struct capture capture; /* used if options->check_each */
	struct pattern pattern; /* of the frame presented last */
	struct size max;
	uint32_t size_number; /* of sizes_at */
	bool checked;         /* the frame presented last */
	bool broken;          /* nothing more can be shown */
};

/* All three are borrowed. Returns 0 or a negative errno. */
int stress_init(struct stress *stress_out, const struct options *options, struct globals *globals,
	struct statistics *statistics);

void stress_finish(struct stress *stress);

/* Goes through it. What is wrong goes to the statistics. */
void stress_run(struct stress *stress);

#endif
