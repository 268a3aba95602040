/* SPDX-License-Identifier: MIT */
#include "client-lib/pool.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <wayland-client-protocol.h>

static const size_t first_size = 4096; /* create_pool wants more than 0 bytes */

/* The protocol counts a pool's bytes in an int32_t. */
static size_t greatest_limit(size_t page)
{
	return (size_t)INT32_MAX / page * page;
}

static int grow(struct weddell_pool *pool, size_t size)
{
	size_t before = pool->file.size;
	int error = memory_file_grow(&pool->file, size);
	if (error < 0) {
		return error;
	}
	if (pool->file.size > before) {
		wl_shm_pool_resize(pool->proxy, (int32_t)pool->file.size);
		pool->growths++;
	}
	return 0;
}

int weddell_pool_create(struct wl_shm *shm, size_t limit, struct weddell_pool **pool_out)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	struct weddell_pool *pool = calloc(1, sizeof(*pool));
	if (pool == NULL) {
		return -ENOMEM;
	}
	if (limit == 0 || limit > greatest_limit(page)) {
		limit = greatest_limit(page);
	}
	int error = memory_file_init(&pool->file, "weddell-pool", limit);
	if (error < 0) {
		free(pool);
		return error;
	}
	wl_list_init(&pool->tenants);
	range_allocator_init(&pool->ranges, page);
	error = memory_file_grow(&pool->file, first_size);
	if (error < 0) {
		goto fail;
	}
	pool->proxy = wl_shm_create_pool(shm, pool->file.fd, (int32_t)pool->file.size);
	if (pool->proxy == NULL) {
		error = -ENOMEM;
		goto fail;
	}
	pool->pools_made++;
	*pool_out = pool;
	return 0;

fail:
	weddell_pool_destroy(pool);
	return error;
}

void weddell_pool_destroy(struct weddell_pool *pool)
{
	if (pool == NULL) {
		return;
	}
	assert(pool->swapchains == 0);
	struct pool_tenant *tenant, *next;
	wl_list_for_each_safe (tenant, next, &pool->tenants, link) {
		tenant->listener->pool_ends(tenant);
	}
	assert(wl_list_empty(&pool->tenants));
	if (pool->proxy != NULL) {
		wl_shm_pool_destroy(pool->proxy);
	}
	range_allocator_finish(&pool->ranges);
	memory_file_finish(&pool->file);
	free(pool);
}

void weddell_pool_get_statistics(
	const struct weddell_pool *pool, struct weddell_pool_statistics *statistics_out)
{
	*statistics_out = (struct weddell_pool_statistics){
		.bytes = pool->file.size,
		.used_bytes = pool->ranges.used_bytes,
		.buffers = (uint32_t)wl_list_length(&pool->tenants),
		.pools = pool->pools_made,
		.remaps = pool->file.mappings_made - 1,
		.growths = pool->growths,
	};
}

int pool_move_in(struct weddell_pool *pool, size_t size,
	const struct pool_tenant_listener *listener, struct pool_tenant *tenant_out)
{
	struct range range;
	int error = range_allocator_take(&pool->ranges, size, pool->file.reserved, &range);
	if (error < 0) {
		return error;
	}
	error = grow(pool, range.offset + range.size);
	if (error < 0) {
		range_allocator_give(&pool->ranges, range.offset);
		return error;
	}
	tenant_out->pool = pool;
	tenant_out->listener = listener;
	tenant_out->range = range;
	wl_list_insert(&pool->tenants, &tenant_out->link);
	return 0;
}

void pool_move_out(struct pool_tenant *tenant)
{
	range_allocator_give(&tenant->pool->ranges, tenant->range.offset);
	wl_list_remove(&tenant->link);
	tenant->pool = NULL;
}

void *pool_tenant_memory(const struct pool_tenant *tenant)
{
	return memory_file_at(&tenant->pool->file, tenant->range.offset, tenant->range.size);
}
