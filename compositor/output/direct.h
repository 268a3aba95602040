/* SPDX-License-Identifier: MIT */
/*
 * A direct frame is a client's buffer taken as the picture of an output, with no
 * drawing. Here it is found, and for every other layer what keeps it from being
 * it: the answer and the reasons are one computation, so that they agree.
 */
#ifndef WEDDELL_OUTPUT_DIRECT_H
#define WEDDELL_OUTPUT_DIRECT_H

#include "scene/layer-list.h"

struct output;

enum direct_obstacle {
	DIRECT_HIDDEN = 1 << 0,      /* nothing of it is seen; then it is the only one */
	DIRECT_COPY = 1 << 1,        /* what is shown is a copy of its pixels */
	DIRECT_COVERED = 1 << 2,     /* another layer is seen in front of it */
	DIRECT_BEHIND = 1 << 3,      /* another layer is seen behind or beside it */
	DIRECT_TRANSPARENT = 1 << 4, /* what is behind it, or a background, shines through */
	DIRECT_TRANSFORM = 1 << 5,   /* its pixels are turned against those of the mode */
	DIRECT_SCALED = 1 << 6,      /* one of its pixels is not one of the mode's */
	DIRECT_SIZE = 1 << 7,        /* it does not cover the output, or has other pixels as well */
	DIRECT_PLACE = 1 << 8,       /* it has all the pixels, but they lie elsewhere */
	/* what the output says, which is asked when all else is right */
	DIRECT_OUTPUT = 1 << 9,  /* it does not take it, whatever it is, or not now */
	DIRECT_MEMORY = 1 << 10, /* its memory cannot be handed on */
	DIRECT_STRIDE = 1 << 11, /* its rows are of a length it cannot take */
	DIRECT_OFFSET = 1 << 12, /* its pixels begin where it cannot take them */
	DIRECT_FORMAT = 1 << 13, /* it does not take this format */
};

enum {
	DIRECT_OBSTACLE_COUNT = 14,
};

/* Sets direct_obstacles of each layer that has no plane of its own. Returns the one that has none,
 * or NULL. */
const struct layer *direct_find(struct output *output, struct layer_list *list);

/* Whether the layer, with nothing but the background behind it, would look the same if its alpha
 * were left out. */
bool direct_takes_as_opaque(const struct output *output, const struct layer *layer);

/* A short name for one obstacle, as "transparent"; NULL for a bit that is none. */
const char *direct_obstacle_name(enum direct_obstacle obstacle);

#endif
