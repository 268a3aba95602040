/* SPDX-License-Identifier: MIT */
/*
 * The eight ways to turn and flip a picture, numbered as wl_output.transform.
 *
 * A transform T turns a picture of size (w, h) counter-clockwise by 0 to 270
 * degrees, after flipping it around a vertical axis when T is FLIPPED.
 */
#ifndef WEDDELL_BASE_TRANSFORM_H
#define WEDDELL_BASE_TRANSFORM_H

#include "base/box.h"

enum transform {
	TRANSFORM_NORMAL = 0,
	TRANSFORM_90,
	TRANSFORM_180,
	TRANSFORM_270,
	TRANSFORM_FLIPPED,
	TRANSFORM_FLIPPED_90,
	TRANSFORM_FLIPPED_180,
	TRANSFORM_FLIPPED_270,
};

bool transform_is_valid(int32_t value);

/* "normal", "90", "180", "270", "flipped", "flipped-90" and so on. */
const char *transform_name(enum transform transform);
bool transform_from_name(const char *name, enum transform *transform_out);

/* Whether width and height change places. */
bool transform_swaps_axes(enum transform transform);

/* The transform that undoes this one. */
enum transform transform_invert(enum transform transform);

/* Where a point of a picture of size (width, height) lies once the picture is
 * transformed; the result is in the transformed picture's coordinates. */
void transform_point(enum transform transform, double width, double height, double *x, double *y);

/* The same for a box inside a picture of size (width, height). */
struct box transform_box(enum transform transform, int32_t width, int32_t height, struct box box);

#endif
