/* SPDX-License-Identifier: MIT */
#include "buffer/shm-pool.h"

#include <errno.h>
#include <stdlib.h>

/*
 * Address space for all a pool may grow to: the protocol's own limit where there
 * is plenty of it. On a 32-bit machine growth past the reservation makes a second
 * mapping, and buffers keep the one they were made with.
 */
static size_t reserve_for(size_t size)
{
	const size_t limit = sizeof(void *) > 4 ? (size_t)1 << 31 : (size_t)1 << 26;
	return size > limit ? size : limit;
}

static int map(struct shm_pool *pool)
{
	struct mapping *mapping;
	int result = mapping_create(
		&pool->sealed, reserve_for(pool->sealed.size), pool->budget, &mapping);
	if (result == 0) {
		mapping_unref(pool->mapping);
		pool->mapping = mapping;
	}
	return result;
}

static int prove_and_map(struct shm_pool *pool, size_t size)
{
	int result = sealed_file_init(&pool->sealed, &pool->file, size);
	if (result == SEALED_FILE_NOT_PROVABLE) {
		pool->reasons = sealed_file_reasons_against(&pool->file);
		return client_file_measure(&pool->file, size);
	}
	return result != 0 ? result : map(pool);
}

static struct shm_pool *allocate(struct budget *budget)
{
	struct shm_pool *pool = calloc(1, sizeof(*pool));
	if (pool != NULL) {
		pool->file.fd = -1;
		pool->budget = budget_ref(budget);
		pool->references = 1;
	}
	return pool;
}

int shm_pool_create(int take_fd, int32_t size, enum seal_policy policy, struct budget *budget,
	struct shm_pool **pool_out)
{
	struct client_file file;
	int result = client_file_open(take_fd, policy, &file);
	if (result != 0) {
		return result;
	}
	result = size <= 0 ? SHM_POOL_BAD_SIZE : budget_charge(budget, BUDGET_POOLS, 1);
	struct shm_pool *pool = result == 0 ? allocate(budget) : NULL;
	if (result == 0 && pool == NULL) {
		budget_refund(budget, BUDGET_POOLS, 1);
		result = -ENOMEM;
	}
	if (result != 0) {
		client_file_finish(&file);
		return result;
	}
	pool->file = file;
	result = prove_and_map(pool, (size_t)size);
	if (result != 0) {
		shm_pool_unref(pool);
		return result;
	}
	pool->size = (size_t)size;
	*pool_out = pool;
	return 0;
}

struct shm_pool *shm_pool_ref(struct shm_pool *pool)
{
	pool->references++;
	return pool;
}

void shm_pool_unref(struct shm_pool *pool)
{
	if (pool == NULL || --pool->references > 0) {
		return;
	}
	if (pool->finished != NULL) {
		pool->finished(pool->finished_data, pool);
	}
	mapping_unref(pool->mapping);
	client_file_finish(&pool->file);
	budget_refund(pool->budget, BUDGET_POOLS, 1);
	budget_unref(pool->budget);
	free(pool);
}

static int grow(struct shm_pool *pool, size_t size)
{
	if (pool->mapping == NULL) {
		return client_file_measure(&pool->file, size);
	}
	size_t before = pool->sealed.size;
	int result = sealed_file_prove(&pool->sealed, size);
	if (result != 0) {
		return result;
	}
	result = mapping_extend(pool->mapping, &pool->sealed);
	if (result == -ENOSPC) {
		result = map(pool);
	}
	if (result != 0) {
		/* proven, but not paid for: the next growth must not be charged for it */
		pool->sealed.size = before;
	}
	return result;
}

int shm_pool_resize(struct shm_pool *pool, int32_t size)
{
	if (size <= 0) {
		return SHM_POOL_BAD_SIZE;
	}
	if ((size_t)size < pool->size) {
		return SHM_POOL_SHRINKS;
	}
	if ((size_t)size == pool->size) {
		return 0;
	}
	int result = grow(pool, (size_t)size);
	if (result == 0) {
		pool->size = (size_t)size;
		pool->resizes++;
	}
	return result;
}

enum memory_class shm_pool_classify(
	struct shm_pool *pool, size_t begin, size_t end, uint32_t *reasons_out)
{
	if (pool->mapping == NULL) {
		*reasons_out = pool->reasons;
		return MEMORY_COPIED;
	}
	enum memory_class memory_class =
		sealed_file_classify(&pool->sealed, begin, end, reasons_out);
	pool->reasons = *reasons_out;
	return memory_class;
}
