/* SPDX-License-Identifier: MIT */
/*
 * A strategy is a way for a client to have buffers while its window is resized.
 * They are here to be compared, so each does what its users do, and no more.
 */
#ifndef RESIZE_STRESS_STRATEGY_H
#define RESIZE_STRESS_STRATEGY_H

#include <stddef.h>
#include <stdint.h>
#include <wayland-client.h>

/* A buffer to draw into. */
struct canvas {
	char *pixels;
	size_t size; /* bytes */
};

struct strategy_methods {
	const char *name, *summary;

	/* Returns 0 or a negative errno. */
	int (*create)(struct wl_shm *shm, void **strategy_out);

	/* Gives a buffer that the compositor does not read. Returns 0, -EAGAIN
	 * when there is none before events are dispatched, or a negative errno. */
	int (*begin)(void *strategy, int32_t width, int32_t height, struct canvas *canvas_out);

	/* Attaches, damages and commits the buffer begun. */
	void (*present)(void *strategy, struct wl_surface *surface);

	void (*destroy)(void *strategy);
};

extern const struct strategy_methods strategy_new_pool;
extern const struct strategy_methods strategy_grow;
extern const struct strategy_methods strategy_huge;
extern const struct strategy_methods strategy_swapchain;

/* Attaches a buffer, with damage everywhere, and commits. */
void strategy_show(struct wl_surface *surface, struct wl_buffer *buffer);

#endif
