/* SPDX-License-Identifier: MIT */
#include "base/transform.h"

#include <stddef.h>
#include <string.h>

static const char *const names[] = {
	[TRANSFORM_NORMAL] = "normal",
	[TRANSFORM_90] = "90",
	[TRANSFORM_180] = "180",
	[TRANSFORM_270] = "270",
	[TRANSFORM_FLIPPED] = "flipped",
	[TRANSFORM_FLIPPED_90] = "flipped-90",
	[TRANSFORM_FLIPPED_180] = "flipped-180",
	[TRANSFORM_FLIPPED_270] = "flipped-270",
};

bool transform_is_valid(int32_t value)
{
	return value >= TRANSFORM_NORMAL && value <= TRANSFORM_FLIPPED_270;
}

const char *transform_name(enum transform transform)
{
	return names[transform];
}

bool transform_from_name(const char *name, enum transform *transform_out)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(name, names[i]) == 0) {
			*transform_out = (enum transform)i;
			return true;
		}
	}
	return false;
}

bool transform_swaps_axes(enum transform transform)
{
	return (transform & 1) != 0;
}

enum transform transform_invert(enum transform transform)
{
	/* a flip followed by a turn undoes itself */
	if (transform == TRANSFORM_90) {
		return TRANSFORM_270;
	}
	if (transform == TRANSFORM_270) {
		return TRANSFORM_90;
	}
	return transform;
}

void transform_point(enum transform transform, double width, double height, double *x, double *y)
{
	double px = transform & TRANSFORM_FLIPPED ? width - *x : *x, py = *y;
	switch (transform & 3) {
	case TRANSFORM_NORMAL:
		*x = px;
		*y = py;
		break;
	case TRANSFORM_90:
		*x = py;
		*y = width - px;
		break;
	case TRANSFORM_180:
		*x = width - px;
		*y = height - py;
		break;
	case TRANSFORM_270:
		*x = height - py;
		*y = px;
		break;
	}
}

struct box transform_box(enum transform transform, int32_t width, int32_t height, struct box box)
{
	double x1 = box.x, y1 = box.y;
	double x2 = (double)box.x + box.width, y2 = (double)box.y + box.height;
	transform_point(transform, width, height, &x1, &y1);
	transform_point(transform, width, height, &x2, &y2);
	double left = x1 < x2 ? x1 : x2, top = y1 < y2 ? y1 : y2;
	bool swaps = transform_swaps_axes(transform);
	return (struct box){
		.x = (int32_t)left,
		.y = (int32_t)top,
		.width = swaps ? box.height : box.width,
		.height = swaps ? box.width : box.height,
	};
}
