/* SPDX-License-Identifier: MIT */
/*
 * The layers of a frame that are shown by planes of their own, where the output
 * has such: a client's buffer as it is, or a cursor, drawn once into memory of the
 * plane's and only moved from then on. All others are in the frame's picture,
 * which a client's buffer can be as well (direct.h).
 *
 * The backend has the last word on each combination. What it refuses is tried again
 * with one plane less, down to none.
 */
#ifndef WEDDELL_OUTPUT_PLANES_H
#define WEDDELL_OUTPUT_PLANES_H

#include "output/output.h"

/* Finds what frame, whose layers are there, shows on planes, and sets their layer.plane. Sets
 * direct_obstacles of each layer. Returns the layer that is the picture as it is, or NULL. */
const struct layer *planes_assign(struct output *output, struct frame *frame);

/* Whether frame, compared by now with the one that is shown, differs from it in its planes. */
bool planes_differ(const struct output *output, const struct frame *frame);

/* Locks the buffers, and draws what is to be drawn. Returns 0 or a negative errno. */
int planes_fill(struct output *output, struct frame *frame);

#endif
