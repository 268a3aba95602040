/* SPDX-License-Identifier: MIT */
/*
 * The scale that a client had best draw a surface at: the greatest of those of
 * the outputs it is on, since too many pixels look better than too few.
 */
#ifndef WEDDELL_OUTPUT_PREFERRED_SCALE_H
#define WEDDELL_OUTPUT_PREFERRED_SCALE_H

#include "output/output-layout.h"

/*
 * Of a surface that is on no output, a subsurface not shown yet for one, it is what its root's
 * would be; without any, that of the output at (x, y), logical pixels: where new windows go. 1
 * when there are no outputs.
 */
double preferred_scale(
	const struct output_layout *layout, struct surface *surface, double x, double y);

#endif
