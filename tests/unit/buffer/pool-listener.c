/* SPDX-License-Identifier: MIT */
/*
 * What a pool tells its listener.
 */
#include "subject.h"

enum {
	SIZE = 8192,
};

static void note_pinned(void *data, const struct shm_pool *pool)
{
	size_t *pins = data;
	*pins = pool->pins;
}

static void note_end(void *data, const struct shm_pool *pool)
{
	size_t *size = data;
	*size += pool->size;
}

static const struct shm_pool_listener listener = {
	.finished = note_end,
	.pinned_changed = note_pinned,
};

static void first_and_last_pin_are_announced(void)
{
	struct subject subject;
	size_t pins = 99;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	shm_pool_pin(subject.pool);
	shm_pool_unpin(subject.pool); /* nobody listens */
	subject.pool->listener = &listener;
	subject.pool->listener_data = &pins;
	shm_pool_pin(subject.pool);
	CHECK_EQ(pins, 1);
	pins = 99;
	shm_pool_pin(subject.pool);
	shm_pool_unpin(subject.pool);
	CHECK_EQ(pins, 99);
	shm_pool_unpin(subject.pool);
	CHECK_EQ(pins, 0);
	subject_end(&subject);
}

static void end_is_announced_once(void)
{
	struct subject subject;
	size_t size = 0;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	subject.pool->listener = &listener;
	subject.pool->listener_data = &size;
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 1, 1, 4, 0);
	shm_pool_unref(subject.pool);
	CHECK_EQ(size, 0);
	subject.pool = NULL;
	buffer_unref(&buffer->base);
	CHECK_EQ(size, SIZE);
	subject_end(&subject);
}

static const struct check_case cases[] = {
	{"the end is announced once", end_is_announced_once},
	{"the first and the last pin are announced", first_and_last_pin_are_announced},
};

CHECK_MAIN(cases)
