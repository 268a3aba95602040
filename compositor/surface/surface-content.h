/* SPDX-License-Identifier: MIT */
/*
 * What a surface shows now: pixels read in place from a buffer that stays
 * locked meanwhile, or a copy of our own, with the buffer given back at once.
 *
 * Copied is what cannot be read in place (class COPIED, rows the renderer cannot
 * take), and what costs its client more to be held than us to copy
 * (holding-cost.h).
 *
 * No more is copied than is looked at: the first update after a look is copied
 * at once, which gives the buffer back; any other only holds its buffer, in
 * place of the one before, and the last of them is copied when it is looked at.
 * So a client that commits without waiting for frames has us copy once a frame,
 * as one that waits, and what no output has in view is never copied.
 *
 * What could be read in place is not asked about at the commit. Whether it may be,
 * now, is found by the look, and what may not be is copied then.
 */
#ifndef WEDDELL_SURFACE_SURFACE_CONTENT_H
#define WEDDELL_SURFACE_SURFACE_CONTENT_H

#include "buffer/pixel-copy.h"
#include "surface/holding-cost.h"

#include <pixman.h>

enum content_way {
	CONTENT_NONE,
	CONTENT_IN_PLACE,       /* from the locked buffer */
	CONTENT_COPIED,         /* it could not be read in place */
	CONTENT_COPIED_TO_FREE, /* it could, but giving it back at once is cheaper */
};

/* Why it is not shown in place, or has no memory that could be. */
enum content_obstacle {
	CONTENT_OBSTACLE_MEMORY = 1 << 0,     /* it may not be touched: see its memory_reason */
	CONTENT_OBSTACLE_STRIDE = 1 << 1,     /* the renderer cannot take such rows */
	CONTENT_OBSTACLE_OFFSET = 1 << 2,     /* nor such a beginning */
	CONTENT_OBSTACLE_NEW_MEMORY = 1 << 3, /* holding costs its client more: holding-cost.h */
	CONTENT_OBSTACLE_KIND = 1 << 4,       /* it is no shared memory at all */
};

struct surface_content {
	enum content_way way;
	uint32_t obstacles;      /* enum content_obstacle, of the last update or look */
	struct buffer *buffer;   /* locked when IN_PLACE, or until it is copied; else NULL */
	struct pixel_copy *copy; /* when COPIED, and until a look finds that it need not be */
	struct pixel_view view;  /* valid once surface_content_prepare was true */
	bool opaque;             /* whatever the opaque region says */
	bool seen;               /* looked at since something was copied last */
	pixman_region32_t due;   /* where buffer, which waits, differs from the copy */
	struct holding_cost holding_cost;
	uint64_t bytes_copied;
};

void surface_content_init(struct surface_content *content);
void surface_content_finish(struct surface_content *content);

/*
 * Shows take_buffer, which is locked (NULL for nothing): the lock is kept, or given
 * back when the pixels are copied. The content it replaces is given back first.
 * buffer_damage is where it differs from what was shown before; budget pays for copies.
 * Returns 0, a fault of buffer_interface.read, BUDGET_EXCEEDED, or a negative errno; then
 * nothing is shown, and the buffer's listener has heard of it.
 */
int surface_content_update(struct surface_content *content, struct buffer *take_buffer,
	const pixman_region32_t *buffer_damage, struct budget *budget);

/*
 * A look: whether the content's view can be read now, in this frame. What waited is copied; memory
 * that could be read in place when it was committed may have to be copied since (see buffer_view).
 * What cannot be copied is not shown; the buffer's listener has heard of it.
 */
bool surface_content_prepare(struct surface_content *content, struct budget *budget);

#endif
