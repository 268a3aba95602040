/* SPDX-License-Identifier: MIT */
/*
 * Where a window goes: arithmetic on boxes, nothing else.
 */
#ifndef WEDDELL_SHELL_PLACEMENT_H
#define WEDDELL_SHELL_PLACEMENT_H

#include "base/box.h"

#include <stddef.h>

enum {
	PLACEMENT_STEP = 32,          /* pixels from one window of a cascade to the next */
	PLACEMENT_TRIES = 100,        /* of a cascade; beyond that, windows may lie on each other */
	PLACEMENT_NEIGHBOURS = 32,    /* windows that are looked at for room beside them */
	PLACEMENT_LEAST_VISIBLE = 32, /* pixels of a window each way that make it reachable */
};

/* box, moved as little as needed to be within area; one too large shows its top left. */
struct box placement_fit(struct box box, const struct box *area);

/* box of the same size, in the middle of outer. */
struct box placement_centre(struct box box, const struct box *outer);

/* Where in area a window of that size goes, if others are where taken[] say: in the middle of an
 * empty area, else beside the others or at an edge, where it covers least of them, as near to the
 * middle as that goes. What is as large as the area goes into a cascade. No top left is that of
 * another as long as there are places. */
struct box placement_choose(const struct box *area, int32_t width, int32_t height,
	const struct box *taken, size_t count);

/* Whether enough of box is in area to see it and get hold of it. */
bool placement_is_reachable(const struct box *box, const struct box *area);

#endif
