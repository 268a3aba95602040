/* SPDX-License-Identifier: MIT */
#include "memory/client-file.h"

#include "base/owned-fd.h"
#include "memory/file-system.h"
#include "memory/foreign-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* The seals of a file that can have any; *in_memory_out is false for one that cannot. */
static int get_seals(int fd, int *seals_out, bool *in_memory_out)
{
	int seals = fcntl(fd, F_GET_SEALS);
	if (seals >= 0 || errno == EINVAL) {
		*seals_out = seals >= 0 ? seals : 0;
		*in_memory_out = seals >= 0;
		return 0;
	}
	/* O_PATH gives EBADF to everything but a few calls */
	return errno == EBADF ? CLIENT_FILE_UNREADABLE : -errno;
}

static int settle_seals(struct client_file *file, enum seal_policy policy, bool *in_memory_out)
{
	int result = get_seals(file->fd, &file->seals, in_memory_out);
	file->seals_sent = file->seals;
	if (result != 0 || !*in_memory_out || policy != SEAL_POLICY_ADOPT ||
		(file->seals & (F_SEAL_SHRINK | F_SEAL_SEAL)) != 0) {
		return result;
	}
	/* A refusal (a read-only fd, a file that cannot be sealed) shows in what follows. */
	file->adopted = fcntl(file->fd, F_ADD_SEALS, F_SEAL_SHRINK) == 0;
	return get_seals(file->fd, &file->seals, in_memory_out);
}

/* Only shmem and hugetlb have seals, and which of the two is asked of the kernel alone. */
static int find_kind_in_memory(struct client_file *file)
{
	struct stat status;
	struct statfs filesystem;
	if (fstat(file->fd, &status) != 0 || fstatfs(file->fd, &filesystem) != 0) {
		return -errno;
	}
	file->page = (size_t)filesystem.f_bsize;
	file->kind = (uint32_t)filesystem.f_type == HUGETLBFS_MAGIC ? CLIENT_FILE_HUGETLB
								    : CLIENT_FILE_SHMEM;
	return S_ISREG(status.st_mode) ? 0 : CLIENT_FILE_NOT_REGULAR;
}

static int find_kind(struct client_file *file, bool in_memory)
{
	if (in_memory) {
		return find_kind_in_memory(file);
	}
	switch (file_system_judge(file->fd)) {
	case FILE_SYSTEM_NOT_REGULAR:
		return CLIENT_FILE_NOT_REGULAR;
	case FILE_SYSTEM_UNKNOWN:
		return CLIENT_FILE_MAY_BLOCK;
	case FILE_SYSTEM_LOCAL:
		break;
	}
	file->page = (size_t)sysconf(_SC_PAGESIZE);
	file->kind = CLIENT_FILE_DISK;
	return 0;
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
	bool in_memory = false;
	int result = settle_seals(&file, policy, &in_memory);
	if (result == 0) {
		result = find_kind(&file, in_memory);
	}
	if (result == 0) {
		result = find_access(&file);
	}
	if (result == 0 && policy == SEAL_POLICY_STRICT && !client_file_cannot_shrink(&file)) {
		result = CLIENT_FILE_NOT_SEALED;
	}
	if (result != 0) {
		foreign_fd_close(&file.fd);
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

int client_file_seals_now(const struct client_file *file)
{
	int seals = fcntl(file->fd, F_GET_SEALS);
	return seals >= 0 ? seals : 0;
}

int client_file_open_for_writing(const struct client_file *file)
{
	if (!file->client_may_write) {
		return -EACCES;
	}
	char path[32];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file->fd);
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	return fd < 0 ? -errno : fd;
}

/* The kernel shows a memfd as "/memfd:NAME (deleted)". */
void client_file_name(const struct client_file *file, char *name_out, size_t size)
{
	static const char prefix[] = "/memfd:", suffix[] = " (deleted)";
	char path[32], target[512];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file->fd);
	ssize_t length = readlink(path, target, sizeof(target) - 1);
	target[length > 0 ? length : 0] = '\0';
	char *end = strstr(target, suffix);
	if (end != NULL && end[sizeof(suffix) - 1] == '\0') {
		*end = '\0';
	}
	bool is_memfd = strncmp(target, prefix, sizeof(prefix) - 1) == 0;
	snprintf(name_out, size, "%s", is_memfd ? target + sizeof(prefix) - 1 : target);
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
