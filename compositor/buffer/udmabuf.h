/* SPDX-License-Identifier: MIT */
/*
 * The kernel's way of making a dma-buf of a range of a memory file (Linux,
 * drivers/dma-buf/udmabuf.c): display hardware can then show a client's pixels
 * where they are. The pages are the kernel's as long as there is a dma-buf.
 *
 * It takes files on shmem that cannot shrink, and whose writing is not sealed.
 */
#ifndef WEDDELL_BUFFER_UDMABUF_H
#define WEDDELL_BUFFER_UDMABUF_H

#include "buffer/file-range.h"

#include <stdbool.h>
#include <stdint.h>

enum udmabuf_fault {
	UDMABUF_NOT_SHMEM = 501, /* huge pages, or a disk */
	UDMABUF_WRITING_SEALED,  /* F_SEAL_WRITE or F_SEAL_FUTURE_WRITE */
	UDMABUF_TOO_LARGE,       /* more than the kernel was told to take (size_limit_mb) */
};

struct udmabuf {
	int fd;            /* of /dev/udmabuf; -1 where it is not there for us */
	int error;         /* why not: a negative errno */
	uint64_t size_max; /* bytes of one dma-buf */
	bool large_folios; /* files may have them, and the kernel's own mapping of a dma-buf of
			    * such is wrong: drivers that copy show wrong pixels */
};

/* Where the device is not there it is of no use, and says so. */
void udmabuf_init(struct udmabuf *udmabuf);
void udmabuf_finish(struct udmabuf *udmabuf);

/* The whole pages around a range of bytes. */
struct page_range {
	uint64_t offset, size; /* bytes, multiples of a page */
	size_t lead;           /* bytes from offset to where the range begins */
};
struct page_range page_range_around(size_t offset, size_t length, size_t page);

/* Makes a dma-buf of pages, which are around range. Pages that are missing in the file are made.
 * Returns 0, a udmabuf_fault or a negative errno; the fd is the caller's. */
int udmabuf_create(const struct udmabuf *udmabuf, const struct file_range *range,
	const struct page_range *pages, int *fd_out);

/* Has what the CPU wrote reach the memory that devices read, where those are two things. */
void udmabuf_sync(int dmabuf);

/* What the kernel's setting of transparent huge pages for shmem says, as "always [never] deny". */
bool udmabuf_allows_large_folios(const char *setting);

/* Whether a kernel of that release, as "6.12.9-amd64", maps large folios wrongly. */
bool udmabuf_maps_wrongly(const char *release);

#endif
