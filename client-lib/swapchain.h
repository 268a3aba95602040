/* SPDX-License-Identifier: MIT */
/*
 * What a pool needs of its swapchains to give memory back.
 */
#ifndef WEDDELL_CLIENT_LIB_SWAPCHAIN_H
#define WEDDELL_CLIENT_LIB_SWAPCHAIN_H

#include "client-lib/buffer.h"
#include "client-lib/pool.h"
#include "client-lib/scanout-watch.h"
#include "client-lib/slot-table.h"

struct weddell_swapchain {
	struct weddell_pool *pool;
	const struct pixel_format *format;
	struct slot_table table;
	struct buffer *buffers[SLOT_COUNT]; /* NULL where the slot is vacant */
	int begun;                          /* slot of the frame begun, or SLOT_NONE */
	bool grew;                          /* has been made larger, so may be again */
	struct damage repaint;              /* of the frame begun */
	struct scanout_watch scanout;
	struct wl_list link; /* weddell_pool.swapchains */
};

/* Destroys the buffers that the compositor does not hold, but for that of the
 * frame begun. */
void swapchain_drop_idle(struct weddell_swapchain *swapchain);

/* Gives back memory that is no part of any buffer. */
void swapchain_trim(struct weddell_swapchain *swapchain);

#endif
