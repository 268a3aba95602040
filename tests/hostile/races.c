/* SPDX-License-Identifier: MIT */
/*
 * Threads of the attacker take the memory away while its frames are read, as
 * fast as the kernel lets them, for as long as culprit->race_msec.
 */
#include "hostile.h"

#include "fixture/hole-puncher.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

enum {
	LARGE_SIDE = 512, /* pixels: reading takes long enough to be disturbed */
	LARGE_STRIDE = LARGE_SIDE * 4,
	LARGE_SIZE = LARGE_STRIDE * LARGE_SIDE,
	HUGE_PAGE = 2 << 20,
	SMALL_PAGE = 4096,
	HOLES = 1 << HOLE_PUNCH | 1 << HOLE_REMOVE | 1 << HOLE_IO_URING,
	ENDS = 1 << HOLE_TRUNCATE,
};

static int64_t now_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static bool is_huge(enum client_fd kind)
{
	return kind == CLIENT_FD_HUGETLB || kind == CLIENT_FD_HUGETLB_FUTURE_WRITE;
}

/* The fd, and a writable mapping of it: one made before FUTURE_WRITE was sealed stays writable. */
static void *open_and_map(struct culprit *culprit, enum client_fd kind, size_t size)
{
	bool seal_later = kind == CLIENT_FD_FUTURE_WRITE || kind == CLIENT_FD_HUGETLB_FUTURE_WRITE;
	enum client_fd first = kind == CLIENT_FD_FUTURE_WRITE ? CLIENT_FD_UNSEALED
			       : seal_later                   ? CLIENT_FD_HUGETLB_UNSEALED
							      : kind;
	if (!culprit_open_fd(culprit, first, (int32_t)size)) {
		return NULL;
	}
	void *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, culprit->fd, 0);
	if (map == MAP_FAILED) {
		culprit->skipped = "cannot be mapped";
		return NULL;
	}
	memset(map, CLIENT_FD_FILL, size);
	if (seal_later) {
		fcntl(culprit->fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE);
	}
	return map;
}

static void show_frames(struct culprit *culprit)
{
	int64_t end = now_msec() + culprit->race_msec;
	while (now_msec() < end && culprit_go_on(culprit, 1) == 0) {
	}
}

/* No hole was made where it is said to be impossible, and some were where it is not. */
static void check_counts(
	struct culprit *culprit, const struct hole_puncher *puncher, bool impossible)
{
	for (int i = 0; i < puncher->thread_count; i++) {
		const struct hole_thread *thread = &puncher->threads[i];
		if (!thread->unavailable && (thread->done > 0) == impossible) {
			culprit_fail(culprit, "%s: %ld done, %ld refused (%s)",
				hole_way_name(thread->way), thread->done, thread->refused,
				strerror(thread->last_error));
		}
	}
}

static void race(struct culprit *culprit, enum client_fd kind, unsigned int ways, bool impossible)
{
	size_t size = is_huge(kind) ? HUGE_PAGE : LARGE_SIZE;
	void *map = open_and_map(culprit, kind, size);
	if (map == NULL) {
		return;
	}
	struct hole_puncher puncher;
	culprit_create_pool(culprit, (int32_t)size);
	culprit->buffer = wl_shm_pool_create_buffer(
		culprit->pool, 0, LARGE_SIDE, LARGE_SIDE, LARGE_STRIDE, XRGB);
	if (mini_window_init(&culprit->window, &culprit->client) == 0 &&
		hole_puncher_start(&puncher, ways, culprit->fd, size,
			is_huge(kind) ? HUGE_PAGE : SMALL_PAGE, map) == 0) {
		show_frames(culprit);
		hole_puncher_stop(&puncher);
		check_counts(culprit, &puncher, impossible);
	}
	munmap(map, size);
}

/* Uses kind, as all below. */
static void truncate_it(struct culprit *culprit, const struct hostile_case *test)
{
	race(culprit, test->kind, ENDS, test->kind == CLIENT_FD_SHRINK);
}

static void punch_it(struct culprit *culprit, const struct hostile_case *test)
{
	bool impossible = test->kind == CLIENT_FD_FUTURE_WRITE ||
			  test->kind == CLIENT_FD_HUGETLB_FUTURE_WRITE;
	race(culprit, test->kind, HOLES, impossible);
}

static const struct hostile_case cases[] = {
	{"race: truncated, sealed", truncate_it, ACCEPTED, .kind = CLIENT_FD_SHRINK},
	{"race: truncated, unsealable", truncate_it, SURVIVED, .kind = CLIENT_FD_UNSEALABLE},
	{"race: truncated, tmpfs", truncate_it, SURVIVED, .kind = CLIENT_FD_TMPFS},
	{"race: truncated, ordinary file", truncate_it, SURVIVED, .kind = CLIENT_FD_DISK},
	{"race: holes, sealed", punch_it, ACCEPTED, .kind = CLIENT_FD_SHRINK},
	{"race: holes, unsealed", punch_it, ACCEPTED, .kind = CLIENT_FD_UNSEALED},
	{"race: holes, unsealable", punch_it, ACCEPTED, .kind = CLIENT_FD_UNSEALABLE},
	{"race: holes, FUTURE_WRITE sealed", punch_it, ACCEPTED, .kind = CLIENT_FD_FUTURE_WRITE},
	{"race: holes, hugetlb", punch_it, ACCEPTED, .kind = CLIENT_FD_HUGETLB},
	{"race: holes, hugetlb, FUTURE_WRITE sealed", punch_it, ACCEPTED,
		.kind = CLIENT_FD_HUGETLB_FUTURE_WRITE},
};

struct hostile_table hostile_races(void)
{
	return HOSTILE_TABLE(cases);
}
