/* SPDX-License-Identifier: MIT */
#include "memory/memory-limit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	PATH_LENGTH = MEMORY_LIMIT_PATH_LENGTH,
};

#define HIERARCHY "/sys/fs/cgroup"

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

/* The least limit of the groups of path and above; which one it is, in *length_out bytes of path.
 */
static uint64_t find_least(const char *root, const char *path, size_t *length_out)
{
	char group[PATH_LENGTH];
	uint64_t least = UINT64_MAX;
	*length_out = 0;
	snprintf(group, sizeof(group), "%s", path);
	while (group[0] == '/') {
		uint64_t limit = read_limit(root, group);
		if (limit < least) {
			least = limit;
			*length_out = strlen(group);
		}
		*strrchr(group, '/') = '\0'; /* the one above */
	}
	return least;
}

uint64_t memory_limit_of_group(const char *root, const char *path, uint64_t machine)
{
	size_t length;
	uint64_t least = find_least(root, path, &length);
	return least < machine ? least : machine;
}

/* "0::/path": version 2; a machine with version 1 has other lines first. false for those. */
static bool read_own_group(char path[PATH_LENGTH])
{
	char line[PATH_LENGTH];
	if (!read_line("/proc/self/cgroup", line, sizeof(line)) || strncmp(line, "0::", 3) != 0) {
		return false;
	}
	line[strcspn(line, "\n")] = '\0';
	snprintf(path, PATH_LENGTH, "%s", line + 3);
	return true;
}

uint64_t memory_limit_find(void)
{
	uint64_t machine = (uint64_t)sysconf(_SC_PHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE);
	char path[PATH_LENGTH];
	return read_own_group(path) ? memory_limit_of_group(HIERARCHY, path, machine) : machine;
}

bool memory_limit_find_group(char group_out[PATH_LENGTH], uint64_t *limit_out)
{
	char path[PATH_LENGTH];
	size_t length;
	if (!read_own_group(path)) {
		return false;
	}
	uint64_t limit = find_least(HIERARCHY, path, &length);
	path[length] = '\0';
	int written = snprintf(group_out, PATH_LENGTH, "%s%s", HIERARCHY, path);
	if (limit == UINT64_MAX || written < 0 || written >= PATH_LENGTH) {
		return false;
	}
	*limit_out = limit;
	return true;
}
