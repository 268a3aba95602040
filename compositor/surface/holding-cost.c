/* SPDX-License-Identifier: MIT */
#include "surface/holding-cost.h"

#include <stddef.h>

enum {
	WINDOW = 16,      /* commits looked at to start copying, or to stop for large damage */
	WINDOW_MOST = 12, /* of these */
	LONG_MOST = 24,   /* of the last 32, to stop for buffers that go round */
};

static uint32_t remember(uint32_t history, bool bit)
{
	return history << 1 | (bit ? 1 : 0);
}

static int count_recent(uint32_t history)
{
	return __builtin_popcount(history & ((1U << WINDOW) - 1));
}

static bool note_by_cost(struct holding_cost *cost, const struct holding_note *note)
{
	uint64_t pixels = (uint64_t)note->width * (uint64_t)note->height;
	bool same_size = note->width == cost->width && note->height == cost->height;
	bool large = note->damaged_pixels > pixels / 2;
	bool another = note->buffer != cost->last && cost->last != NULL;

	cost->fresh = remember(cost->fresh, note->new_memory && same_size && !large);
	cost->large = remember(cost->large, large);
	cost->rotated = remember(cost->rotated, another && !note->new_memory);
	cost->last = note->buffer;
	cost->width = note->width;
	cost->height = note->height;

	if (!cost->copies && count_recent(cost->fresh) >= WINDOW_MOST) {
		cost->copies = true;
		cost->switches++;
		cost->rotated = cost->large = 0;
	} else if (cost->copies && (count_recent(cost->large) >= WINDOW_MOST ||
					   __builtin_popcount(cost->rotated) >= LONG_MOST)) {
		cost->copies = false;
		cost->switches++;
		cost->fresh = 0;
	}
	return cost->copies;
}

bool holding_cost_note(struct holding_cost *cost, const struct holding_note *note)
{
	return cost->rule == HOLDING_BY_COST ? note_by_cost(cost, note)
					     : cost->rule == HOLDING_NEVER;
}
