/* SPDX-License-Identifier: MIT */
#include "backend/wayland/passed-pool.h"

#include "base/owned-fd.h"

#include <fcntl.h>
#include <stdlib.h>

/* A mapping that fails is our end. The parent is taken for a process of our kind. */
static const uint64_t bytes_max = UINT64_C(1) << (sizeof(void *) > 4 ? 38 : 28);

void passed_pools_init(struct passed_pools *pools, struct parent *parent)
{
	*pools = (struct passed_pools){.parent = parent};
	wl_list_init(&pools->list);
}

static void destroy(struct passed_pool *pool)
{
	destroy_listener_remove(&pool->client_destroy);
	wl_list_remove(&pool->link);
	pool->pools->count--;
	pool->pools->bytes -= pool->size;
	wl_shm_pool_destroy(pool->proxy);
	free(pool);
}

void passed_pools_finish(struct passed_pools *pools)
{
	if (pools->parent == NULL) {
		return;
	}
	struct passed_pool *pool, *next;
	wl_list_for_each_safe (pool, next, &pools->list, link) {
		destroy(pool);
	}
	pools->parent = NULL;
}

bool passed_pool_may_pass(const struct passed_pools *pools, const struct file_range *range)
{
	if (range->memory_class == MEMORY_COPIED || range->pool_size > INT32_MAX) {
		return false;
	}
	if (parent_memory_takes_any_seal(&pools->parent->memory)) {
		return true;
	}
	return range->kind == CLIENT_FILE_SHMEM && (range->seals & F_SEAL_SEAL) != 0 &&
	       (range->seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) == 0 &&
	       range->pool->file.client_may_write;
}

static void handle_client_destroy(struct destroy_listener *listener)
{
	struct passed_pool *pool = wl_container_of(listener, pool, client_destroy);
	destroy(pool);
}

/* The client's rights are enough for a parent that maps for writing, ours for any other. */
static int open_file(const struct passed_pools *pools, const struct file_range *range)
{
	return parent_memory_takes_any_seal(&pools->parent->memory)
		       ? fcntl(range->fd, F_DUPFD_CLOEXEC, 0)
		       : client_file_open_for_writing(&range->pool->file);
}

static struct passed_pool *create(struct passed_pools *pools, const struct file_range *range)
{
	int fd = open_file(pools, range);
	struct passed_pool *pool = fd >= 0 ? calloc(1, sizeof(*pool)) : NULL;
	struct wl_shm_pool *proxy =
		pool != NULL ? wl_shm_create_pool(pools->parent->shm, fd, (int32_t)range->pool_size)
			     : NULL;
	owned_fd_close(&fd);
	if (proxy == NULL) {
		free(pool);
		return NULL;
	}
	*pool = (struct passed_pool){
		.pools = pools,
		.client = range->pool,
		.proxy = proxy,
		.size = range->pool_size,
		.client_destroy.notify = handle_client_destroy,
	};
	destroy_signal_add(&pool->client->destroy, &pool->client_destroy);
	wl_list_insert(&pools->list, &pool->link);
	pools->count++;
	pools->bytes += pool->size;
	return pool;
}

static struct passed_pool *find(struct passed_pools *pools, const struct shm_pool *client)
{
	struct passed_pool *pool;
	wl_list_for_each (pool, &pools->list, link) {
		if (pool->client == client) {
			return pool;
		}
	}
	return NULL;
}

static void grow(struct passed_pool *pool, size_t size)
{
	wl_shm_pool_resize(pool->proxy, (int32_t)size);
	pool->pools->bytes += size - pool->size;
	pool->size = size;
}

struct passed_pool *passed_pool_get(struct passed_pools *pools, const struct file_range *range)
{
	struct passed_pool *pool = find(pools, range->pool);
	size_t size = pool != NULL ? pool->size : 0;
	if (size < range->pool_size && pools->bytes + (range->pool_size - size) > bytes_max) {
		return NULL;
	}
	if (pool == NULL) {
		return pools->count < PASSED_POOLS_MAX ? create(pools, range) : NULL;
	}
	if (size < range->pool_size) {
		grow(pool, range->pool_size);
	}
	return pool;
}
