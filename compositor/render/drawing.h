/* SPDX-License-Identifier: MIT */
/*
 * One drawing: pixels of a view, put through an affine map onto an image.
 *
 * Only pixels of the source box are ever sampled; past its edges the nearest
 * one of them counts. Sources and maps of any size are drawn: in tiles, where
 * pixman, which counts in 16 bits, could not do it at once.
 */
#ifndef WEDDELL_RENDER_DRAWING_H
#define WEDDELL_RENDER_DRAWING_H

#include "buffer/pixel-view.h"
#include "scene/affine.h"

#include <pixman.h>

struct drawing {
	struct pixel_view view;
	struct box source;       /* of the view's pixels; not empty */
	struct affine to_source; /* from pixels of the image to pixels of the view */
	bool crisp;              /* take the nearest pixel; else blend the four around */
	bool opaque;             /* replace what is there; else blend onto it */
};

/* Draws box of the image, within its clip region. Returns 0 or -ENOMEM. */
int drawing_draw(const struct drawing *drawing, const struct box *box, pixman_image_t *image);

#endif
