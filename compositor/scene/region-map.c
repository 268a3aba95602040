/* SPDX-License-Identifier: MIT */
#include "scene/region-map.h"

#include "base/saturate.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

enum {
	/* A client's region in more pieces than this is rounded more coarsely: its pieces are
	 * mapped at each repaint, and a region can have as many as a client has patience. */
	PIECES_MAX = 64,
};

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
	if (count > PIECES_MAX) {
		boxes = pixman_region32_extents((pixman_region32_t *)region);
		count = 1;
	}
	for (int i = 0; i < count; i++) {
		add_edges(out, saturated_pixel(floor(map_x(map, boxes[i].x1) + slack) - margin),
			saturated_pixel(floor(map_y(map, boxes[i].y1) + slack) - margin),
			saturated_pixel(ceil(map_x(map, boxes[i].x2) - slack) + margin),
			saturated_pixel(ceil(map_y(map, boxes[i].y2) - slack) + margin));
	}
}

void region_map_inwards(const struct region_map *map, const pixman_region32_t *region,
	const struct box *bounds, int32_t margin, pixman_region32_t *out)
{
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	for (int i = 0; i < count && i < PIECES_MAX; i++) {
		int32_t left = boxes[i].x1 > bounds->x ? margin : 0;
		int32_t top = boxes[i].y1 > bounds->y ? margin : 0;
		int32_t right = boxes[i].x2 < box_right(bounds) ? margin : 0;
		int32_t bottom = boxes[i].y2 < box_bottom(bounds) ? margin : 0;
		add_edges(out, saturated_pixel(ceil(map_x(map, boxes[i].x1) - slack) + left),
			saturated_pixel(ceil(map_y(map, boxes[i].y1) - slack) + top),
			saturated_pixel(floor(map_x(map, boxes[i].x2) + slack) - right),
			saturated_pixel(floor(map_y(map, boxes[i].y2) + slack) - bottom));
	}
}

static pixman_box32_t transform_piece(
	enum transform transform, int32_t width, int32_t height, const pixman_box32_t *piece)
{
	struct box box = {piece->x1, piece->y1, piece->x2 - piece->x1, piece->y2 - piece->y1};
	box = transform_box(transform, width, height, box);
	return (pixman_box32_t){box.x, box.y, box_right(&box), box_bottom(&box)};
}

int region_transform(enum transform transform, int32_t width, int32_t height,
	const pixman_region32_t *region, pixman_region32_t *out)
{
	if (transform == TRANSFORM_NORMAL) {
		return pixman_region32_copy(out, (pixman_region32_t *)region) ? 0 : -ENOMEM;
	}
	int count;
	const pixman_box32_t *pieces =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	pixman_box32_t *mapped = calloc((size_t)count + 1, sizeof(*mapped));
	if (mapped == NULL) {
		return -ENOMEM;
	}
	for (int i = 0; i < count; i++) {
		mapped[i] = transform_piece(transform, width, height, &pieces[i]);
	}
	/* all at once: one after the other takes quadratic time */
	pixman_region32_fini(out);
	bool done = pixman_region32_init_rects(out, mapped, count);
	free(mapped);
	return done ? 0 : -ENOMEM;
}

void region_add_box(pixman_region32_t *region, const struct box *box)
{
	add_edges(region, box->x, box->y, box_right(box), box_bottom(box));
}

void region_unite_coarsely(pixman_region32_t *region, const pixman_region32_t *more)
{
	pixman_region32_union(region, region, (pixman_region32_t *)more);
	if (pixman_region32_n_rects(region) > REGION_PIECES_MAX) {
		pixman_box32_t extents = *pixman_region32_extents(region);
		pixman_region32_reset(region, &extents);
	}
}

void region_subtract_coarsely(pixman_region32_t *region, const pixman_region32_t *part)
{
	pixman_box32_t extents = *pixman_region32_extents(region);
	if (pixman_region32_contains_rectangle((pixman_region32_t *)part, &extents) ==
		PIXMAN_REGION_IN) {
		pixman_region32_clear(region); /* most often, and costs no memory */
		return;
	}
	pixman_region32_t rest;
	pixman_region32_init(&rest);
	pixman_region32_subtract(&rest, region, (pixman_region32_t *)part);
	int pieces = pixman_region32_n_rects(&rest);
	if (pieces <= REGION_PIECES_MAX || pieces < pixman_region32_n_rects(region)) {
		pixman_region32_t before = *region;
		*region = rest;
		rest = before;
	}
	pixman_region32_fini(&rest);
}

struct box region_extents(const pixman_region32_t *region)
{
	const pixman_box32_t *extents = pixman_region32_extents((pixman_region32_t *)region);
	if (!pixman_region32_not_empty((pixman_region32_t *)region)) {
		return (struct box){0}; /* pixman keeps where it was before it was empty */
	}
	return (struct box){
		extents->x1, extents->y1, extents->x2 - extents->x1, extents->y2 - extents->y1};
}
