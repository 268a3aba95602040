/* SPDX-License-Identifier: MIT */
#include "memory/file-stamp.h"

#include "base/clock.h"

#include <stdint.h>
#include <sys/stat.h>

enum {
	SETTLED_MSEC = 50, /* the slowest clock that kernels are built with ticks each 10 ms */
};

static int64_t to_nsec(const struct timespec *time)
{
	return (int64_t)time->tv_sec * CLOCK_NSEC_PER_SEC + time->tv_nsec;
}

struct file_stamp file_stamp_take(int fd)
{
	struct stat status;
	struct timespec now;
	if (fstat(fd, &status) != 0 || clock_gettime(CLOCK_REALTIME, &now) != 0) {
		return (struct file_stamp){0};
	}
	int64_t age = to_nsec(&now) - to_nsec(&status.st_ctim);
	return (struct file_stamp){status.st_ctim, age > SETTLED_MSEC * CLOCK_NSEC_PER_MSEC};
}

bool file_stamp_equal(const struct file_stamp *a, const struct file_stamp *b)
{
	return to_nsec(&a->changed) != 0 && to_nsec(&a->changed) == to_nsec(&b->changed);
}

bool file_stamp_is_current(const struct file_stamp *stamp, int fd)
{
	if (!stamp->settled) {
		return false;
	}
	struct file_stamp now = file_stamp_take(fd);
	return file_stamp_equal(stamp, &now);
}
