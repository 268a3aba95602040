/* SPDX-License-Identifier: MIT */
#include "memory/file-system.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_local(const char *type)
{
	static const char *const local[] = {"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs",
		"overlay", "ramfs", "rootfs", "zfs", "bcachefs", "squashfs", "erofs"};
	for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++) {
		if (strcmp(type, local[i]) == 0) {
			return true;
		}
	}
	return false;
}

/* "36 35 98:0 / /mnt rw,noatime master:1 - ext4 /dev/sda1 rw": id first, type after the dash */
static bool parse_type(char *line, unsigned long long mount_id, char *type_out, unsigned int size)
{
	char *end;
	if (strtoull(line, &end, 10) != mount_id || *end != ' ') {
		return false;
	}
	char *type = strstr(end, " - ");
	if (type == NULL) {
		return false;
	}
	type += 3;
	type[strcspn(type, " \n")] = '\0';
	snprintf(type_out, size, "%s", type);
	return true;
}

bool file_system_find_type(
	const char *path, unsigned long long mount_id, char *type_out, unsigned int size)
{
	FILE *mounts = fopen(path, "re");
	char *line = NULL;
	size_t capacity = 0;
	bool found = false;
	while (mounts != NULL && !found && getline(&line, &capacity, mounts) >= 0) {
		found = parse_type(line, mount_id, type_out, size);
	}
	free(line);
	if (mounts != NULL) {
		fclose(mounts);
	}
	return found;
}

enum file_system_verdict file_system_judge(int fd)
{
	struct statx status;
	char type[32];
	if (statx(fd, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, STATX_TYPE | STATX_MNT_ID, &status) !=
		0) {
		return FILE_SYSTEM_UNKNOWN;
	}
	if (!S_ISREG(status.stx_mode)) {
		return FILE_SYSTEM_NOT_REGULAR;
	}
	if ((status.stx_mask & STATX_MNT_ID) == 0 ||
		!file_system_find_type(
			"/proc/self/mountinfo", status.stx_mnt_id, type, sizeof(type))) {
		return FILE_SYSTEM_UNKNOWN;
	}
	return is_local(type) ? FILE_SYSTEM_LOCAL : FILE_SYSTEM_UNKNOWN;
}
