/* SPDX-License-Identifier: MIT */
/*
 * A pixel copy is our own memory that holds what a surface shows, when its
 * buffers are not read in place. It is brought up to date from one buffer
 * after another, each time only where that one differs.
 */
#ifndef WEDDELL_BUFFER_PIXEL_COPY_H
#define WEDDELL_BUFFER_PIXEL_COPY_H

#include "base/box.h"
#include "buffer/buffer.h"
#include "memory/budget.h"

struct pixel_copy;

/* Room for a picture like buffer; nothing is read. Charges BUDGET_COPY_BYTES.
 * Returns 0, BUDGET_EXCEEDED or a negative errno. */
int pixel_copy_create(
	const struct buffer *buffer, struct budget *budget, struct pixel_copy **copy_out);
void pixel_copy_destroy(struct pixel_copy *copy); /* NULL is fine */

/* Whether buffer has the format and size this was made for. */
bool pixel_copy_matches(const struct pixel_copy *copy, const struct buffer *buffer);

/* Reads the boxes (in buffer pixels; clipped to it) from buffer. Adds the bytes
 * read to *bytes_read. Returns 0, a client_file_fault or a negative errno. */
int pixel_copy_update(struct pixel_copy *copy, struct buffer *buffer, const struct box *boxes,
	size_t count, uint64_t *bytes_read);

/* Valid until the copy is destroyed. */
struct pixel_view pixel_copy_view(const struct pixel_copy *copy);

#endif
