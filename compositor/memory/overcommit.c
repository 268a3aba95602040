/* SPDX-License-Identifier: MIT */
#include "memory/overcommit.h"

#include "base/clock.h"
#include "base/owned-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int open_setting(void)
{
	return open("/proc/sys/vm/overcommit_memory", O_RDONLY | O_CLOEXEC);
}

/* What cannot be read may be strict. */
static bool read_setting(int fd)
{
	char mode;
	return pread(fd, &mode, 1, 0) != 1 || mode == '2';
}

bool overcommit_is_strict(void)
{
	int fd = open_setting();
	bool strict = read_setting(fd);
	owned_fd_close(&fd);
	return strict;
}

int overcommit_watch_create(struct overcommit_watch **watch_out)
{
	struct overcommit_watch *watch = calloc(1, sizeof(*watch));
	if (watch == NULL) {
		return -ENOMEM;
	}
	watch->fd = open_setting();
	watch->strict = read_setting(watch->fd);
	watch->read_nsec = clock_now();
	watch->references = 1;
	*watch_out = watch;
	return 0;
}

struct overcommit_watch *overcommit_watch_ref(struct overcommit_watch *watch)
{
	watch->references++;
	return watch;
}

void overcommit_watch_unref(struct overcommit_watch *watch)
{
	if (watch == NULL || --watch->references > 0) {
		return;
	}
	owned_fd_close(&watch->fd);
	free(watch);
}

bool overcommit_watch_is_strict(struct overcommit_watch *watch)
{
	int64_t now = clock_now();
	if (now - watch->read_nsec > CLOCK_NSEC_PER_MSEC) {
		watch->strict = read_setting(watch->fd);
		watch->read_nsec = now;
	}
	return watch->strict;
}
