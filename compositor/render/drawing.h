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
	bool on_colour;          /* blend onto colour, whatever is there */
	uint32_t colour;         /* XRGB8888 */
	bool settled;            /* in a large frame, and nothing is drawn on top */
	/* blend onto what this one would draw, whatever is there; by our own kernels only */
	const struct drawing *on_drawing;
};

/* Draws box of the image with pixman, within its clip region, and onto what is there. Returns 0 or
 * -ENOMEM. */
int drawing_draw(const struct drawing *drawing, const struct box *box, pixman_image_t *image);

#endif
