/* SPDX-License-Identifier: MIT */
/*
 * A canvas is a target that is being drawn on: by our own kernels where they
 * take the drawing (upright-drawing.h), by pixman everywhere else.
 *
 * Regions are in the target's pixels and lie within it.
 */
#ifndef WEDDELL_RENDER_CANVAS_H
#define WEDDELL_RENDER_CANVAS_H

#include "render/drawing.h"
#include "render/pixel-kernels.h"
#include "render/render-target.h"

struct canvas {
	const struct render_target *target;
	const struct pixel_kernels *kernels; /* NULL: this processor has none */
	pixman_image_t *image;               /* NULL until pixman draws */
};

/* target is borrowed. */
void canvas_init(struct canvas *canvas, const struct render_target *target,
	const struct pixel_kernels *kernels);
/* What was drawn is in memory then. */
void canvas_finish(struct canvas *canvas);

/* colour is XRGB8888. A blank target is black as it is: only where nothing was drawn on this
 * canvas. Returns 0 or -ENOMEM. */
int canvas_fill(struct canvas *canvas, const pixman_region32_t *region, uint32_t colour);

/* Whether the drawing takes no pixman: only then may one be blended onto it in the same pass. */
bool canvas_has_kernels_for(const struct canvas *canvas, const struct drawing *drawing);

/* A drawing on another one is such that there are kernels for both. Returns 0 or -ENOMEM; then a
 * part may not be drawn. */
int canvas_draw(
	struct canvas *canvas, const struct drawing *drawing, const pixman_region32_t *region);

#endif
