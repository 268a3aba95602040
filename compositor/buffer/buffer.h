/* SPDX-License-Identifier: MIT */
/*
 * A buffer is a picture that a client attaches to surfaces: pixels in a pool
 * (shm-buffer.h) or a single colour (single-pixel-buffer.h).
 *
 * Two counts, with two meanings. References keep the object: the client's
 * wl_buffer has one, and so has everything that may still show it. Locks keep
 * the pixels: while a buffer is locked its client may not draw into it, and
 * with the last unlock the listener hears that it may again.
 */
#ifndef WEDDELL_BUFFER_BUFFER_H
#define WEDDELL_BUFFER_BUFFER_H

#include "base/box.h"
#include "base/destroy-signal.h"
#include "buffer/file-range.h"
#include "buffer/pixel-view.h"

#include <stdbool.h>

struct buffer;

/* Spoken to the owner of the client's object, who sets NULL when that is gone. */
struct buffer_listener {
	/* The last lock is gone: the client may draw again. */
	void (*release)(void *data, struct buffer *buffer);
	/* Reading the pixels failed with a fault of client_file or a negative errno. */
	void (*broken)(void *data, struct buffer *buffer, int fault);
};

struct buffer_interface {
	/* Fills *view_out with where its pixels are, the same for as long as the buffer is
	 * referenced. They are readable there while may_touch says so. false when they must be
	 * read by copying. */
	bool (*view)(struct buffer *buffer, struct pixel_view *view_out);
	/* Now; asked anew for each frame that reads them. NULL: always. */
	bool (*may_touch)(struct buffer *buffer);
	/* Reads the pixels of box, which lies within the buffer and on whole blocks, into rows
	 * of stride bytes. Returns 0, a client_file_fault or a negative errno. */
	int (*read)(struct buffer *buffer, const struct box *box, void *data, size_t stride);
	void (*destroy)(struct buffer *buffer);
	/* See file-range.h; NULL for buffers that are in no file. false when nothing is proven of
	 * the file. */
	bool (*file_range)(struct buffer *buffer, struct file_range *range_out);
};

struct buffer {
	const struct buffer_interface *impl;
	const struct pixel_format *format;
	int32_t width, height;         /* pixels */
	bool opaque;                   /* no pixel can be seen through, whatever the contents */
	struct destroy_signal destroy; /* the last reference is gone; it is still whole */

	/* private */
	int references, locks;
	const struct buffer_listener *listener; /* may be NULL */
	void *listener_data;
};

/* For implementations. The caller has the first reference. */
void buffer_init(struct buffer *buffer, const struct buffer_interface *impl,
	const struct pixel_format *format, int32_t width, int32_t height);

/* One listener at a time; NULL for none. */
void buffer_set_listener(struct buffer *buffer, const struct buffer_listener *listener, void *data);

struct buffer *buffer_ref(struct buffer *buffer);
void buffer_unref(struct buffer *buffer); /* NULL is fine */

/* A lock holds a reference too. Unlocking NULL is fine. */
struct buffer *buffer_lock(struct buffer *buffer);
void buffer_unlock(struct buffer *buffer);
bool buffer_is_locked(const struct buffer *buffer);

/* Fills *view_out with pixels that are readable in place, now: ask anew for each frame. false, and
 * they must be read by copying. */
bool buffer_view(struct buffer *buffer, struct pixel_view *view_out);
/* The same for later: not to be read before buffer_view has said so. */
bool buffer_view_later(struct buffer *buffer, struct pixel_view *view_out);
/* See struct buffer_interface. */
int buffer_read(struct buffer *buffer, const struct box *box, void *data, size_t stride);
bool buffer_file_range(struct buffer *buffer, struct file_range *range_out);

/* Tells the listener that reading failed; what to do about the client is its business. */
void buffer_report_broken(struct buffer *buffer, int fault);

#endif
