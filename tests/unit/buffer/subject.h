/* SPDX-License-Identifier: MIT */
/*
 * What the tests of pools and buffers begin with: a budget, and a pool on an
 * fd of some kind of which the client's end stays open.
 */
#ifndef WEDDELL_TESTS_UNIT_BUFFER_SUBJECT_H
#define WEDDELL_TESTS_UNIT_BUFFER_SUBJECT_H

#include "buffer/shm-buffer.h"
#include "check.h"
#include "fixture/client-fd.h"

#include <unistd.h>

enum {
	PAGE = 4096,
	ARGB = 0, /* enum wl_shm_format */
	XRGB = 1,
	RGB888 = 0x34324752,
	YUYV = 0x56595559,
};

struct subject {
	int fd; /* the client's */
	struct budget *budget;
	struct shm_pool *pool;
};

__attribute__((unused)) static struct budget *subject_budget(enum budget_item item, uint64_t limit)
{
	struct budget_limits limits = budget_default_limits();
	struct budget *budget;
	limits.limit[item] = limit;
	CHECK_EQ(budget_create(&limits, &budget), 0);
	return budget;
}

/* Takes the fd. Returns what shm_pool_create returns. */
__attribute__((unused)) static int subject_begin_fd(struct subject *subject, int take_fd,
	int32_t size, enum seal_policy policy, struct budget *take_budget)
{
	*subject = (struct subject){.fd = take_fd, .budget = take_budget};
	CHECK(take_fd >= 0);
	struct hole_watch *holes;
	int result = hole_watch_create(&holes);
	if (result != 0) {
		return result;
	}
	struct shm_pool_terms terms = {policy, take_budget, holes};
	result = shm_pool_create(dup(take_fd), size, &terms, &subject->pool);
	hole_watch_unref(holes);
	return result;
}

__attribute__((unused)) static int subject_begin(
	struct subject *subject, enum client_fd kind, int32_t size)
{
	const char *why_not;
	return subject_begin_fd(subject, client_fd_open(kind, (size_t)size, &why_not), size,
		SEAL_POLICY_ADOPT, subject_budget(BUDGET_POOLS, 16));
}

/* All that was charged must have been refunded, or budget_unref aborts. */
__attribute__((unused)) static void subject_end(struct subject *subject)
{
	/* holes that were shown stay paid for: shm_pool_may_touch */
	bool forfeits = subject->pool != NULL && subject->pool->forfeits;
	shm_pool_unref(subject->pool);
	for (int item = 0; item < BUDGET_ITEM_COUNT; item++) {
		if (item == BUDGET_HOLE_BYTES && forfeits) {
			CHECK(budget_used(subject->budget, item) > 0);
			continue;
		}
		CHECK_ROW(budget_item_name(item), budget_used(subject->budget, item), 0);
	}
	budget_unref(subject->budget);
	close(subject->fd);
}

/* A buffer of the pool that must be good. */
__attribute__((unused)) static struct shm_buffer *subject_buffer(struct subject *subject,
	uint32_t format, int32_t width, int32_t height, int32_t stride, int32_t offset)
{
	struct pixel_layout_request request = {
		.wl_shm_format = format,
		.width = width,
		.height = height,
		.stride = stride,
		.offset = offset,
	};
	struct shm_buffer *buffer = NULL;
	CHECK_EQ(shm_buffer_create(subject->pool, &request, &buffer), 0);
	return buffer;
}

#endif
