/* SPDX-License-Identifier: MIT */
/*
 * A buffer is a wl_buffer and its pixels in a pool, and the knowledge whether
 * the compositor may be reading them.
 *
 * It is busy from buffer_attach to wl_buffer.release. Its range of the pool is
 * given to nobody else before it is idle; only the end of the pool breaks that.
 */
#ifndef WEDDELL_CLIENT_LIB_BUFFER_H
#define WEDDELL_CLIENT_LIB_BUFFER_H

#include "client-lib/pool.h"
#include "protocol/pixel-layout.h"

#include <stdbool.h>

struct buffer {
	struct pool_tenant tenant;
	struct wl_buffer *proxy;
	struct pixel_layout layout; /* its offset is that in the pool */
	bool busy;
	bool abandoned; /* destroys itself when it is released */
};

/* Returns 0, -EINVAL for a size that no buffer can have, or what pool_move_in
 * says. */
int buffer_create(struct weddell_pool *pool, const struct pixel_format *format, int32_t width,
	int32_t height, struct buffer **buffer_out);

/* At once, busy or not; NULL is fine. */
void buffer_destroy(struct buffer *buffer);

/* At once if idle, else when it is released or the pool ends; NULL is fine. */
void buffer_abandon(struct buffer *buffer);

/* Makes it the surface's pending content. */
void buffer_attach(struct buffer *buffer, struct wl_surface *surface);

/* The first pixel. */
void *buffer_pixels(const struct buffer *buffer);

#endif
