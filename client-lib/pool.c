/* SPDX-License-Identifier: MIT */
#include "client-lib/pool.h"

#include "client-lib/swapchain.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <wayland-client-protocol.h>

static const size_t most_waste = (size_t)4 << 20; /* that is not worth a new arena */

/* The protocol counts a pool's bytes in an int32_t. */
static size_t greatest_limit(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	return (size_t)INT32_MAX / page * page;
}

/* A pool that has one surface that is scanned out is made for that. */
static enum memory_file_kind kind_wished(const struct weddell_pool *pool)
{
	enum wishes_usage usage = WISHES_DRAW;
	const struct weddell_swapchain *swapchain;
	wl_list_for_each (swapchain, &pool->swapchains, link) {
		if (swapchain->scanout.wanted) {
			usage = WISHES_SCANOUT;
		}
	}
	return wishes_kind(pool->wishes, usage);
}

static int make_arena(struct weddell_pool *pool)
{
	struct arena *arena;
	int error = arena_create(pool->shm, pool->limit, kind_wished(pool), &arena);
	if (error < 0) {
		return error;
	}
	wl_list_insert(&pool->arenas, &arena->link);
	pool->arena = arena;
	pool->pools_made++;
	return 0;
}

int weddell_pool_create(struct wl_shm *shm, size_t limit, struct weddell_pool **pool_out)
{
	struct weddell_pool *pool = calloc(1, sizeof(*pool));
	if (pool == NULL) {
		return -ENOMEM;
	}
	wl_list_init(&pool->arenas);
	wl_list_init(&pool->swapchains);
	pool->limit = limit == 0 || limit > greatest_limit() ? greatest_limit() : limit;
	pool->shm = wl_proxy_create_wrapper(shm);
	int error = pool->shm == NULL ? -ENOMEM : make_arena(pool);
	if (error < 0) {
		weddell_pool_destroy(pool);
		return error;
	}
	*pool_out = pool;
	return 0;
}

static void drop_arena(struct weddell_pool *pool, struct arena *arena)
{
	pool->old_growths += arena->growths;
	wl_list_remove(&arena->link);
	arena_destroy(arena);
}

void weddell_pool_destroy(struct weddell_pool *pool)
{
	if (pool == NULL) {
		return;
	}
	assert(wl_list_empty(&pool->swapchains));
	struct arena *arena, *next;
	wl_list_for_each_safe (arena, next, &pool->arenas, link) {
		drop_arena(pool, arena);
	}
	if (pool->shm != NULL) {
		wl_proxy_wrapper_destroy(pool->shm);
	}
	free(pool);
}

void pool_drop_empty(struct weddell_pool *pool)
{
	struct arena *arena, *next;
	wl_list_for_each_safe (arena, next, &pool->arenas, link) {
		if (arena != pool->arena && wl_list_empty(&arena->tenants)) {
			drop_arena(pool, arena);
		}
	}
}

bool pool_has_wrong_seals(const struct weddell_pool *pool)
{
	return pool->arena->file.kind != kind_wished(pool);
}

bool pool_is_wasteful(const struct weddell_pool *pool)
{
	return arena_waste(pool->arena) > most_waste;
}

/* Seals can be added: before there is a buffer, that is all there is to do. */
static bool solidify_unused(struct weddell_pool *pool)
{
	struct arena *arena = pool->arena;
	return arena->file.kind == MEMORY_FILE_PUNCHABLE && wl_list_empty(&arena->tenants) &&
	       memory_file_solidify(&arena->file) == 0;
}

void pool_settle(struct weddell_pool *pool)
{
	if (pool_has_wrong_seals(pool) && solidify_unused(pool)) {
		return;
	}
	bool can_punch = pool->arena->file.kind == MEMORY_FILE_PUNCHABLE;
	bool is_stuck = !can_punch && pool_is_wasteful(pool);
	if ((is_stuck || pool_has_wrong_seals(pool)) && make_arena(pool) == 0) {
		pool_drop_empty(pool);
	}
}

void weddell_pool_set_wishes(struct weddell_pool *pool, const struct weddell_wishes *wishes)
{
	pool->wishes = wishes;
	struct weddell_swapchain *swapchain;
	wl_list_for_each (swapchain, &pool->swapchains, link) {
		scanout_watch_finish(&swapchain->scanout);
	}
	pool_settle(pool);
}

void weddell_pool_trim(struct weddell_pool *pool)
{
	struct weddell_swapchain *swapchain;
	wl_list_for_each (swapchain, &pool->swapchains, link) {
		swapchain_drop_idle(swapchain);
		swapchain_trim(swapchain);
	}
	pool_drop_empty(pool);
	pool_settle(pool);
}

void weddell_pool_get_statistics(
	const struct weddell_pool *pool, struct weddell_pool_statistics *statistics_out)
{
	struct weddell_pool_statistics sum = {
		.pools = pool->pools_made,
		.growths = pool->old_growths,
	};
	const struct arena *arena;
	wl_list_for_each (arena, &pool->arenas, link) {
		sum.bytes += arena->told;
		sum.memory_bytes += memory_file_resident(&arena->file);
		sum.used_bytes += arena_used(arena);
		sum.buffers += (uint32_t)wl_list_length(&arena->tenants);
		sum.growths += arena->growths;
	}
	*statistics_out = sum;
}
