/* SPDX-License-Identifier: MIT */
/*
 * A memory file is memory that can be shared with another process by its fd,
 * and that grows without ever moving.
 *
 * It is a memfd that cannot shrink (F_SEAL_SHRINK), mapped once, with address
 * space for all it may ever become. Every byte below its size has memory
 * behind it: running out is an error of memory_file_grow, never a SIGBUS when
 * somebody draws.
 *
 * It knows nothing of Wayland and does not divide itself; see range-allocator.
 */
#ifndef WEDDELL_CLIENT_LIB_MEMORY_FILE_H
#define WEDDELL_CLIENT_LIB_MEMORY_FILE_H

#include <stddef.h>
#include <stdint.h>

struct memory_file {
	int fd;
	uint8_t *base;          /* page-aligned, never moves */
	size_t size;            /* bytes that may be touched, whole pages */
	size_t length;          /* of the file; more than size after growth that failed */
	size_t reserved;        /* bytes of address space from base on */
	uint32_t mappings_made; /* 1 for ever, as the file is mapped once */
};

/* An empty file that may grow to limit bytes (rounded up to whole pages), or
 * to less where the address space is short. name is for /proc only.
 * Returns 0 or a negative errno. */
int memory_file_init(struct memory_file *file_out, const char *name, size_t limit);

/* Unmaps and closes; who has another fd or mapping keeps the memory. */
void memory_file_finish(struct memory_file *file);

/* Makes the file at least size bytes, and some more so that the next time is
 * not soon. Returns 0, -ENOSPC past what is reserved, or a negative errno;
 * after an error the size is what it was. */
int memory_file_grow(struct memory_file *file, size_t size);

/* The memory of length bytes at offset, which lie inside the file's size. */
void *memory_file_at(const struct memory_file *file, size_t offset, size_t length);

#endif
