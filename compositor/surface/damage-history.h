/* SPDX-License-Identifier: MIT */
/*
 * What of a surface changed in its last few commits. Each output remembers the
 * serial it has shown, and asks what changed since: so any number of outputs
 * can each be up to date in their own time.
 */
#ifndef WEDDELL_SURFACE_DAMAGE_HISTORY_H
#define WEDDELL_SURFACE_DAMAGE_HISTORY_H

#include <pixman.h>
#include <stdbool.h>
#include <stdint.h>

enum {
	DAMAGE_HISTORY_LENGTH = 8,
};

struct damage_history {
	uint64_t serial; /* of the newest entry; 0 when there is none */
	pixman_region32_t
		entries[DAMAGE_HISTORY_LENGTH]; /* entry of serial s is at s modulo length */
};

void damage_history_init(struct damage_history *history);
void damage_history_finish(struct damage_history *history);

/* Adds what a commit changed (surface coordinates). */
void damage_history_push(struct damage_history *history, const pixman_region32_t *damage);

/* Unites all that changed after serial with damage_out. false when serial is too long
 * ago to tell: everything may have changed. */
bool damage_history_since(
	const struct damage_history *history, uint64_t serial, pixman_region32_t *damage_out);

/* Rectangles of all its entries (region-cost.h). */
uint64_t damage_history_cost(const struct damage_history *history);

#endif
