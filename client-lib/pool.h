/* SPDX-License-Identifier: MIT */
/*
 * A pool is the arena in which buffers are made now, and those of before that
 * still have buffers in them.
 *
 * One arena is enough for ever, unless its seals keep it from giving memory
 * back, or the compositor has come to prefer other seals: then a new one takes
 * its place, and the old one ends with its last buffer.
 */
#ifndef WEDDELL_CLIENT_LIB_POOL_H
#define WEDDELL_CLIENT_LIB_POOL_H

#include "client-lib/arena.h"
#include "client-lib/wishes.h"

struct weddell_pool {
	struct wl_shm *shm; /* a wrapper of our own: the queue stays the caller's choice */
	size_t limit;
	const struct weddell_wishes *wishes; /* may be NULL */
	struct arena *arena;                 /* for new tenants; one of arenas */
	struct wl_list arenas;               /* arena.link */
	struct wl_list swapchains;           /* weddell_swapchain.link */
	uint32_t pools_made;
	uint64_t old_growths; /* of arenas that have ended */
};

/* The compositor wishes other seals than the arena has. */
bool pool_has_wrong_seals(const struct weddell_pool *pool);

/* Whether much more memory is held than buffers need. */
bool pool_is_wasteful(const struct weddell_pool *pool);

/* Replaces the arena where it is wasteful and cannot give memory
 * back, or where the compositor wishes other seals. A new arena that
 * cannot be made is no failure. */
void pool_settle(struct weddell_pool *pool);

/* Ends those arenas of before that have no tenant any more. */
void pool_drop_empty(struct weddell_pool *pool);

#endif
