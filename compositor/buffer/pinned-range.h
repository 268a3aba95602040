/* SPDX-License-Identifier: MIT */
/*
 * A pinned range is the memory of a client's buffer wrapped as a dma-buf, so that
 * hardware can read it. Its pages are charged to the client's budget.
 *
 * The pages are those that the file had when it was made. A client that punches
 * them out of its file has others from then on, and the hardware goes on reading
 * the old ones: that harms nobody else, and shows as a hole until it is written
 * again (pinned_range_is_whole).
 */
#ifndef WEDDELL_BUFFER_PINNED_RANGE_H
#define WEDDELL_BUFFER_PINNED_RANGE_H

#include "buffer/buffer.h"
#include "buffer/udmabuf.h"
#include "memory/budget.h"

struct pinned_range {
	int dmabuf;             /* owned; -1 for none */
	size_t plane_offset;    /* bytes, of the first pixel in the dma-buf */
	struct file_range file; /* valid as long as the buffer it was made of is referenced */
	/* private */
	struct page_range pages;
	struct budget *budget; /* referenced */
};

/* Returns 0, a udmabuf_fault, BUDGET_EXCEEDED, or a negative errno; then it is all -1 and zero. */
int pinned_range_init(
	struct pinned_range *pinned, const struct udmabuf *udmabuf, const struct file_range *file);

/* Also for one that was never made. */
void pinned_range_finish(struct pinned_range *pinned);

/* Whether the file has all its pages there, so that they may still be the pinned ones. */
bool pinned_range_is_whole(const struct pinned_range *pinned);

#endif
