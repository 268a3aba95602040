/* SPDX-License-Identifier: MIT */
#include "scripted-fd.h"

#include "fixture/client-fd.h"

#include <fcntl.h>
#include <linux/falloc.h>
#include <linux/magic.h>
#include <linux/memfd.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

enum {
	PAGE = 4096,
	REAL_SIZE_MAX = 1 << 20, /* of what may take memory */
	FIXTURE_KINDS = 64,      /* of 256 files, so many are of tests/fixture/client-fd.h */
};

int32_t scripted_size(struct input *input)
{
	uint8_t pages = input_byte(input);
	if (pages == 0) {
		return 16 * PAGE;
	}
	if (pages == 255) {
		return input_number(input);
	}
	/* up to 254 pages, by the low bits exact or a byte off */
	static const int32_t off[] = {0, 0, -1, 1};
	return (pages >> 2) * PAGE + off[pages & 3];
}

static off_t any_size(struct input *input)
{
	int32_t size = scripted_size(input);
	if (size == INT32_MIN) {
		return (off_t)1 << 62;
	}
	return size < 0 ? -(off_t)size : size;
}

static int take_seals(struct input *input)
{
	uint8_t bits = input_byte(input);
	return (bits & 1 ? 0 : F_SEAL_SHRINK) | (bits & 2 ? F_SEAL_WRITE : 0) |
	       (bits & 4 ? F_SEAL_FUTURE_WRITE : 0) | (bits & 8 ? F_SEAL_GROW : 0) |
	       (bits & 16 ? F_SEAL_SEAL : 0);
}

static void write_some(int fd, struct input *input)
{
	char bytes[PAGE];
	memset(bytes, input_byte(input), sizeof(bytes));
	off_t offset = (off_t)input_byte(input) * PAGE;
	int count = 1 + input_byte(input) % 32;
	for (int i = 0; i < count; i++) {
		if (pwrite(fd, bytes, sizeof(bytes), offset) <= 0) {
			return;
		}
		offset += PAGE;
	}
}

/* The same file under another kind of access. */
static int reopen(int fd, struct input *input)
{
	static const int flags[] = {0, 0, 0, 0, O_RDONLY, O_WRONLY, O_PATH, O_RDONLY | O_NOATIME};
	size_t which = input_byte(input) % (sizeof(flags) / sizeof(flags[0]));
	char path[32];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	int opened = which < 4 ? -1 : open(path, flags[which] | O_CLOEXEC);
	if (opened < 0) {
		return fd;
	}
	close(fd);
	return opened;
}

static int open_memfd(struct input *input)
{
	unsigned int sealing = input_byte(input) % 8 == 7 ? 0 : MFD_ALLOW_SEALING;
	int fd = memfd_create("weddell-fuzz", MFD_CLOEXEC | sealing);
	if (fd < 0) {
		return -1;
	}
	if (ftruncate(fd, any_size(input)) == 0 && input_byte(input) % 2 == 0) {
		char bytes[PAGE];
		memset(bytes, CLIENT_FD_FILL, sizeof(bytes));
		off_t end = lseek(fd, 0, SEEK_END);
		off_t filled = end < REAL_SIZE_MAX ? end / PAGE * PAGE : 0;
		for (off_t offset = 0; offset < filled; offset += PAGE) {
			if (pwrite(fd, bytes, sizeof(bytes), offset) <= 0) {
				break;
			}
		}
	}
	int seals = take_seals(input);
	if (seals != 0) {
		fcntl(fd, F_ADD_SEALS, seals);
	}
	return reopen(fd, input);
}

void scripted_fd_open(struct scripted_fd *file, struct input *input)
{
	*file = (struct scripted_fd){.fd = -1};
	uint8_t kind = input_byte(input);
	if (kind < 256 - FIXTURE_KINDS) {
		file->fd = open_memfd(input);
		return;
	}
	const char *why_not;
	size_t size = 16 * PAGE;
	file->fd = client_fd_open((enum client_fd)(kind % CLIENT_FD_COUNT), size, &why_not);
}

static void unmap(struct scripted_fd *file)
{
	if (file->map != NULL) {
		munmap(file->map, file->map_size);
		file->map = NULL;
	}
}

void scripted_fd_close(struct scripted_fd *file)
{
	unmap(file);
	if (file->fd >= 0) {
		close(file->fd);
		file->fd = -1;
	}
}

/* Huge pages are few, and a mapping of them reserves them: they stay unmapped here. */
static bool is_of_huge_pages(int fd)
{
	struct statfs status;
	return fstatfs(fd, &status) == 0 && status.f_type == HUGETLBFS_MAGIC;
}

/* A writable mapping keeps WRITE from being sealed; its pages can be removed. */
static void map_or_remove(struct scripted_fd *file, struct input *input)
{
	size_t size = (size_t)(1 + input_byte(input)) * PAGE;
	if (is_of_huge_pages(file->fd)) {
		return;
	}
	if (file->map == NULL) {
		void *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file->fd, 0);
		file->map = map == MAP_FAILED ? NULL : map;
		file->map_size = size;
	} else if (size <= file->map_size) {
		madvise(file->map, size, MADV_REMOVE);
	} else {
		unmap(file);
	}
}

void scripted_fd_act(struct scripted_fd *file, struct input *input)
{
	if (file->fd < 0) {
		return;
	}
	off_t offset, length;
	switch (input_below(input, 6)) {
	case 0:
		if (ftruncate(file->fd, any_size(input)) != 0) {
			return; /* as its seals have it */
		}
		break;
	case 1:
		offset = (off_t)input_byte(input) * PAGE / 2;
		length = (off_t)(1 + input_byte(input)) * PAGE / 2;
		fallocate(file->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, length);
		break;
	case 2:
		write_some(file->fd, input);
		break;
	case 3:
		fcntl(file->fd, F_ADD_SEALS, take_seals(input));
		break;
	case 4:
		offset = (off_t)input_byte(input) * PAGE;
		length = (off_t)(1 + input_byte(input)) * PAGE;
		fallocate(
			file->fd, input_byte(input) % 2 ? FALLOC_FL_KEEP_SIZE : 0, offset, length);
		break;
	default:
		map_or_remove(file, input);
	}
}

int scripted_fd_send(const struct scripted_fd *file)
{
	return file->fd < 0 ? -1 : fcntl(file->fd, F_DUPFD_CLOEXEC, 3);
}
