/* SPDX-License-Identifier: MIT */
/*
 * A passed pool is a client's pool made known to the parent: the client's own
 * file, unchanged, in the parent's wl_shm.
 *
 * What is passed cannot make the parent end our connection. The parent is sent
 * a file only if nothing its client may still do to it can make the parent fail:
 * - it cannot shrink, and is as long as is said (a file range is the proof);
 * - its pages are shmem's, so missing ones are filled, unless memory is strictly
 *   accounted: whoever wants to show a buffer asks buffer_view as well;
 * - a parent that maps for writing (parent-memory.h) can, and that stays so: no
 *   seal forbids it, and SEAL is there, so none can be added.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PASSED_POOL_H
#define WEDDELL_BACKEND_WAYLAND_PASSED_POOL_H

#include "backend/wayland/parent.h"
#include "buffer/file-range.h"
#include "buffer/shm-pool.h"

enum {
	/* Each is a mapping of the parent's, and with some parents a descriptor. */
	PASSED_POOLS_MAX = 64,
};

struct passed_pools {
	struct parent *parent;
	struct wl_list list; /* passed_pool.link */
	size_t count;
	uint64_t bytes; /* of all, as the parent was told */
};

struct passed_pool {
	struct wl_list link; /* passed_pools.list */
	struct passed_pools *pools;
	struct shm_pool *client;   /* borrowed: this goes before it */
	struct wl_shm_pool *proxy; /* at the parent */
	size_t size;               /* bytes, as the parent was told */
	struct destroy_listener client_destroy;
};

void passed_pools_init(struct passed_pools *pools, struct parent *parent);
/* All zero is fine. */
void passed_pools_finish(struct passed_pools *pools);

/* Whether the file of range is safe to pass to the parent, now and for ever after. */
bool passed_pool_may_pass(const struct passed_pools *pools, const struct file_range *range);

/* The pool of range, which may pass, known to the parent in its present size; kept as long as the
 * client's pool is there. NULL when that would be too many pools, or more bytes than a parent
 * like us has address space to spare for. */
struct passed_pool *passed_pool_get(struct passed_pools *pools, const struct file_range *range);

#endif
