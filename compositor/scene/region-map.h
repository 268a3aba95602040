/* SPDX-License-Identifier: MIT */
/*
 * Regions carried from one picture's pixels to another's. Where a map does not
 * keep edges on edges, the caller says which way to err: damage grows
 * (outwards), what is opaque shrinks (inwards). The same goes for regions in
 * very many pieces, which are mapped in part or as the box around them.
 */
#ifndef WEDDELL_SCENE_REGION_MAP_H
#define WEDDELL_SCENE_REGION_MAP_H

#include "scene/affine.h"

#include <pixman.h>

/* Scales by positive factors and moves; no turning. */
struct region_map {
	double x_scale, y_scale, x, y; /* x' = x_scale * x + x */
};

/* Each box of region, rounded outwards and grown by margin pixels; united with out. */
void region_map_outwards(const struct region_map *map, const pixman_region32_t *region,
	int32_t margin, pixman_region32_t *out);

/*
 * Each box of region, rounded inwards, and shrunk by margin pixels at every side that is not
 * a side of bounds; united with out. bounds is in region's pixels and holds all of it.
 */
void region_map_inwards(const struct region_map *map, const pixman_region32_t *region,
	const struct box *bounds, int32_t margin, pixman_region32_t *out);

/* A region of a picture of size (width, height), once that is transformed; out is replaced.
 * Returns 0 or -ENOMEM. */
int region_transform(enum transform transform, int32_t width, int32_t height,
	const pixman_region32_t *region, pixman_region32_t *out);

void region_add_box(pixman_region32_t *region, const struct box *box);

/*
 * Sums and differences of regions that lie scattered take time by the number of their pieces; done
 * for each of thousands of layers that is a second a frame. These two give up exactness where a
 * region comes to be in more than REGION_PIECES_MAX pieces: a sum becomes the box around it, and of
 * a difference the rest is not taken away. So damage grows, and so does what is taken for visible.
 */
enum {
	REGION_PIECES_MAX = 128,
};
void region_unite_coarsely(pixman_region32_t *region, const pixman_region32_t *more);
void region_subtract_coarsely(pixman_region32_t *region, const pixman_region32_t *part);

/* The box around a region; around an empty one the empty box at 0, 0. */
struct box region_extents(const pixman_region32_t *region);

#endif
