/* SPDX-License-Identifier: MIT */
/*
 * A buffer cut from a pool: a pixel layout that lies within the pool's size,
 * and the class of that range, decided once, when it is made. One thing can
 * change: whether what is SEALED may be read in place, now (shm_pool_may_touch).
 */
#ifndef WEDDELL_BUFFER_SHM_BUFFER_H
#define WEDDELL_BUFFER_SHM_BUFFER_H

#include "buffer/buffer.h"
#include "buffer/shm-pool.h"
#include "protocol/pixel-layout.h"

enum shm_buffer_fault {
	SHM_BUFFER_OUTSIDE_POOL = 401, /* the layout ends past the pool */
};

struct shm_buffer {
	struct buffer base;
	struct shm_pool *pool;
	struct mapping *mapping; /* the pool's when this was made; NULL when COPIED */
	struct pixel_layout layout;
	struct shm_pool_range range; /* of the layout's bytes */
};

/* Returns 0, a pixel_layout_fault, SHM_BUFFER_OUTSIDE_POOL, BUDGET_EXCEEDED or a
 * negative errno. Holds the pool. */
int shm_buffer_create(struct shm_pool *pool, const struct pixel_layout_request *request,
	struct shm_buffer **buffer_out);

/* NULL when buffer is of another kind. */
struct shm_buffer *shm_buffer_from_buffer(struct buffer *buffer);

/* Writes the pixels of box, which lies within the buffer, from rows of stride bytes into the
 * client's memory, with pwrite: how a screen copy is delivered. Returns 0 or a negative errno:
 * EPERM where the client sealed writing, EACCES where it, or we, may not write the file. */
int shm_buffer_write(
	struct shm_buffer *buffer, const struct box *box, const void *data, size_t stride);

#endif
