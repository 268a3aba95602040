/* SPDX-License-Identifier: MIT */
/*
 * Buffers of a window that is being resized, drawn anew for each size: in a few
 * pools that grow as they have to, or each in a new pool of its own, which is
 * what most toolkits do.
 */
#ifndef WEDDELL_TESTS_BENCH_LOAD_RESIZING_MEMORY_H
#define WEDDELL_TESTS_BENCH_LOAD_RESIZING_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wayland-client.h>

enum {
	RESIZING_SLOTS = 4,
	RESIZING_STEPS = 100, /* from the least size to the largest */
};

struct resizing_slot {
	struct wl_shm_pool *pool;
	struct wl_buffer *buffer;
	int fd;
	size_t size;
	void *data;
	bool held; /* by the compositor */
};

struct resizing_memory {
	struct wl_shm *shm;
	bool grows;
	int32_t largest_width, largest_height;
	int step;
	struct resizing_slot slots[RESIZING_SLOTS];
};

void resizing_memory_init(struct resizing_memory *memory, struct wl_shm *shm, bool grows,
	int32_t largest_width, int32_t largest_height);
void resizing_memory_finish(struct resizing_memory *memory);

/* A buffer of the next size, drawn; NULL when the compositor holds all there are, or when there is
 * no memory. */
struct wl_buffer *resizing_memory_take(
	struct resizing_memory *memory, int32_t *width_out, int32_t *height_out);

#endif
