/* SPDX-License-Identifier: MIT */
/*
 * The mapping reaches past the end of the file from the start. Touching a page
 * beyond the end would raise SIGBUS; when the file grows, the same page becomes
 * good with no further call. So growth is ftruncate, and the mapping is made
 * once and never changed.
 *
 * New pages are populated through the mapping: that finds lack of memory now,
 * as an error, saves one fault a page later, and, unlike fallocate, can use
 * huge pages, for which the mapping is 2 MiB aligned.
 */
#include "client-lib/memory-file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

static const size_t huge_page = (size_t)2 << 20;
static const size_t small_step = (size_t)64 << 10; /* growth of a small file */
static const size_t least_reserved = (size_t)1 << 20;

static size_t round_up(size_t value, size_t step)
{
	return (value + step - 1) / step * step;
}

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* A sealed memfd, or a negative errno. */
static int open_sealed(const char *name)
{
	const unsigned flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
	int fd = memfd_create(name, flags | MFD_NOEXEC_SEAL);
	if (fd < 0 && errno == EINVAL) { /* before Linux 6.3 */
		fd = memfd_create(name, flags);
	}
	if (fd < 0) {
		return -errno;
	}
	if (fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK) < 0) {
		int error = -errno;
		close(fd);
		return error;
	}
	return fd;
}

/* Maps length bytes of the file at a 2 MiB boundary: room for it is found
 * first, and the mapping laid inside. */
static int map_aligned(int fd, size_t length, uint8_t **base_out)
{
	size_t room = length + huge_page;
	uint8_t *found =
		mmap(NULL, room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (found == MAP_FAILED) {
		return -errno;
	}
	size_t head = round_up((uintptr_t)found, huge_page) - (uintptr_t)found;
	uint8_t *base = found + head;
	if (mmap(base, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0) ==
		MAP_FAILED) {
		int error = -errno;
		munmap(found, room);
		return error;
	}
	if (head > 0) {
		munmap(found, head);
	}
	if (head < huge_page) {
		munmap(base + length, huge_page - head);
	}
	*base_out = base;
	return 0;
}

int memory_file_init(struct memory_file *file_out, const char *name, size_t limit)
{
	size_t page = page_size();
	if (limit == 0 || limit > SIZE_MAX / 4) {
		return -EINVAL;
	}
	int fd = open_sealed(name);
	if (fd < 0) {
		return fd;
	}
	size_t length = round_up(limit, page);
	uint8_t *base = NULL;
	int error = map_aligned(fd, length, &base);
	/* a process with little address space (RLIMIT_AS, 32 bits) gets less */
	while (error == -ENOMEM && length / 2 >= least_reserved) {
		length = round_up(length / 2, page);
		error = map_aligned(fd, length, &base);
	}
	if (error < 0) {
		close(fd);
		return error;
	}
	*file_out = (struct memory_file){
		.fd = fd,
		.base = base,
		.reserved = length,
		.mappings_made = 1,
	};
	return 0;
}

void memory_file_finish(struct memory_file *file)
{
	munmap(file->base, file->reserved);
	close(file->fd);
	*file = (struct memory_file){.fd = -1};
}

static int allocate(int fd, size_t offset, size_t length)
{
	int result;
	do {
		result = fallocate(fd, 0, (off_t)offset, (off_t)length);
	} while (result < 0 && errno == EINTR);
	return result < 0 ? -errno : 0;
}

/* Puts memory behind the bytes from the file's size up to the end given. */
static int populate(struct memory_file *file, size_t end)
{
	size_t length = end - file->size;
	/* only whole huge pages are asked for, so a small file stays small */
	size_t huge = end / huge_page * huge_page;
	if (huge > 0) {
		(void)madvise(file->base, huge, MADV_HUGEPAGE);
	}
	if (madvise(file->base + file->size, length, MADV_POPULATE_WRITE) == 0) {
		return 0;
	}
	if (errno == EINVAL) { /* before Linux 5.14 */
		return allocate(file->fd, file->size, length);
	}
	/* EFAULT is what would have been a SIGBUS */
	return errno == EFAULT ? -ENOMEM : -errno;
}

/* An eighth more than asked for, in whole steps, as far as the room goes. */
static size_t size_to_grow_to(const struct memory_file *file, size_t size)
{
	size_t wanted = size + size / 8;
	wanted = round_up(wanted, wanted < huge_page ? small_step : huge_page);
	wanted = round_up(wanted, page_size());
	return wanted < file->reserved ? wanted : file->reserved;
}

int memory_file_grow(struct memory_file *file, size_t size)
{
	if (size <= file->size) {
		return 0;
	}
	if (size > file->reserved) {
		return -ENOSPC;
	}
	size_t end = size_to_grow_to(file, size);
	/* a file that grew for nothing cannot shrink back; its empty tail is not
	 * handed out, and stays for the next try */
	if (end > file->length) {
		if (ftruncate(file->fd, (off_t)end) < 0) {
			return -errno;
		}
		file->length = end;
	}
	int error = populate(file, end);
	if (error < 0) {
		return error;
	}
	file->size = end;
	return 0;
}

void *memory_file_at(const struct memory_file *file, size_t offset, size_t length)
{
	assert(offset <= file->size && length <= file->size - offset);
	return file->base + offset;
}
