/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "base/log.h"
#include "base/owned-fd.h"
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static void close_closes_once_and_keeps_errno(void)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	int number = fd;
	errno = ENOSPC;
	owned_fd_close(&fd);
	CHECK_EQ(fd, -1);
	CHECK_EQ(fcntl(number, F_GETFD), -1);
	errno = ENOSPC;
	owned_fd_close(&fd);
	CHECK_EQ(errno, ENOSPC);
	int never_open = 1 << 20;
	owned_fd_close(&never_open); /* EBADF */
	CHECK_EQ(errno, ENOSPC);
}

static void close_elsewhere_closes_soon(void)
{
	int ends[2];
	char byte;
	CHECK_EQ(pipe2(ends, O_CLOEXEC), 0);
	owned_fd_close_elsewhere(&ends[1]);
	CHECK_EQ(ends[1], -1);
	/* the end of the pipe comes when the other end is closed */
	CHECK_EQ(read(ends[0], &byte, 1), 0);
	owned_fd_close(&ends[0]);
	owned_fd_close_elsewhere(&ends[0]);
	CHECK_EQ(ends[0], -1);
}

static void take_leaves_nothing(void)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	int number = fd;
	int taken = owned_fd_take(&fd);
	CHECK_EQ(taken, number);
	CHECK_EQ(fd, -1);
	CHECK_EQ(owned_fd_take(&fd), -1);
	CHECK(fcntl(taken, F_GETFD) >= 0);
	close(taken);
}

static void clock_goes_forward_and_milliseconds_wrap(void)
{
	int64_t before = clock_now();
	CHECK(before > 0 && clock_now() >= before);
	CHECK_EQ(clock_to_msec(INT64_C(1999999)), 1);
	CHECK_EQ(clock_to_msec((INT64_C(1) << 32) * CLOCK_NSEC_PER_MSEC), 0);
}

static void log_writes_lines_of_its_level(void)
{
	char text[2048] = "";
	struct log log = {.level = LOG_INFO, .stream = fmemopen(text, sizeof(text), "w")};
	CHECK(log.stream != NULL);
	log_line(&log, LOG_ERROR, "broke %d", 1);
	log_line(&log, LOG_INFO, "happened");
	log_line(&log, LOG_DEBUG, "dropped");
	fclose(log.stream);
	CHECK_STR(text, "weddell: broke 1\nweddell: happened\n");
	log.stream = NULL;
	log_line(&log, LOG_ERROR, "goes nowhere");
}

static void log_cuts_endless_lines(void)
{
	char text[4096] = "", endless[3000];
	memset(endless, 'x', sizeof(endless) - 1);
	endless[sizeof(endless) - 1] = '\0';
	struct log log = {.level = LOG_ERROR, .stream = fmemopen(text, sizeof(text), "w")};
	CHECK(log.stream != NULL);
	log_line(&log, LOG_ERROR, "%s", endless);
	fclose(log.stream);
	size_t length = strlen(text);
	CHECK(length > 1000 && length < 1100);
	CHECK_EQ(text[length - 1], '\n');
}

static const struct check_case cases[] = {
	{"close closes once and keeps errno", close_closes_once_and_keeps_errno},
	{"close elsewhere closes soon", close_elsewhere_closes_soon},
	{"take leaves nothing", take_leaves_nothing},
	{"the clock goes forward, milliseconds wrap", clock_goes_forward_and_milliseconds_wrap},
	{"the log writes lines of its level", log_writes_lines_of_its_level},
	{"the log cuts endless lines", log_cuts_endless_lines},
};

CHECK_MAIN(cases)
