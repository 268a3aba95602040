/* SPDX-License-Identifier: MIT */
#include "memory/memory-limit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	PATH_LENGTH = 4096,
};

static bool read_line(const char *path, char *line, int size)
{
	FILE *file = fopen(path, "re");
	if (file == NULL) {
		return false;
	}
	bool read = fgets(line, size, file) != NULL;
	fclose(file);
	return read;
}

/* UINT64_MAX when there is none: "max", or no such file. */
static uint64_t read_limit(const char *root, const char *group)
{
	char path[PATH_LENGTH], line[32];
	int length = snprintf(path, sizeof(path), "%s%s/memory.max", root, group);
	if (length < 0 || length >= PATH_LENGTH || !read_line(path, line, sizeof(line)) ||
		line[0] < '0' || line[0] > '9') {
		return UINT64_MAX;
	}
	return strtoull(line, NULL, 10);
}

uint64_t memory_limit_of_group(const char *root, const char *path, uint64_t machine)
{
	char group[PATH_LENGTH];
	uint64_t least = machine;
	snprintf(group, sizeof(group), "%s", path);
	while (group[0] == '/') {
		uint64_t limit = read_limit(root, group);
		least = limit < least ? limit : least;
		*strrchr(group, '/') = '\0'; /* the one above */
	}
	return least;
}

uint64_t memory_limit_find(void)
{
	uint64_t machine = (uint64_t)sysconf(_SC_PHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE);
	char line[PATH_LENGTH];
	/* "0::/path": version 2; a machine with version 1 has other lines first */
	if (!read_line("/proc/self/cgroup", line, sizeof(line)) || strncmp(line, "0::", 3) != 0) {
		return machine;
	}
	line[strcspn(line, "\n")] = '\0';
	return memory_limit_of_group("/sys/fs/cgroup", line + 3, machine);
}
