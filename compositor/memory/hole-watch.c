/* SPDX-License-Identifier: MIT */
#include "memory/hole-watch.h"

#include "base/clock.h"
#include "base/owned-fd.h"
#include "memory/memory-limit.h"
#include "memory/overcommit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct hole_watch {
	int overcommit_fd;
	int64_t overcommit_nsec; /* when it was read */
	bool strict;
	int usage_fd;  /* memory.current of a control group; -1 without one */
	int stat_fd;   /* its memory.stat; -1 without one */
	uint64_t most; /* bytes used from which on holes are not read */
	int64_t usage_nsec;
	bool full;
	int references;
};

enum {
	OVERCOMMIT_MSEC = 1,
	USAGE_MSEC = 10, /* a frame: what is read in it is bounded by the budget for holes */
};

/* The pages of files on disk, which the kernel gives up before it kills anybody. */
static uint64_t read_reclaimable(const struct hole_watch *watch)
{
	char text[4096] = "";
	uint64_t bytes = 0;
	if (watch->stat_fd < 0 || pread(watch->stat_fd, text, sizeof(text) - 1, 0) <= 0) {
		return 0;
	}
	static const char *const names[] = {"\ninactive_file ", "\nactive_file "};
	for (int i = 0; i < 2; i++) {
		const char *line = strstr(text, names[i]);
		bytes += line != NULL ? strtoull(line + strlen(names[i]), NULL, 10) : 0;
	}
	return bytes;
}

static bool read_full(const struct hole_watch *watch)
{
	char text[32] = "";
	if (watch->usage_fd < 0 || pread(watch->usage_fd, text, sizeof(text) - 1, 0) <= 0) {
		return false;
	}
	uint64_t used = strtoull(text, NULL, 10);
	return used > watch->most && used - read_reclaimable(watch) > watch->most;
}

static int open_in(const char *group, const char *name)
{
	char path[MEMORY_LIMIT_PATH_LENGTH + 16];
	snprintf(path, sizeof(path), "%s/%s", group, name);
	return open(path, O_RDONLY | O_CLOEXEC);
}

static void open_usage(struct hole_watch *watch)
{
	char group[MEMORY_LIMIT_PATH_LENGTH];
	uint64_t limit;
	watch->usage_fd = watch->stat_fd = -1;
	if (memory_limit_find_group(group, &limit)) {
		watch->usage_fd = open_in(group, "memory.current");
		watch->stat_fd = open_in(group, "memory.stat");
		watch->most = limit / 4 * 3;
	}
}

int hole_watch_create(struct hole_watch **watch_out)
{
	struct hole_watch *watch = calloc(1, sizeof(*watch));
	if (watch == NULL) {
		return -ENOMEM;
	}
	watch->overcommit_fd = overcommit_open();
	watch->overcommit_nsec = watch->usage_nsec = INT64_MIN / 2;
	open_usage(watch);
	watch->references = 1;
	*watch_out = watch;
	return 0;
}

struct hole_watch *hole_watch_ref(struct hole_watch *watch)
{
	watch->references++;
	return watch;
}

void hole_watch_unref(struct hole_watch *watch)
{
	if (watch == NULL || --watch->references > 0) {
		return;
	}
	owned_fd_close(&watch->overcommit_fd);
	owned_fd_close(&watch->usage_fd);
	owned_fd_close(&watch->stat_fd);
	free(watch);
}

bool hole_watch_is_strict(struct hole_watch *watch)
{
	int64_t now = clock_now();
	if (now - watch->overcommit_nsec > OVERCOMMIT_MSEC * CLOCK_NSEC_PER_MSEC) {
		watch->strict = overcommit_read_is_strict(watch->overcommit_fd);
		watch->overcommit_nsec = now;
	}
	return watch->strict;
}

bool hole_watch_has_room(struct hole_watch *watch)
{
	int64_t now = clock_now();
	if (watch->usage_fd >= 0 && now - watch->usage_nsec > USAGE_MSEC * CLOCK_NSEC_PER_MSEC) {
		watch->full = read_full(watch);
		watch->usage_nsec = now;
	}
	return !watch->full;
}

bool hole_watch_allows(struct hole_watch *watch)
{
	return hole_watch_has_room(watch) && !hole_watch_is_strict(watch);
}
