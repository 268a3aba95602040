/* SPDX-License-Identifier: MIT */
#include "client-lib/slot-table.h"

#include <assert.h>

static bool has_size(const struct slot *slot, int32_t width, int32_t height)
{
	return slot->width == width && slot->height == height;
}

int slot_table_choose(
	const struct slot_table *table, unsigned idle_mask, int32_t width, int32_t height)
{
	int best = SLOT_NONE;
	for (int i = 0; i < SLOT_COUNT; i++) {
		const struct slot *slot = &table->slots[i];
		if ((idle_mask >> i & 1) == 0 || !has_size(slot, width, height)) {
			continue;
		}
		if (best == SLOT_NONE || slot->shown > table->slots[best].shown) {
			best = i;
		}
	}
	return best;
}

int slot_table_choose_any(const struct slot_table *table, unsigned idle_mask)
{
	int best = SLOT_NONE;
	for (int i = 0; i < SLOT_COUNT; i++) {
		const struct slot *slot = &table->slots[i];
		if ((idle_mask >> i & 1) != 0 && slot->width > 0 &&
			(best == SLOT_NONE || slot->used > table->slots[best].used)) {
			best = i;
		}
	}
	return best;
}

int slot_table_unwanted(const struct slot_table *table, unsigned idle_mask, uint64_t frames)
{
	for (int i = 0; i < SLOT_COUNT; i++) {
		const struct slot *slot = &table->slots[i];
		if ((idle_mask >> i & 1) != 0 && slot->width > 0 &&
			table->frames - slot->used >= frames) {
			return i;
		}
	}
	return SLOT_NONE;
}

uint64_t slot_table_steady_frames(const struct slot_table *table)
{
	return table->frames == 0 ? 0 : table->frames - table->resized + 1;
}

int slot_table_vacant(const struct slot_table *table)
{
	for (int i = 0; i < SLOT_COUNT; i++) {
		if (table->slots[i].width == 0) {
			return i;
		}
	}
	return SLOT_NONE;
}

void slot_table_fill(struct slot_table *table, int i, int32_t width, int32_t height)
{
	assert(table->slots[i].width == 0);
	slot_table_resize(table, i, width, height);
}

void slot_table_resize(struct slot_table *table, int i, int32_t width, int32_t height)
{
	assert(width > 0 && height > 0);
	table->slots[i].width = width;
	table->slots[i].height = height;
	table->slots[i].used = table->frames;
	slot_table_spoil(table, i);
}

void slot_table_empty(struct slot_table *table, int i)
{
	table->slots[i] = (struct slot){0};
}

void slot_table_spoil(struct slot_table *table, int i)
{
	struct slot *slot = &table->slots[i];
	slot->shown = 0;
	damage_set_whole(&slot->stale, slot->width, slot->height);
}

int32_t slot_table_age(const struct slot_table *table, int i)
{
	uint64_t shown = table->slots[i].shown;
	if (shown == 0) {
		return 0;
	}
	uint64_t age = table->frames - shown + 1;
	return age > INT32_MAX ? INT32_MAX : (int32_t)age;
}

bool slot_table_is_resize(const struct slot_table *table, int i)
{
	return !has_size(&table->slots[i], table->width, table->height);
}

static void add_damage(struct slot *slot, const struct weddell_box *damage, size_t count)
{
	if (damage == NULL) {
		damage_set_whole(&slot->stale, slot->width, slot->height);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		damage_add(&slot->stale, &damage[i], slot->width, slot->height);
	}
}

void slot_table_present(
	struct slot_table *table, int i, const struct weddell_box *damage, size_t count)
{
	struct slot *shown = &table->slots[i];
	for (int other = 0; other < SLOT_COUNT; other++) {
		struct slot *slot = &table->slots[other];
		if (other == i || slot->width == 0) {
			continue;
		}
		if (!has_size(slot, shown->width, shown->height)) {
			/* frames of two sizes have no difference in boxes */
			slot_table_spoil(table, other);
		} else {
			add_damage(slot, damage, count);
		}
	}
	table->frames++;
	if (slot_table_is_resize(table, i)) {
		table->resized = table->frames;
	}
	table->width = shown->width;
	table->height = shown->height;
	shown->shown = shown->used = table->frames;
	damage_clear(&shown->stale);
}
