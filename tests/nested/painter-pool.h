/* SPDX-License-Identifier: MIT */
/*
 * One pool with two buffers, in a memfd that is sealed as told before the compositor
 * sees it, and grows with what is drawn.
 */
#ifndef WEDDELL_TESTS_NESTED_PAINTER_POOL_H
#define WEDDELL_TESTS_NESTED_PAINTER_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wayland-client.h>

enum {
	PAINTER_BUFFERS = 2,
};

struct painter_buffer {
	struct wl_buffer *proxy; /* NULL until it is needed in this size */
	bool busy;
	size_t offset; /* bytes in the pool */
	int32_t width, height;
};

struct painter_pool {
	struct wl_shm *shm;
	int seals;        /* F_SEAL_* */
	bool translucent; /* half of what is behind shines through */

	/* private */
	struct wl_shm_pool *proxy;
	int fd;
	char *data;
	size_t size;
	size_t base, half; /* where the buffers begin, and how far apart */
	struct painter_buffer buffers[PAINTER_BUFFERS];
};

/* "shrink,seal": returns 0 or -1. */
int painter_pool_parse_seals(const char *names, int *seals_out);

/* Pixel (x, y) of picture number n. */
uint32_t painter_pixel(int32_t x, int32_t y, int n);

/* A buffer of that picture, XRGB8888, or, translucent, ARGB8888; NULL when both are with the
 * compositor. */
struct wl_buffer *painter_pool_draw(
	struct painter_pool *pool, int32_t width, int32_t height, int n);

#endif
