/* SPDX-License-Identifier: MIT */
/*
 * Memory that goes missing: files that become shorter, and holes.
 */
#include "hostile.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	MEBIBYTE = 1 << 20,
	FOOT_SIZE = 512 * MEBIBYTE,
};

/* Uses kind and to (length of the file after). Attached and committed for the first time
 * when its pixels are gone. */
static void truncate_before_the_commit(struct culprit *culprit, const struct hostile_case *test)
{
	if (!culprit_open_fd(culprit, test->kind, POOL_SIZE)) {
		return;
	}
	culprit_create_pool(culprit, POOL_SIZE);
	culprit->buffer = culprit_create_buffer(culprit, 0);
	if (mini_client_roundtrip(&culprit->client) != 0 ||
		mini_window_init(&culprit->window, &culprit->client) != 0) {
		return;
	}
	if (ftruncate(culprit->fd, test->to) != 0) {
		culprit->skipped = "the file cannot shrink";
		return;
	}
	culprit_go_on(culprit, 1);
}

/* Uses kind and to. Truncated while shown; then committed again. */
static void truncate_after_the_commit(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	if (ftruncate(culprit->fd, test->to) != 0) {
		culprit->skipped = "the file cannot shrink";
		return;
	}
	culprit_go_on(culprit, 2);
}

/* An unsealed file that we sealed: the client may try, the kernel says no. */
static void truncate_what_was_adopted(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	if (ftruncate(culprit->fd, 0) == 0 || errno != EPERM) {
		culprit->skipped = "not adopted: another policy, or another compositor";
		return;
	}
	culprit_go_on(culprit, 2);
}

/* A second process makes the file short and long as fast as it can. */
static pid_t start_racing(int fd)
{
	pid_t racer = fork();
	if (racer == 0) {
		for (;;) {
			if (ftruncate(fd, 0) != 0 || ftruncate(fd, POOL_SIZE) != 0) {
				_exit(1);
			}
		}
	}
	return racer;
}

static void truncation_race(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	pid_t racer = start_racing(culprit->fd);
	culprit_go_on(culprit, 30);
	kill(racer, SIGKILL);
	waitpid(racer, NULL, 0);
}

static int punch(const struct culprit *culprit, off_t offset, off_t length)
{
	return fallocate(culprit->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, length);
}

/* Uses kind. */
static void punch_while_shown(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	for (int frame = 0; frame < 20; frame++) {
		if (punch(culprit, 0, POOL_SIZE) != 0) {
			culprit->skipped = "no holes in this kind of file";
			return;
		}
		if (culprit_go_on(culprit, 1) != 0) {
			return;
		}
	}
}

/* foot: a window of a large sparse pool, which scrolls by moving the buffer's offset and
 * gives back what it left behind. */
static void scroll_as_foot_does(struct culprit *culprit, const struct hostile_case *test)
{
	if (!culprit_open_fd(culprit, test->kind, FOOT_SIZE)) {
		return;
	}
	culprit_create_pool(culprit, FOOT_SIZE);
	if (mini_window_init(&culprit->window, &culprit->client) != 0) {
		return;
	}
	for (int step = 0; step < 20; step++) {
		int32_t offset = FOOT_SIZE / 4 + step * STRIDE;
		culprit->buffer = culprit_create_buffer(culprit, offset);
		if (pwrite(culprit->fd, "foot", 4, offset) != 4 || culprit_go_on(culprit, 1) != 0 ||
			punch(culprit, 0, offset) != 0) {
			return;
		}
		wl_buffer_destroy(culprit->buffer);
		culprit->buffer = NULL;
	}
	mini_client_roundtrip(&culprit->client);
}

#define BUFFER_BROKEN .outcome = REFUSED, .interface = "wl_buffer", .code = INVALID_FD

static const struct hostile_case cases[] = {
	{"truncated before the commit: memfd", truncate_before_the_commit, BUFFER_BROKEN,
		.kind = CLIENT_FD_UNSEALABLE, .to = 0},
	{"truncated before the commit: tmpfs", truncate_before_the_commit, BUFFER_BROKEN,
		.kind = CLIENT_FD_TMPFS, .to = 0},
	{"truncated before the commit: ordinary file", truncate_before_the_commit, BUFFER_BROKEN,
		.kind = CLIENT_FD_DISK, .to = 0},
	{"truncated before the commit: a byte", truncate_before_the_commit, BUFFER_BROKEN,
		.kind = CLIENT_FD_UNSEALABLE, .to = POOL_SIZE - 1},
	{"truncated before the commit: a page", truncate_before_the_commit, BUFFER_BROKEN,
		.kind = CLIENT_FD_UNSEALABLE, .to = POOL_SIZE - 4096},
	{"truncated while shown, shown again: memfd", truncate_after_the_commit, BUFFER_BROKEN,
		.kind = CLIENT_FD_UNSEALABLE, .to = 0},
	{"truncated while shown, shown again: tmpfs", truncate_after_the_commit, BUFFER_BROKEN,
		.kind = CLIENT_FD_TMPFS, .to = 0},
	{"truncated while shown, shown again: ordinary file", truncate_after_the_commit,
		BUFFER_BROKEN, .kind = CLIENT_FD_DISK, .to = 0},
	{"truncated while shown: to a part", truncate_after_the_commit, BUFFER_BROKEN,
		.kind = CLIENT_FD_UNSEALABLE, .to = POOL_SIZE / 2},
	{"truncated after we sealed it", truncate_what_was_adopted, ACCEPTED,
		.kind = CLIENT_FD_UNSEALED},
	{"truncated all the time: memfd", truncation_race, SURVIVED, .kind = CLIENT_FD_UNSEALABLE},
	{"truncated all the time: tmpfs", truncation_race, SURVIVED, .kind = CLIENT_FD_TMPFS},
	{"holes punched while shown: sealed", punch_while_shown, ACCEPTED,
		.kind = CLIENT_FD_SHRINK},
	{"holes punched while shown: unsealed", punch_while_shown, ACCEPTED,
		.kind = CLIENT_FD_UNSEALED},
	{"holes punched while shown: unsealable", punch_while_shown, ACCEPTED,
		.kind = CLIENT_FD_UNSEALABLE},
	{"holes punched while shown: hugetlb", punch_while_shown, ACCEPTED,
		.kind = CLIENT_FD_HUGETLB},
	{"scrolling in 512 MiB, sparse, as foot does", scroll_as_foot_does, ACCEPTED,
		.kind = CLIENT_FD_SHRINK_SPARSE},
};

struct hostile_table hostile_truncation(void)
{
	return HOSTILE_TABLE(cases);
}
