/* SPDX-License-Identifier: MIT */
#include "base/box.h"

#include "base/saturate.h"

static int32_t least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* right is not below left */
static int32_t distance(int32_t left, int32_t right)
{
	int64_t width = (int64_t)right - left;
	return width > INT32_MAX ? INT32_MAX : (int32_t)width;
}

bool box_is_empty(const struct box *box)
{
	return box->width <= 0 || box->height <= 0;
}

bool box_equal(const struct box *a, const struct box *b)
{
	return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

int32_t box_right(const struct box *box)
{
	return saturated_sum(box->x, box->width);
}

int32_t box_bottom(const struct box *box)
{
	return saturated_sum(box->y, box->height);
}

bool box_contains_point(const struct box *box, double x, double y)
{
	return x >= box->x && y >= box->y && x < box_right(box) && y < box_bottom(box);
}

bool box_contains_box(const struct box *outer, const struct box *inner)
{
	return inner->x >= outer->x && inner->y >= outer->y &&
	       box_right(inner) <= box_right(outer) && box_bottom(inner) <= box_bottom(outer);
}

struct box box_intersect(const struct box *a, const struct box *b)
{
	int32_t left = most(a->x, b->x), top = most(a->y, b->y);
	int32_t right = least(box_right(a), box_right(b));
	int32_t bottom = least(box_bottom(a), box_bottom(b));
	if (box_is_empty(a) || box_is_empty(b) || right <= left || bottom <= top) {
		return (struct box){0};
	}
	return (struct box){left, top, distance(left, right), distance(top, bottom)};
}

struct box box_unite(const struct box *a, const struct box *b)
{
	if (box_is_empty(a)) {
		return *b;
	}
	if (box_is_empty(b)) {
		return *a;
	}
	int32_t left = least(a->x, b->x), top = least(a->y, b->y);
	int32_t right = most(box_right(a), box_right(b));
	int32_t bottom = most(box_bottom(a), box_bottom(b));
	return (struct box){left, top, distance(left, right), distance(top, bottom)};
}
