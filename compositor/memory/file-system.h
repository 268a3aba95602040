/* SPDX-License-Identifier: MIT */
/*
 * Whether a file is on a local file system, one whose answers come from this
 * kernel alone. It is found out without asking the file system: one in the
 * hands of a client (FUSE) may never answer, not even fstat or fstatfs.
 */
#ifndef WEDDELL_MEMORY_FILE_SYSTEM_H
#define WEDDELL_MEMORY_FILE_SYSTEM_H

#include <stdbool.h>

enum file_system_verdict {
	FILE_SYSTEM_NOT_REGULAR, /* the file is no regular file */
	FILE_SYSTEM_UNKNOWN,     /* FUSE, a network, or mounted where we cannot see it */
	FILE_SYSTEM_LOCAL,
};

/* Uses what the kernel has cached of fd's file, and the table of mounts. */
enum file_system_verdict file_system_judge(int fd);

/* The type, as "ext4", of mount mount_id in the text of /proc/self/mountinfo at path; false when
 * it is not there. size bytes for type_out. */
bool file_system_find_type(
	const char *path, unsigned long long mount_id, char *type_out, unsigned int size);

#endif
