/* SPDX-License-Identifier: MIT */
/*
 * Pictures: a few buffers of one size in one pool, drawn once, that take turns,
 * so that a load costs its client next to nothing: what is measured is the
 * other side. The pixels are noise; where they are translucent, no two channels
 * are special cases.
 */
#ifndef WEDDELL_TESTS_BENCH_LOAD_PICTURES_H
#define WEDDELL_TESTS_BENCH_LOAD_PICTURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wayland-client.h>

enum {
	PICTURES_MAX = 4,
};

struct picture {
	struct wl_buffer *buffer;
	bool held; /* by the compositor */
};

struct pictures {
	struct picture pictures[PICTURES_MAX];
	int count;
	int next;
};

/* A memory file, sealed against shrinking if it can be sealed. Returns it, or -1. */
int picture_file_create(size_t size, bool sealable);

/* count at most PICTURES_MAX. Returns 0 or -1. The pictures must not move in memory. */
int pictures_init(struct pictures *pictures, struct wl_shm *shm, int count, int32_t width,
	int32_t height, bool translucent, bool sealable);
void pictures_finish(struct pictures *pictures);

/* The next buffer that the compositor does not hold, which it does from now on; NULL for none. */
struct wl_buffer *pictures_take(struct pictures *pictures);

#endif
