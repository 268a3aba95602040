/* SPDX-License-Identifier: MIT */
/*
 * An affine map of the plane: how points of one picture lie in another.
 * Pixel (0, 0) is the square from point (0, 0) to point (1, 1).
 */
#ifndef WEDDELL_SCENE_AFFINE_H
#define WEDDELL_SCENE_AFFINE_H

#include "base/transform.h"

/* x' = xx x + xy y + x0,  y' = yx x + yy y + y0 */
struct affine {
	double xx, xy, x0;
	double yx, yy, y0;
};

struct affine affine_translation(double x, double y);

/* Where the points of a picture of size (width, height) lie once it is transformed. */
struct affine affine_from_transform(enum transform transform, double width, double height);

/* first, and then second. */
struct affine affine_compose(const struct affine *second, const struct affine *first);

void affine_apply(const struct affine *map, double *x, double *y);

bool affine_equal(const struct affine *a, const struct affine *b);

/* Whether pixels are mapped to pixels, upright and unscaled; *x_out and *y_out are how far. */
bool affine_is_whole_translation(const struct affine *map, int32_t *x_out, int32_t *y_out);

/* Whether each pixel lies within one pixel of the other picture, so that taking the nearest
 * one is exact: no scaling, or enlarging by a whole number, with edges on edges. */
bool affine_is_crisp(const struct affine *map);

/* The pixels of the other picture that box touches. Held within -2^30 and 2^30. */
struct box affine_hull(const struct affine *map, const struct box *box);

#endif
