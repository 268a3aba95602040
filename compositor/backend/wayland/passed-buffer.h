/* SPDX-License-Identifier: MIT */
/*
 * A passed buffer is a client's buffer made known to the parent: the same bytes
 * of the same file. Made once, it is kept as long as the client's buffer. While
 * the parent reads it the client's is locked.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PASSED_BUFFER_H
#define WEDDELL_BACKEND_WAYLAND_PASSED_BUFFER_H

#include "backend/wayland/passed-pool.h"
#include "buffer/buffer.h"

enum {
	PASSED_BUFFERS_MAX = 512,
};

struct passed_buffers {
	struct passed_pools pools;
	struct wl_list list; /* passed_buffer.link */
	size_t count;
};

struct passed_buffer {
	struct wl_list link; /* passed_buffers.list */
	struct passed_buffers *buffers;
	struct buffer *client;   /* borrowed: this goes before it; locked while busy */
	bool opaque;             /* its alpha counts for nothing there */
	struct wl_buffer *proxy; /* at the parent */
	bool busy;               /* the parent reads it */
	struct destroy_listener client_destroy;
};

void passed_buffers_init(struct passed_buffers *buffers, struct parent *parent);
/* Gives back what is busy. All zero is fine. */
void passed_buffers_finish(struct passed_buffers *buffers);

/* Makes client known to the parent, opaque or by its alpha. Returns 0, or why that is not to be
 * (enum direct_obstacle). */
uint32_t passed_buffer_get(struct passed_buffers *buffers, struct buffer *client, bool opaque,
	struct passed_buffer **buffer_out);

/* It was attached: locked until the parent releases it. */
void passed_buffer_hold(struct passed_buffer *buffer);

#endif
