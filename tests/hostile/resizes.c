/* SPDX-License-Identifier: MIT */
/*
 * wl_shm_pool.resize. Past the end of a sealed file it kills every compositor
 * that takes the seal for a proof of whatever size is said later.
 */
#include "hostile.h"

#include <unistd.h>

enum {
	BURST = 8,
};

/* A buffer in the area that is new after a resize, and shown from there. */
static int show_new_area(struct culprit *culprit, int32_t to)
{
	if (culprit->buffer != NULL) {
		wl_buffer_destroy(culprit->buffer);
	}
	/* the least number wraps around: its resize is the fault, and comes first */
	culprit->buffer = culprit_create_buffer(culprit, (int32_t)((uint32_t)to - POOL_SIZE));
	return culprit_go_on(culprit, 2);
}

/* Uses kind, size (of the file, once the pool is shown) and to (of the pool). */
static void resize(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	if (test->size > POOL_SIZE && ftruncate(culprit->fd, test->size) != 0) {
		culprit->skipped = "the file cannot grow";
		return;
	}
	wl_shm_pool_resize(culprit->pool, test->to);
	show_new_area(culprit, test->to);
}

/* libwayland-cursor: the file has its last size before the pool grows to it step by step. */
static void burst(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0 ||
		ftruncate(culprit->fd, (off_t)POOL_SIZE << BURST) != 0) {
		return;
	}
	for (int step = 1; step <= BURST; step++) {
		wl_shm_pool_resize(culprit->pool, POOL_SIZE << step);
		wl_buffer_destroy(culprit->buffer);
		culprit->buffer = culprit_create_buffer(culprit, (POOL_SIZE << step) - POOL_SIZE);
	}
	culprit_go_on(culprit, 2);
}

/* A window that grows with each frame, as when its corner is dragged. */
static void grow_while_shown(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	for (int step = 2; step < 20; step++) {
		if (ftruncate(culprit->fd, (off_t)POOL_SIZE * step) != 0) {
			return;
		}
		wl_shm_pool_resize(culprit->pool, POOL_SIZE * step);
		if (show_new_area(culprit, POOL_SIZE * step) != 0) {
			return;
		}
	}
}

/* All in one flush: the file grows, the pool, a buffer is made in the new area and shown by another
 * surface, while the old one is shown on. */
static void both_areas(struct culprit *culprit, const struct hostile_case *test)
{
	struct mini_window second = {0};
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0 ||
		mini_window_init(&second, &culprit->client) != 0) {
		return;
	}
	struct wl_buffer *buffer = NULL;
	for (int step = 2; step < 10; step++) {
		if (ftruncate(culprit->fd, (off_t)POOL_SIZE * step) != 0) {
			break;
		}
		mini_window_show(&culprit->window, culprit->buffer);
		wl_shm_pool_resize(culprit->pool, POOL_SIZE * step);
		if (buffer != NULL) {
			wl_buffer_destroy(buffer);
		}
		buffer = culprit_create_buffer(culprit, POOL_SIZE * (step - 1));
		mini_window_show(&second, buffer);
		if (culprit_go_on(culprit, 1) != 0) {
			break;
		}
	}
	wl_buffer_destroy(buffer);
	mini_window_finish(&second);
}

#define GROWS(what, kind_name, file, pool) \
	{ \
		.name = "resize: " what, .run = resize, .outcome = ACCEPTED, .kind = kind_name, \
		.size = file, .to = pool \
	}
#define BAD(what, kind_name, file, pool) \
	{ \
		.name = "resize: " what, .run = resize, .outcome = REFUSED, \
		.interface = "wl_shm_pool", .code = INVALID_FD, .kind = kind_name, .size = file, \
		.to = pool \
	}

static const struct hostile_case cases[] = {
	BAD("past EOF, sealed", CLIENT_FD_SHRINK, 0, 64 * POOL_SIZE),
	BAD("past EOF, sealed for good", CLIENT_FD_SHRINK_GROW_SEAL, 0, 64 * POOL_SIZE),
	BAD("past EOF, immutable", CLIENT_FD_WRITE, 0, 64 * POOL_SIZE),
	BAD("past EOF, unsealed", CLIENT_FD_UNSEALED, 0, 64 * POOL_SIZE),
	BAD("past EOF, unsealable", CLIENT_FD_UNSEALABLE, 0, 64 * POOL_SIZE),
	BAD("past EOF, ordinary file", CLIENT_FD_DISK, 0, 64 * POOL_SIZE),
	BAD("past EOF by a byte", CLIENT_FD_SHRINK, 2 * POOL_SIZE, 2 * POOL_SIZE + 1),
	BAD("past EOF by as much as goes", CLIENT_FD_SHRINK, 0, INT32_MAX),
	BAD("smaller", CLIENT_FD_SHRINK, 0, POOL_SIZE - 1),
	BAD("smaller, unsealable", CLIENT_FD_UNSEALABLE, 0, POOL_SIZE - 1),
	BAD("0", CLIENT_FD_SHRINK, 0, 0),
	BAD("-1", CLIENT_FD_SHRINK, 0, -1),
	BAD("least", CLIENT_FD_UNSEALABLE, 0, INT32_MIN),
	GROWS("the same", CLIENT_FD_SHRINK, 0, POOL_SIZE),
	GROWS("to the end, sealed", CLIENT_FD_SHRINK, 4 * POOL_SIZE, 4 * POOL_SIZE),
	GROWS("to the end, unsealed", CLIENT_FD_UNSEALED, 4 * POOL_SIZE, 4 * POOL_SIZE),
	GROWS("to the end, unsealable", CLIENT_FD_UNSEALABLE, 4 * POOL_SIZE, 4 * POOL_SIZE),
	GROWS("to the end, FUTURE_WRITE sealed", CLIENT_FD_FUTURE_WRITE, 4 * POOL_SIZE,
		4 * POOL_SIZE),
	GROWS("to all that goes", CLIENT_FD_ENORMOUS, 0, INT32_MAX / POOL_SIZE * POOL_SIZE),
	{"resize: eight in a burst", burst, ACCEPTED, .kind = CLIENT_FD_SHRINK},
	{"resize: eight in a burst, unsealable", burst, ACCEPTED, .kind = CLIENT_FD_UNSEALABLE},
	{"resize: while shown, and a buffer in the new area, in one flush", both_areas, ACCEPTED,
		.kind = CLIENT_FD_SHRINK},
	{"resize: while shown, and a buffer in the new area, unsealable", both_areas, ACCEPTED,
		.kind = CLIENT_FD_UNSEALABLE},
	{"resize: with each frame", grow_while_shown, ACCEPTED, .kind = CLIENT_FD_SHRINK},
	{"resize: with each frame, unsealable", grow_while_shown, ACCEPTED,
		.kind = CLIENT_FD_UNSEALABLE},
};

struct hostile_table hostile_resizes(void)
{
	return HOSTILE_TABLE(cases);
}
