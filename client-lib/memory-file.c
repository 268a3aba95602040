/* SPDX-License-Identifier: MIT */
/*
 * The mapping reaches past the end of the file from the start. Touching a page
 * beyond the end would raise SIGBUS; when the file grows, the same page becomes
 * good with no further call. So growth is ftruncate, and the mapping is made
 * once and never changed.
 *
 * Memory is put behind a part through the mapping: that finds lack of memory
 * now, as an error, saves one fault a page later, and, unlike fallocate, can
 * use huge pages, for which the mapping is 2 MiB aligned.
 *
 * F_SEAL_FUTURE_WRITE is added after the one mapping is made, and leaves that
 * one writable, also where the file grows later.
 */
#include "client-lib/memory-file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

static const size_t huge_page = (size_t)2 << 20;
static const size_t least_for_huge = (size_t)1 << 20; /* less would waste more than half */
static const size_t least_reserved = (size_t)1 << 20;

static size_t round_up(size_t value, size_t step)
{
	return (value + step - 1) / step * step;
}

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* Whether the kernel gives shared memory huge pages, at least where advised. */
static bool find_huge_pages(void)
{
	char text[128] = "";
	int fd = open("/sys/kernel/mm/transparent_hugepage/shmem_enabled", O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		return false;
	}
	ssize_t length = read(fd, text, sizeof(text) - 1);
	close(fd);
	return length > 0 && strstr(text, "[never]") == NULL && strstr(text, "[deny]") == NULL;
}

int memory_file_open(const char *name)
{
	const unsigned flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
	int fd = memfd_create(name, flags | MFD_NOEXEC_SEAL);
	if (fd < 0 && errno == EINVAL) { /* before Linux 6.3 */
		fd = memfd_create(name, flags);
	}
	return fd < 0 ? -errno : fd;
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

/* As much as the address space allows: a process with little (RLIMIT_AS, 32
 * bits) gets less. */
static int map_reserved(struct memory_file *file, size_t limit)
{
	size_t page = page_size();
	file->reserved = round_up(limit, page);
	int error = map_aligned(file->fd, file->reserved, &file->base);
	while (error == -ENOMEM && file->reserved / 2 >= least_reserved) {
		file->reserved = round_up(file->reserved / 2, page);
		error = map_aligned(file->fd, file->reserved, &file->base);
	}
	return error;
}

static int add_seals(int fd, enum memory_file_kind kind)
{
	int seals = F_SEAL_SHRINK;
	if (kind == MEMORY_FILE_SOLID) {
		seals |= F_SEAL_FUTURE_WRITE;
	}
	return fcntl(fd, F_ADD_SEALS, seals) < 0 ? -errno : 0;
}

int memory_file_init(
	struct memory_file *file_out, const char *name, size_t limit, enum memory_file_kind kind)
{
	if (limit == 0 || limit > SIZE_MAX / 4) {
		return -EINVAL;
	}
	struct memory_file file = {.fd = memory_file_open(name), .kind = kind};
	if (file.fd < 0) {
		return file.fd;
	}
	int error = map_reserved(&file, limit);
	if (error < 0) {
		close(file.fd);
		return error;
	}
	error = add_seals(file.fd, file.kind);
	if (error < 0) {
		memory_file_finish(&file);
		return error;
	}
	file.huge_pages = find_huge_pages();
	*file_out = file;
	return 0;
}

int memory_file_solidify(struct memory_file *file)
{
	int error = add_seals(file->fd, MEMORY_FILE_SOLID);
	if (error == 0) {
		file->kind = MEMORY_FILE_SOLID;
	}
	return error;
}

void memory_file_finish(struct memory_file *file)
{
	munmap(file->base, file->reserved);
	close(file->fd);
	*file = (struct memory_file){.fd = -1};
}

size_t memory_file_grain(const struct memory_file *file, size_t size)
{
	return file->huge_pages && size >= least_for_huge ? huge_page : page_size();
}

int memory_file_lengthen(struct memory_file *file, size_t length)
{
	if (length <= file->length) {
		return 0;
	}
	if (length > file->reserved) {
		return -ENOSPC;
	}
	length = round_up(length, page_size());
	if (ftruncate(file->fd, (off_t)length) < 0) {
		return -errno;
	}
	file->length = length;
	return 0;
}

static int allocate(int fd, int mode, size_t offset, size_t size)
{
	int result;
	do {
		result = fallocate(fd, mode, (off_t)offset, (off_t)size);
	} while (result < 0 && errno == EINTR);
	return result < 0 ? -errno : 0;
}

int memory_file_back(struct memory_file *file, size_t offset, size_t size)
{
	assert(offset <= file->length && size <= file->length - offset);
	/* only whole huge pages are asked for, so that what is small stays small */
	size_t begin = round_up(offset, huge_page);
	size_t end = (offset + size) / huge_page * huge_page;
	if (file->huge_pages && begin < end) {
		(void)madvise(file->base + begin, end - begin, MADV_HUGEPAGE);
	}
	if (madvise(file->base + offset, size, MADV_POPULATE_WRITE) == 0) {
		return 0;
	}
	if (errno == EINVAL) { /* before Linux 5.14 */
		return allocate(file->fd, 0, offset, size);
	}
	/* EFAULT is what would have been a SIGBUS */
	return errno == EFAULT ? -ENOMEM : -errno;
}

int memory_file_punch(struct memory_file *file, size_t offset, size_t size)
{
	assert(offset <= file->length && size <= file->length - offset);
	return allocate(file->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, size);
}

size_t memory_file_resident(const struct memory_file *file)
{
	struct stat status;
	return fstat(file->fd, &status) < 0 ? 0 : (size_t)status.st_blocks * 512;
}

void *memory_file_at(const struct memory_file *file, size_t offset, size_t size)
{
	assert(offset <= file->length && size <= file->length - offset);
	return file->base + offset;
}
