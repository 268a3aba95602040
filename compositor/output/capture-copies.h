/* SPDX-License-Identifier: MIT */
/*
 * Which buffers were filled with which captures, and when: so that the next
 * capture into the same buffer writes what has changed since, and no more.
 *
 * What a client has written into its buffer meanwhile is not known here, and
 * stays. So this is for clients that asked for damage, and look only.
 */
#ifndef WEDDELL_OUTPUT_CAPTURE_COPIES_H
#define WEDDELL_OUTPUT_CAPTURE_COPIES_H

#include "buffer/buffer.h"
#include "output/capture.h"

enum {
	CAPTURE_COPIES_MAX = 8, /* buffers remembered; clients have two or three */
};

struct capture_copies {
	struct capture_copy {
		struct buffer *buffer; /* NULL: none */
		struct box box;        /* of the capture, mode pixels */
		unsigned int output;   /* index */
		uint64_t serial;       /* of the output's damage when it was filled */
		struct destroy_listener destroy;
	} all[CAPTURE_COPIES_MAX];
	unsigned int next; /* the one to be replaced */
	struct wl_listener output_remove;
};

void capture_copies_init(struct capture_copies *copies, struct output_layout *layout);
void capture_copies_finish(struct capture_copies *copies);

/* Within ready: what buffer lacks of the picture, relative to it. stale_out was initialised. */
void capture_copies_find_stale(const struct capture_copies *copies, const struct capture *capture,
	const struct buffer *buffer, pixman_region32_t *stale_out);

/* Within ready: buffer has all of the picture now, or, where it could not be filled, nothing that
 * is known. */
void capture_copies_note(struct capture_copies *copies, const struct capture *capture,
	struct buffer *buffer, bool filled);

#endif
