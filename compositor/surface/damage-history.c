/* SPDX-License-Identifier: MIT */
#include "surface/damage-history.h"

#include "surface/region-cost.h"

void damage_history_init(struct damage_history *history)
{
	history->serial = 0;
	for (int i = 0; i < DAMAGE_HISTORY_LENGTH; i++) {
		pixman_region32_init(&history->entries[i]);
	}
}

void damage_history_finish(struct damage_history *history)
{
	for (int i = 0; i < DAMAGE_HISTORY_LENGTH; i++) {
		pixman_region32_fini(&history->entries[i]);
	}
}

void damage_history_push(struct damage_history *history, const pixman_region32_t *damage)
{
	history->serial++;
	pixman_region32_copy(&history->entries[history->serial % DAMAGE_HISTORY_LENGTH],
		(pixman_region32_t *)damage);
}

bool damage_history_since(
	const struct damage_history *history, uint64_t serial, pixman_region32_t *damage_out)
{
	if (serial > history->serial || history->serial - serial > DAMAGE_HISTORY_LENGTH) {
		return false;
	}
	for (uint64_t s = serial + 1; s <= history->serial; s++) {
		const pixman_region32_t *entry = &history->entries[s % DAMAGE_HISTORY_LENGTH];
		pixman_region32_union(damage_out, damage_out, (pixman_region32_t *)entry);
	}
	return true;
}

uint64_t damage_history_cost(const struct damage_history *history)
{
	uint64_t cost = 0;
	for (int i = 0; i < DAMAGE_HISTORY_LENGTH; i++) {
		cost += region_cost(&history->entries[i]);
	}
	return cost;
}
