/* SPDX-License-Identifier: MIT */
/*
 * A pinned range is the memory of a client's buffer wrapped as a dma-buf, so that
 * hardware can read it. Its pages are charged to the client's budget, and its pool is
 * PINNED meanwhile.
 *
 * The pages are those that the file had when it was made. A client that punches
 * them out of its file, as to give memory back, has others from then on, and the
 * hardware goes on reading the old ones. That harms nobody else, and is found by the
 * file's time of change (pinned_range_is_current).
 */
#ifndef WEDDELL_BUFFER_PINNED_RANGE_H
#define WEDDELL_BUFFER_PINNED_RANGE_H

#include "buffer/buffer.h"
#include "buffer/udmabuf.h"
#include "memory/budget.h"
#include "memory/file-stamp.h"

struct pinned_range {
	int dmabuf;             /* owned; -1 for none */
	size_t plane_offset;    /* bytes, of the first pixel in the dma-buf */
	struct file_range file; /* valid as long as the buffer it was made of is referenced */
	/* private */
	struct page_range pages;
	struct file_stamp stamp; /* of the file, before it was wrapped */
	struct budget *budget;   /* referenced */
};

/* Returns 0, a udmabuf_fault, BUDGET_EXCEEDED, or a negative errno; then it is all -1 and zero. */
int pinned_range_init(
	struct pinned_range *pinned, const struct udmabuf *udmabuf, const struct file_range *file);

/* Also for one that was never made. The buffer is still referenced, or about to go. */
void pinned_range_finish(struct pinned_range *pinned);

/* Whether the file still has the pinned pages. false also when it may have: writing into a page
 * for the first time changes the file's time as well. */
bool pinned_range_is_current(struct pinned_range *pinned);

#endif
