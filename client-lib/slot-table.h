/* SPDX-License-Identifier: MIT */
/*
 * A slot table is what a swapchain remembers of its buffers: the size of each,
 * how old its contents are, and where they differ from the frame shown last.
 *
 * It decides which buffer to draw into next. It holds no buffers and hears no
 * events: which slots are idle is told to it, as a mask with bit i for slot i.
 */
#ifndef WEDDELL_CLIENT_LIB_SLOT_TABLE_H
#define WEDDELL_CLIENT_LIB_SLOT_TABLE_H

#include "client-lib/damage.h"

#include <stdbool.h>

enum {
	SLOT_COUNT = 3, /* one shown, one on its way, one to draw into */
	SLOT_NONE = -1,
};

struct slot {
	int32_t width, height; /* pixels; 0 when the slot is vacant */
	uint64_t shown;        /* number of the frame it holds; 0: nothing of use */
	uint64_t used;         /* number of the newest frame when it was last wanted */
	struct damage stale;   /* where it differs from the newest frame */
};

struct slot_table {
	struct slot slots[SLOT_COUNT];
	uint64_t frames;       /* presented so far; the newest frame's number */
	uint64_t resized;      /* number of the first frame of the newest one's size */
	int32_t width, height; /* of the newest frame; 0 before the first */
};

/* The idle slot of this size with the newest contents, or SLOT_NONE. */
int slot_table_choose(
	const struct slot_table *table, unsigned idle_mask, int32_t width, int32_t height);

/* The idle slot, of any size, that was wanted last, or SLOT_NONE. */
int slot_table_choose_any(const struct slot_table *table, unsigned idle_mask);

/* An idle slot that was not wanted in the last frames many, or SLOT_NONE. */
int slot_table_unwanted(const struct slot_table *table, unsigned idle_mask, uint64_t frames);

/* How many frames of the newest one's size came one after the other. */
uint64_t slot_table_steady_frames(const struct slot_table *table);

/* A vacant slot, or SLOT_NONE. */
int slot_table_vacant(const struct slot_table *table);

/* Puts a buffer that was never drawn into a vacant slot. */
void slot_table_fill(struct slot_table *table, int i, int32_t width, int32_t height);

/* Its buffer is one of another size now, with contents of no use. */
void slot_table_resize(struct slot_table *table, int i, int32_t width, int32_t height);

/* Makes the slot vacant. */
void slot_table_empty(struct slot_table *table, int i);

/* The slot's contents are of no use any more. */
void slot_table_spoil(struct slot_table *table, int i);

/* 1 when the slot holds the newest frame, 2 the one before; 0: nothing. */
int32_t slot_table_age(const struct slot_table *table, int i);

/* Whether the newest frame is of another size than the slot. */
bool slot_table_is_resize(const struct slot_table *table, int i);

/* Slot i is shown now, and differs from the frame before it by the damage;
 * NULL is everywhere. */
void slot_table_present(
	struct slot_table *table, int i, const struct weddell_box *damage, size_t count);

#endif
