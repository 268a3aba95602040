/* SPDX-License-Identifier: MIT */
/*
 * A rectangle of whole pixels. A box whose width or height is not positive is
 * empty. Sums saturate, so that a client's largest numbers stay boxes.
 */
#ifndef WEDDELL_BASE_BOX_H
#define WEDDELL_BASE_BOX_H

#include <stdbool.h>
#include <stdint.h>

struct box {
	int32_t x, y, width, height;
};

bool box_is_empty(const struct box *box);
bool box_equal(const struct box *a, const struct box *b);
bool box_contains_point(const struct box *box, double x, double y);
bool box_contains_box(const struct box *outer, const struct box *inner);

/* An empty result is all zero. */
struct box box_intersect(const struct box *a, const struct box *b);

/* The smallest box around both; an empty one adds nothing. */
struct box box_unite(const struct box *a, const struct box *b);

/* x + width and y + height, held within int32_t. */
int32_t box_right(const struct box *box);
int32_t box_bottom(const struct box *box);

#endif
