/* SPDX-License-Identifier: MIT */
#include "buffer/shm-pool.h"

#include "base/clock.h"
#include "memory/foreign-fd.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

/*
 * Address space for all a pool may grow to: the protocol's own limit where there
 * is plenty of it. On a 32-bit machine growth past the reservation makes a second
 * mapping, and buffers keep the one they were made with.
 */
static size_t reserve_for(const struct shm_pool *pool, size_t size)
{
	if (hole_watch_is_strict(pool->holes)) {
		return size; /* address space counts against us then */
	}
	const size_t limit = sizeof(void *) > 4 ? (size_t)1 << 31 : (size_t)1 << 26;
	return size > limit ? size : limit;
}

static int map(struct shm_pool *pool)
{
	struct mapping *mapping;
	int result = mapping_create(
		&pool->sealed, reserve_for(pool, pool->sealed.size), pool->budget, &mapping);
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

/* Itself, and the descriptor that it keeps. */
static int charge(struct budget *budget)
{
	int result = budget_charge(budget, BUDGET_POOLS, 1);
	if (result == 0 && (result = budget_charge(budget, BUDGET_FDS, 1)) != 0) {
		budget_refund(budget, BUDGET_POOLS, 1);
	}
	return result;
}

static void refund(struct budget *budget)
{
	budget_refund(budget, BUDGET_POOLS, 1);
	budget_refund(budget, BUDGET_FDS, 1);
}

static struct shm_pool *allocate(const struct shm_pool_terms *terms)
{
	struct shm_pool *pool = calloc(1, sizeof(*pool));
	if (pool != NULL) {
		pool->file.fd = -1;
		pool->budget = budget_ref(terms->budget);
		pool->holes = hole_watch_ref(terms->holes);
		pool->references = 1;
	}
	return pool;
}

int shm_pool_create(
	int take_fd, int32_t size, const struct shm_pool_terms *terms, struct shm_pool **pool_out)
{
	if (size <= 0) {
		foreign_fd_close(&take_fd); /* and nothing is sealed */
		return SHM_POOL_BAD_SIZE;
	}
	struct client_file file;
	int result = client_file_open(take_fd, terms->policy, &file);
	if (result != 0) {
		return result;
	}
	result = charge(terms->budget);
	struct shm_pool *pool = result == 0 ? allocate(terms) : NULL;
	if (result == 0 && pool == NULL) {
		refund(terms->budget);
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

/* Pages that reading made may stay in the client's file for as long as it likes. */
static void settle_holes(struct shm_pool *pool)
{
	if (pool->forfeits) {
		budget_forfeit(pool->budget, BUDGET_HOLE_BYTES, pool->hole_bytes_charged);
	} else {
		budget_refund(pool->budget, BUDGET_HOLE_BYTES, pool->hole_bytes_charged);
	}
}

void shm_pool_unref(struct shm_pool *pool)
{
	if (pool == NULL || --pool->references > 0) {
		return;
	}
	assert(pool->pins == 0);
	if (pool->listener != NULL) {
		pool->listener->finished(pool->listener_data, pool);
	}
	destroy_signal_emit(&pool->destroy);
	settle_holes(pool);
	mapping_unref(pool->mapping);
	client_file_finish(&pool->file);
	refund(pool->budget);
	budget_unref(pool->budget);
	hole_watch_unref(pool->holes);
	free(pool);
}

static void tell_pinned(struct shm_pool *pool)
{
	if (pool->listener != NULL) {
		pool->listener->pinned_changed(pool->listener_data, pool);
	}
}

void shm_pool_pin(struct shm_pool *pool)
{
	if (pool->pins++ == 0) {
		tell_pinned(pool);
	}
}

void shm_pool_unpin(struct shm_pool *pool)
{
	assert(pool->pins > 0);
	if (--pool->pins == 0) {
		tell_pinned(pool);
	}
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

/* Two buffers on the same bytes cost what one costs; a pool never costs more than its size. */
static int charge_holes(struct shm_pool *pool, size_t bytes)
{
	uint64_t sum = pool->hole_bytes + bytes;
	size_t due = sum < pool->size ? (size_t)sum : pool->size;
	if (due > pool->hole_bytes_charged) {
		int result = budget_charge(
			pool->budget, BUDGET_HOLE_BYTES, due - pool->hole_bytes_charged);
		if (result != 0) {
			return result;
		}
		pool->hole_bytes_charged = due;
	}
	pool->hole_bytes = sum;
	return 0;
}

void shm_pool_leave(struct shm_pool *pool, const struct shm_pool_range *range)
{
	/* pages that reading may have made stay in the client's file, and so does their price */
	if (!range->touched) {
		pool->hole_bytes -= range->hole_bytes;
	}
}

enum {
	LOOK_MSEC = 4, /* for all who look because of the same frame */
};

static bool looks_whole(
	struct shm_pool *pool, struct shm_pool_range *range, size_t begin, size_t end)
{
	int64_t now = clock_now();
	if (now - range->looked_nsec < LOOK_MSEC * CLOCK_NSEC_PER_MSEC) {
		range->touched = true;
		return true;
	}
	if (file_stamp_is_current(&range->whole, pool->file.fd)) {
		range->looked_nsec = now;
		range->touched = true;
		return true;
	}
	struct file_stamp stamp = file_stamp_take(pool->file.fd);
	if (sealed_file_has_holes(&pool->sealed, begin, end)) {
		pool->forfeits = pool->forfeits || range->touched;
		return false; /* and checked again the next time */
	}
	range->looked_nsec = now;
	range->whole = stamp;
	return true;
}

bool shm_pool_may_touch(
	struct shm_pool *pool, struct shm_pool_range *range, size_t begin, size_t end)
{
	switch (range->memory_class) {
	case MEMORY_COPIED:
		return false;
	case MEMORY_SEALED:
		return hole_watch_allows(pool->holes) && looks_whole(pool, range, begin, end);
	case MEMORY_SOLID:
	case MEMORY_IMMUTABLE:
	case MEMORY_PINNED:
		break;
	}
	return true;
}

enum {
	/* Filling takes our time, and everybody waits: this is an 8K picture, twice. */
	FILL_MAX = 256 << 20,
};

/* Judged by the file alone: does it have to be paid for, and can its holes be filled? */
static void pay(struct shm_pool *pool, size_t begin, size_t end, struct shm_pool_range *range)
{
	bool fillable = (range->reasons & MEMORY_REASON_HOLES) != 0 && end - begin <= FILL_MAX &&
			hole_watch_has_room(pool->holes);
	if (!fillable && range->memory_class != MEMORY_SEALED) {
		return; /* all pages are there and stay, or none is touched */
	}
	if (charge_holes(pool, end - begin) != 0) {
		range->memory_class = MEMORY_COPIED;
		range->reasons |= MEMORY_REASON_BUDGET;
		return;
	}
	range->hole_bytes = end - begin;
	if (!fillable) {
		return;
	}
	pool->forfeits = true; /* the new pages last as long as the client's file */
	if (mapping_fill(pool->mapping, begin, end) == 0) {
		range->memory_class = sealed_file_classify_filled(&pool->sealed);
		range->reasons = 0;
	} else if (range->memory_class != MEMORY_SEALED) {
		shm_pool_leave(pool, range);
		range->hole_bytes = 0;
	}
}

struct shm_pool_range shm_pool_enter(struct shm_pool *pool, size_t begin, size_t end)
{
	struct shm_pool_range range = {MEMORY_COPIED, pool->reasons, 0};
	if (pool->mapping == NULL) {
		return range;
	}
	range.memory_class = sealed_file_classify(&pool->sealed, begin, end, &range.reasons);
	pay(pool, begin, end, &range);
	pool->reasons = range.reasons;
	return range;
}
