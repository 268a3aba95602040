/* SPDX-License-Identifier: MIT */
/*
 * A pool is a memory file that the compositor knows as a wl_shm_pool, divided
 * into ranges.
 *
 * It grows the file first and tells the compositor second, so the compositor
 * never hears of bytes that are not there. Ranges are whole pages.
 *
 * It makes no wl_buffers; see buffer.
 */
#ifndef WEDDELL_CLIENT_LIB_POOL_H
#define WEDDELL_CLIENT_LIB_POOL_H

#include "client-lib/memory-file.h"
#include "client-lib/range-allocator.h"
#include "client-lib/weddell-client.h"

#include <wayland-client-core.h>

struct weddell_pool {
	struct memory_file file;
	struct range_allocator ranges;
	struct wl_shm_pool *proxy;
	struct wl_list tenants; /* pool_tenant.link */
	uint32_t swapchains;    /* that are alive */
	uint32_t pools_made;
	uint64_t growths;
};

struct pool_tenant;

struct pool_tenant_listener {
	/* The pool ends: the tenant must move out, now. */
	void (*pool_ends)(struct pool_tenant *tenant);
};

/* Whoever holds a range. */
struct pool_tenant {
	struct weddell_pool *pool;
	const struct pool_tenant_listener *listener;
	struct range range;
	struct wl_list link; /* weddell_pool.tenants */
};

/* Gives the tenant a range of at least size bytes, and grows if need be.
 * Returns 0, -ENOSPC past the pool's limit, or a negative errno. */
int pool_move_in(struct weddell_pool *pool, size_t size,
	const struct pool_tenant_listener *listener, struct pool_tenant *tenant_out);

/* Gives the range back. */
void pool_move_out(struct pool_tenant *tenant);

/* The memory of the tenant's range; it never moves. */
void *pool_tenant_memory(const struct pool_tenant *tenant);

#endif
