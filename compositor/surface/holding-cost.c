/* SPDX-License-Identifier: MIT */
#include "surface/holding-cost.h"

#include <stddef.h>

enum {
	WINDOW = 16,      /* commits looked at for new memory */
	WINDOW_MOST = 12, /* of these */
	LONG_MOST = 24,   /* of the last 32, to stop for buffers that go round */
	IN_VAIN = 1024,   /* commits until it is tried again where copying has not helped */
};

static uint32_t remember(uint32_t history, bool bit)
{
	return history << 1 | (bit ? 1 : 0);
}

static int count_recent(uint32_t history)
{
	return __builtin_popcount(history & ((1U << WINDOW) - 1));
}

static void change(struct holding_cost *cost, bool copies)
{
	cost->copies = copies;
	cost->switches++;
	cost->fresh = cost->rotated = 0;
}

static bool note_by_cost(struct holding_cost *cost, const struct holding_note *note)
{
	bool same_size = note->width == cost->width && note->height == cost->height;
	bool another = note->buffer != cost->last && cost->last != NULL;

	if (!cost->copies || !note->held) {
		cost->fresh = remember(cost->fresh, note->new_memory && same_size);
		cost->rotated = remember(cost->rotated, another && !note->new_memory);
	}
	cost->last = note->buffer;
	cost->width = note->width;
	cost->height = note->height;
	cost->patience -= cost->patience > 0;

	bool makes_memory = count_recent(cost->fresh) >= WINDOW_MOST;
	if (!cost->copies && makes_memory && cost->patience == 0) {
		change(cost, true);
	} else if (cost->copies && makes_memory) {
		change(cost, false);
		cost->patience = IN_VAIN;
	} else if (cost->copies && __builtin_popcount(cost->rotated) >= LONG_MOST) {
		change(cost, false);
	}
	return cost->copies;
}

bool holding_cost_note(struct holding_cost *cost, const struct holding_note *note)
{
	return cost->rule == HOLDING_BY_COST ? note_by_cost(cost, note)
					     : cost->rule == HOLDING_NEVER;
}
