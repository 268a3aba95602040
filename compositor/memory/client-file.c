/* SPDX-License-Identifier: MIT */
#include "memory/client-file.h"

#include "base/owned-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* The seals of a file that can have any, 0 for one that cannot. */
static int get_seals(int fd, int *seals_out)
{
	int seals = fcntl(fd, F_GET_SEALS);
	if (seals >= 0) {
		*seals_out = seals;
		return 0;
	}
	if (errno == EINVAL) {
		*seals_out = 0;
		return 0;
	}
	/* O_PATH gives EBADF to everything but a few calls */
	return errno == EBADF ? CLIENT_FILE_UNREADABLE : -errno;
}

static int settle_seals(struct client_file *file, enum seal_policy policy)
{
	int result = get_seals(file->fd, &file->seals);
	if (result != 0 || policy != SEAL_POLICY_ADOPT ||
		(file->seals & (F_SEAL_SHRINK | F_SEAL_SEAL)) != 0) {
		return result;
	}
	/* A refusal (a read-only fd, a file that cannot be sealed) shows in what follows. */
	file->adopted = fcntl(file->fd, F_ADD_SEALS, F_SEAL_SHRINK) == 0;
	return get_seals(file->fd, &file->seals);
}

static int find_kind(struct client_file *file)
{
	struct stat status;
	if (fstat(file->fd, &status) != 0) {
		return -errno;
	}
	if (!S_ISREG(status.st_mode)) {
		return CLIENT_FILE_NOT_REGULAR;
	}
	struct statfs filesystem;
	if (fstatfs(file->fd, &filesystem) != 0) {
		return -errno;
	}
	switch ((uint32_t)filesystem.f_type) {
	case TMPFS_MAGIC:
		file->kind = CLIENT_FILE_SHMEM;
		return 0;
	case HUGETLBFS_MAGIC:
		file->kind = CLIENT_FILE_HUGETLB;
		return 0;
	case SECRETMEM_MAGIC:
		return CLIENT_FILE_UNREADABLE;
	/* Local file systems, whose reads end by themselves. FUSE, NFS, 9p and the like wait for
	 * a server that may be the client. */
	case RAMFS_MAGIC:
	case EXT4_SUPER_MAGIC:
	case XFS_SUPER_MAGIC:
	case BTRFS_SUPER_MAGIC:
	case F2FS_SUPER_MAGIC:
	case OVERLAYFS_SUPER_MAGIC:
	case 0x2fc12fc1: /* ZFS, not in linux/magic.h */
	case 0xca451a4e: /* bcachefs, neither */
		file->kind = CLIENT_FILE_DISK;
		return 0;
	default:
		return CLIENT_FILE_MAY_BLOCK;
	}
}

/*
 * The kernel checks the new open against our rights, not against those of the fd that was sent:
 * what the client may do is asked before. O_NONBLOCK because a client may hold a lease on its
 * file, which would keep a plain open waiting for /proc/sys/fs/lease-break-time.
 */
static void reopen_read_only(struct client_file *file)
{
	char path[32];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file->fd);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd >= 0) {
		owned_fd_close(&file->fd);
		file->fd = fd;
	}
}

static int find_access(struct client_file *file)
{
	int flags = fcntl(file->fd, F_GETFL);
	if (flags < 0) {
		return -errno;
	}
	if ((flags & O_ACCMODE) == O_WRONLY) {
		return CLIENT_FILE_UNREADABLE;
	}
	file->client_may_write = (flags & O_ACCMODE) == O_RDWR;
	reopen_read_only(file);
	return 0;
}

int client_file_open(int take_fd, enum seal_policy policy, struct client_file *file_out)
{
	struct client_file file = {.fd = take_fd};
	int result = settle_seals(&file, policy);
	if (result == 0) {
		result = find_kind(&file);
	}
	if (result == 0) {
		result = find_access(&file);
	}
	if (result == 0 && policy == SEAL_POLICY_STRICT && !client_file_cannot_shrink(&file)) {
		result = CLIENT_FILE_NOT_SEALED;
	}
	if (result != 0) {
		client_file_finish(&file);
		return result;
	}
	*file_out = file;
	return 0;
}

void client_file_finish(struct client_file *file)
{
	owned_fd_close(&file->fd);
}

bool client_file_cannot_shrink(const struct client_file *file)
{
	return (file->seals & F_SEAL_SHRINK) != 0;
}

int client_file_measure(const struct client_file *file, uint64_t size)
{
	struct stat status;
	if (fstat(file->fd, &status) != 0) {
		return -errno;
	}
	return (uint64_t)status.st_size < size ? CLIENT_FILE_TOO_SHORT : 0;
}

int client_file_read(const struct client_file *file, size_t offset, size_t length, void *data)
{
	char *next = data;
	while (length > 0) {
		ssize_t count = pread(file->fd, next, length, (off_t)offset);
		if (count < 0 && errno == EINTR) {
			continue;
		}
		if (count < 0) {
			return -errno;
		}
		if (count == 0) {
			return CLIENT_FILE_TOO_SHORT;
		}
		next += count;
		offset += (size_t)count;
		length -= (size_t)count;
	}
	return 0;
}
