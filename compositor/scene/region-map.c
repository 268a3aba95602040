/* SPDX-License-Identifier: MIT */
#include "scene/region-map.h"

#include <math.h>

static int32_t held(double value)
{
	const double limit = 1 << 30;
	return (int32_t)fmax(-limit, fmin(limit, value));
}

static double map_x(const struct region_map *map, double x)
{
	return map->x_scale * x + map->x;
}

static double map_y(const struct region_map *map, double y)
{
	return map->y_scale * y + map->y;
}

static void add_edges(
	pixman_region32_t *out, int32_t left, int32_t top, int32_t right, int32_t bottom)
{
	if (left < right && top < bottom) {
		pixman_region32_union_rect(out, out, left, top, (unsigned int)(right - left),
			(unsigned int)(bottom - top));
	}
}

/* What double arithmetic on pixel numbers may be off by. */
static const double slack = 1.0 / 1024;

void region_map_outwards(const struct region_map *map, const pixman_region32_t *region,
	int32_t margin, pixman_region32_t *out)
{
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	for (int i = 0; i < count; i++) {
		add_edges(out, held(floor(map_x(map, boxes[i].x1) + slack) - margin),
			held(floor(map_y(map, boxes[i].y1) + slack) - margin),
			held(ceil(map_x(map, boxes[i].x2) - slack) + margin),
			held(ceil(map_y(map, boxes[i].y2) - slack) + margin));
	}
}

void region_map_inwards(const struct region_map *map, const pixman_region32_t *region,
	const struct box *bounds, int32_t margin, pixman_region32_t *out)
{
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	for (int i = 0; i < count; i++) {
		int32_t left = boxes[i].x1 > bounds->x ? margin : 0;
		int32_t top = boxes[i].y1 > bounds->y ? margin : 0;
		int32_t right = boxes[i].x2 < box_right(bounds) ? margin : 0;
		int32_t bottom = boxes[i].y2 < box_bottom(bounds) ? margin : 0;
		add_edges(out, held(ceil(map_x(map, boxes[i].x1) - slack) + left),
			held(ceil(map_y(map, boxes[i].y1) - slack) + top),
			held(floor(map_x(map, boxes[i].x2) + slack) - right),
			held(floor(map_y(map, boxes[i].y2) + slack) - bottom));
	}
}

void region_transform(enum transform transform, int32_t width, int32_t height,
	const pixman_region32_t *region, pixman_region32_t *out)
{
	if (transform == TRANSFORM_NORMAL) {
		pixman_region32_copy(out, (pixman_region32_t *)region);
		return;
	}
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	pixman_region32_clear(out);
	for (int i = 0; i < count; i++) {
		struct box box = {boxes[i].x1, boxes[i].y1, boxes[i].x2 - boxes[i].x1,
			boxes[i].y2 - boxes[i].y1};
		box = transform_box(transform, width, height, box);
		region_add_box(out, &box);
	}
}

void region_add_box(pixman_region32_t *region, const struct box *box)
{
	add_edges(region, box->x, box->y, box_right(box), box_bottom(box));
}

struct box region_extents(const pixman_region32_t *region)
{
	const pixman_box32_t *extents = pixman_region32_extents((pixman_region32_t *)region);
	return (struct box){
		extents->x1, extents->y1, extents->x2 - extents->x1, extents->y2 - extents->y1};
}
