/* SPDX-License-Identifier: MIT */
/*
 * How far a pointer gets that may not leave a region: geometry, nothing else.
 */
#ifndef WEDDELL_INPUT_CONFINEMENT_H
#define WEDDELL_INPUT_CONFINEMENT_H

#include <pixman.h>

/* From (from_x, from_y) straight to (*x, *y) as long as that stays within region, then along its
 * edge; *x and *y become where that ends. A gap in the region is not jumped. Starting outside, it
 * is the point of the region nearest to the aim. An empty region leaves all as it was. */
void confinement_walk(
	const pixman_region32_t *region, double from_x, double from_y, double *x, double *y);

#endif
