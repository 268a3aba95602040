/* SPDX-License-Identifier: MIT */
#include "scene/affine.h"

#include "base/saturate.h"

#include <math.h>

/* What double arithmetic on pixel numbers may be off by, in pixels. */
static const double slack = 1.0 / 1024;

struct affine affine_translation(double x, double y)
{
	return (struct affine){.xx = 1, .x0 = x, .yy = 1, .y0 = y};
}

struct affine affine_from_transform(enum transform transform, double width, double height)
{
	double x0 = 0, y0 = 0, xx = 1, yx = 0, xy = 0, yy = 1;
	transform_point(transform, width, height, &x0, &y0);
	transform_point(transform, width, height, &xx, &yx);
	transform_point(transform, width, height, &xy, &yy);
	return (struct affine){
		.xx = xx - x0, .xy = xy - x0, .x0 = x0, .yx = yx - y0, .yy = yy - y0, .y0 = y0};
}

struct affine affine_compose(const struct affine *second, const struct affine *first)
{
	struct affine map = {
		.xx = second->xx * first->xx + second->xy * first->yx,
		.xy = second->xx * first->xy + second->xy * first->yy,
		.x0 = first->x0,
		.yx = second->yx * first->xx + second->yy * first->yx,
		.yy = second->yx * first->xy + second->yy * first->yy,
		.y0 = first->y0,
	};
	affine_apply(second, &map.x0, &map.y0);
	return map;
}

void affine_apply(const struct affine *map, double *x, double *y)
{
	double px = *x, py = *y;
	*x = map->xx * px + map->xy * py + map->x0;
	*y = map->yx * px + map->yy * py + map->y0;
}

bool affine_equal(const struct affine *a, const struct affine *b)
{
	return a->xx == b->xx && a->xy == b->xy && a->x0 == b->x0 && a->yx == b->yx &&
	       a->yy == b->yy && a->y0 == b->y0;
}

static bool is_whole(double value)
{
	return fabs(value - rint(value)) < slack;
}

bool affine_is_whole_translation(const struct affine *map, int32_t *x_out, int32_t *y_out)
{
	if (map->xx != 1 || map->yy != 1 || map->xy != 0 || map->yx != 0 || !is_whole(map->x0) ||
		!is_whole(map->y0) || fabs(map->x0) > 1 << 30 || fabs(map->y0) > 1 << 30) {
		return false;
	}
	*x_out = (int32_t)rint(map->x0);
	*y_out = (int32_t)rint(map->y0);
	return true;
}

/* One coordinate of the result: step is how far it goes a pixel, offset where it begins. */
static bool is_crisp_axis(double step, double offset)
{
	double pixels = 1 / fabs(step); /* that show one pixel of the other picture */
	return pixels < 1 << 15 && is_whole(pixels) && pixels > 1 - slack &&
	       fabs(fabs(step) * rint(pixels) - 1) < 1e-9 && is_whole(offset * rint(pixels));
}

bool affine_is_crisp(const struct affine *map)
{
	if (map->xy == 0 && map->yx == 0) {
		return is_crisp_axis(map->xx, map->x0) && is_crisp_axis(map->yy, map->y0);
	}
	if (map->xx == 0 && map->yy == 0) {
		return is_crisp_axis(map->xy, map->x0) && is_crisp_axis(map->yx, map->y0);
	}
	return false;
}

struct box affine_hull(const struct affine *map, const struct box *box)
{
	double x1 = box->x, y1 = box->y, x2 = (double)box->x + box->width,
	       y2 = (double)box->y + box->height;
	affine_apply(map, &x1, &y1);
	affine_apply(map, &x2, &y2);
	int32_t left = saturated_pixel(floor(fmin(x1, x2) + slack));
	int32_t top = saturated_pixel(floor(fmin(y1, y2) + slack));
	int32_t right = saturated_pixel(ceil(fmax(x1, x2) - slack));
	int32_t bottom = saturated_pixel(ceil(fmax(y1, y2) - slack));
	return (struct box){left, top, right - left, bottom - top};
}
