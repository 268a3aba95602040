/* SPDX-License-Identifier: MIT */
#include "memory/foreign-fd.h"
#include "check.h"
#include "fixture/client-fd.h"
#include "fixture/lingering-socket.h"
#include "fixture/silent-fuse.h"

#include <unistd.h>

enum {
	SIZE = 4096,
	SOON_MSEC = 500,
};

static const enum client_fd blocking[] = {CLIENT_FD_PROC, CLIENT_FD_SECRET};

static bool expected(enum client_fd kind)
{
	for (size_t i = 0; i < sizeof(blocking) / sizeof(blocking[0]); i++) {
		if (blocking[i] == kind) {
			return true; /* harmless, but not known to be */
		}
	}
	return false;
}

static void kinds_of_fds(void)
{
	for (int kind = 0; kind < CLIENT_FD_COUNT; kind++) {
		const char *name = client_fd_name((enum client_fd)kind), *why_not;
		int fd = client_fd_open((enum client_fd)kind, SIZE, &why_not);
		if (fd < 0) {
			printf("# %s: skipped: %s\n", name, why_not);
			continue;
		}
		CHECK_ROW(name, foreign_fd_may_block(fd), expected((enum client_fd)kind));
		close(fd);
	}
	CHECK_EQ(foreign_fd_may_block(-1), false);
}

static long now_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Closed by us last, so that it is we who would wait. */
static void a_socket_that_lingers(void)
{
	struct lingering_socket socket;
	if (lingering_socket_open(&socket) != 0) {
		printf("# skipped: no network\n");
		return;
	}
	CHECK(foreign_fd_may_block(socket.fd));
	long before = now_msec();
	foreign_fd_close(&socket.fd);
	CHECK(now_msec() - before < SOON_MSEC);
	CHECK_EQ(socket.fd, -1);
	lingering_socket_finish(&socket); /* lets the thread go */
}

static void nothing_to_close(void)
{
	int fd = -1;
	foreign_fd_close(&fd);
	CHECK_EQ(fd, -1);
}

static const struct check_case cases[] = {
	{"kinds of fds", kinds_of_fds},
	{"a socket that lingers", a_socket_that_lingers},
	{"nothing to close", nothing_to_close},
};

CHECK_MAIN(cases)
