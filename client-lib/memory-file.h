/* SPDX-License-Identifier: MIT */
/*
 * A memory file is memory that can be shared with another process by its fd,
 * and that grows without ever moving.
 *
 * It is a memfd that cannot shrink (F_SEAL_SHRINK), mapped once, with address
 * space for all it may ever become. It is sparse: only the parts that somebody
 * asked for have memory behind them. Running out is an error of
 * memory_file_back, never a SIGBUS when somebody draws.
 *
 * It knows nothing of Wayland and does not divide itself; see arena.
 */
#ifndef WEDDELL_CLIENT_LIB_MEMORY_FILE_H
#define WEDDELL_CLIENT_LIB_MEMORY_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum memory_file_kind {
	MEMORY_FILE_PUNCHABLE, /* sealed SHRINK: memory can be given back */
	MEMORY_FILE_SOLID,     /* FUTURE_WRITE too: what has memory keeps it */
};

struct memory_file {
	int fd;
	enum memory_file_kind kind;
	uint8_t *base;   /* 2 MiB aligned, never moves */
	size_t length;   /* of the file, whole pages */
	size_t reserved; /* bytes of address space from base on */
	bool huge_pages; /* the kernel gives them where asked */
};

/* A new memfd that can be sealed and, where the kernel can, not be executed; or
 * a negative errno. name is for /proc only. */
int memory_file_open(const char *name);

/* An empty file that may become limit bytes (rounded up to whole pages), or
 * less where the address space is short. Returns 0 or a negative errno. */
int memory_file_init(
	struct memory_file *file_out, const char *name, size_t limit, enum memory_file_kind kind);

/* Makes a PUNCHABLE file SOLID; our mapping goes on working. Returns 0 or a
 * negative errno. */
int memory_file_solidify(struct memory_file *file);

/* Unmaps and closes; who has another fd or mapping keeps the memory. */
void memory_file_finish(struct memory_file *file);

/* Bytes in which memory for a part of size bytes is best asked for and given
 * back: a huge page where that pays, else a page. Parts start on a multiple. */
size_t memory_file_grain(const struct memory_file *file, size_t size);

/* Makes the file at least length bytes long. Returns 0, -ENOSPC past what is
 * reserved, or a negative errno. */
int memory_file_lengthen(struct memory_file *file, size_t length);

/* Puts memory behind size bytes at offset, which lie inside the file. Where
 * there is some already, what it holds stays. Returns 0 or a negative errno. */
int memory_file_back(struct memory_file *file, size_t offset, size_t size);

/* Gives the memory behind those whole pages back to the kernel; they read as
 * zeros. Returns 0, or -EPERM when the file is SOLID. */
int memory_file_punch(struct memory_file *file, size_t offset, size_t size);

/* Bytes of the file that have memory behind them now. */
size_t memory_file_resident(const struct memory_file *file);

/* The memory of size bytes at offset, which lie inside the file. */
void *memory_file_at(const struct memory_file *file, size_t offset, size_t size);

#endif
