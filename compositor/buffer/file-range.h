/* SPDX-License-Identifier: MIT */
/*
 * A file range is where in a client's file the pixels of a buffer are: for
 * whoever does not read them, but hands the memory on as it is, to the kernel
 * (udmabuf) or to a parent compositor.
 *
 * That there is one is a proof: the file cannot shrink, and is at least pool_size
 * bytes long, for ever. It says nothing about missing pages: the class does, and
 * so does buffer_view, for now. Nor does it about seals that a client may still
 * add, unless F_SEAL_SEAL is among those it has.
 *
 * It holds as long as the buffer is referenced. All but seals and pool_size stay the
 * same until then: the pool can only grow.
 */
#ifndef WEDDELL_BUFFER_FILE_RANGE_H
#define WEDDELL_BUFFER_FILE_RANGE_H

#include "memory/client-file.h"
#include "memory/memory-class.h"
#include "protocol/pixel-format.h"

struct shm_pool;

struct file_range {
	int fd; /* borrowed from the pool; read-only, as a rule: see client_file */
	enum client_file_kind kind;
	int seals; /* F_SEAL_*, at the time of asking; SHRINK is among them */
	enum memory_class memory_class;
	size_t offset; /* bytes, of the first pixel */
	size_t length; /* bytes, to the end of the last row's last pixel */
	const struct pixel_format *format;
	int32_t width, height; /* pixels */
	int32_t stride;        /* bytes */
	struct shm_pool *pool; /* borrowed; buffers of one pool are in one file */
	size_t pool_size;      /* bytes, at the time of asking */
};

#endif
