/* SPDX-License-Identifier: MIT */
/*
 * What memory the parent takes in its wl_shm: which formats, and which seals.
 *
 * Any compositor on libwayland's wl_shm maps what it is sent for writing, though it
 * only reads: a file that may not be written is a protocol error there, and so
 * the end of us. One that speaks our feedback protocol and wishes for constant
 * files that are sealed against writing maps for reading alone, and takes
 * every file.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_MEMORY_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_MEMORY_H

#include "protocol/pixel-format.h"

#include <stdbool.h>
#include <stdint.h>
#include <wayland-client.h>

enum {
	PARENT_MEMORY_FORMATS_MAX = 64,
};

struct parent_memory {
	struct weddell_shm_feedback_manager_v1 *manager; /* NULL: it has no wishes */
	uint32_t draw_seals, constant_seals;             /* F_SEAL_*, of the wishes; 0: none */
	size_t format_count;
	uint32_t formats[PARENT_MEMORY_FORMATS_MAX]; /* fourcc */
};

/* shm, or the manager, was bound just now. */
void parent_memory_listen_to_shm(struct parent_memory *memory, struct wl_shm *shm);
void parent_memory_listen_to_wishes(struct parent_memory *memory);
void parent_memory_finish(struct parent_memory *memory);

/* Whether it maps for reading alone. */
bool parent_memory_takes_any_seal(const struct parent_memory *memory);

bool parent_memory_takes_format(
	const struct parent_memory *memory, const struct pixel_format *format);

#endif
