/* SPDX-License-Identifier: MIT */
/*
 * Drawings by our own kernels: what is not turned, and has 32-bit pixels on both
 * sides. Everything else is pixman's.
 */
#ifndef WEDDELL_RENDER_UPRIGHT_DRAWING_H
#define WEDDELL_RENDER_UPRIGHT_DRAWING_H

#include "render/drawing.h"
#include "render/pixel-kernels.h"
#include "render/render-target.h"

bool upright_drawing_takes(const struct drawing *drawing, const struct render_target *target);

/* Draws box of the target's pixels, which lies within it. The drawing is one that is taken. */
void upright_drawing_draw(const struct drawing *drawing, const struct box *box,
	const struct render_target *target, const struct pixel_kernels *kernels);

#endif
