/* SPDX-License-Identifier: MIT */
/*
 * A buffer is a wl_buffer and its pixels in an arena, and the knowledge whether
 * the compositor may be reading them.
 *
 * It is busy from buffer_attach to wl_buffer.release. Its range of the arena is
 * given to nobody else before it is idle; only the end of the arena breaks that.
 * While idle it may become of another size, with the same pages.
 */
#ifndef WEDDELL_CLIENT_LIB_BUFFER_H
#define WEDDELL_CLIENT_LIB_BUFFER_H

#include "client-lib/arena.h"
#include "client-lib/wishes.h"
#include "protocol/pixel-layout.h"

#include <stdbool.h>

struct buffer {
	struct arena_tenant tenant;
	struct wl_buffer *proxy;
	struct pixel_layout layout; /* its offset is that in the arena */
	bool busy;
	bool abandoned; /* destroys itself when it is released */
};

/* What a buffer is to be. */
struct buffer_plan {
	const struct pixel_format *format;
	int32_t width, height;               /* pixels */
	const struct weddell_wishes *wishes; /* may be NULL */
};

/* Makes a buffer, with room to grow in to about rooms times its bytes where the
 * arena has that. Returns 0, -EINVAL for a size that no buffer can have, or what
 * arena_move_in says. */
int buffer_create(struct arena *arena, const struct buffer_plan *plan, size_t rooms,
	struct buffer **buffer_out);

/* Makes an idle buffer one of another size; its first pixel stays where it is.
 * Returns 0, -EINVAL for a size that no buffer can have, -ENOSPC when its room
 * is too small, or a negative errno; then it is what it was, or, without
 * memory for a wl_buffer, fit only to be destroyed. */
int buffer_resize(struct buffer *buffer, const struct buffer_plan *plan);

/* At once, busy or not; NULL is fine. */
void buffer_destroy(struct buffer *buffer);

/* At once if idle, else when it is released or the arena ends; NULL is fine. */
void buffer_abandon(struct buffer *buffer);

/* Makes it the surface's pending content. */
void buffer_attach(struct buffer *buffer, struct wl_surface *surface);

/* The first pixel. */
void *buffer_pixels(const struct buffer *buffer);

#endif
