/* SPDX-License-Identifier: MIT */
/*
 * Tells whether a client would do better to get its buffers back at the commit.
 *
 * A client whose buffer is still held when it draws again makes a new one; some
 * make a pool for every frame that way (GTK 3). When most of the last commits
 * brought a buffer never seen before, of a size seen before, and changed little
 * of it, copying what changed costs less than all that allocation. When the
 * client reuses its buffers for a while, or changes much at once, holding is
 * the cheap way again.
 */
#ifndef WEDDELL_SURFACE_HOLDING_COST_H
#define WEDDELL_SURFACE_HOLDING_COST_H

#include <stdbool.h>
#include <stdint.h>

struct holding_cost {
	uint32_t history; /* a bit for each of the last commits with a buffer; 1: costly to hold */
	bool copies;      /* what was decided */
	int32_t width, height;
};

/* Takes note of a commit: whether its buffer was never attached before, its size, and how
 * many of its pixels changed. Returns whether to copy. */
bool holding_cost_note(struct holding_cost *cost, bool new_buffer, int32_t width, int32_t height,
	uint64_t damaged_pixels);

#endif
