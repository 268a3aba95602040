/* SPDX-License-Identifier: MIT */
/*
 * Each tile is drawn from an image of just the part of the view that it needs.
 * So numbers stay small: no precision is lost in pixman's 16.16 fixed point, and
 * the part's edge is where sampling stops.
 */
#include "render/drawing.h"

#include "render/pixel-source.h"

#include <math.h>

enum {
	TILE_SOURCE_MAX = PIXEL_SOURCE_MAX - 8, /* room for what filtering touches beside it */
	TILE_MAX = 16384,
};

/* The pixels of the view that box is made of: within source, and at least one. */
static struct box source_of(const struct drawing *drawing, const struct box *box)
{
	struct box hull = affine_hull(&drawing->to_source, box);
	int32_t margin = drawing->crisp ? 0 : 1;
	hull.x -= margin;
	hull.y -= margin;
	hull.width += 2 * margin;
	hull.height += 2 * margin;
	struct box part = box_intersect(&hull, &drawing->source);
	if (!box_is_empty(&part)) {
		return part;
	}
	/* rounding carried the box past an edge: that edge's pixels are the nearest */
	const struct box *source = &drawing->source;
	int32_t x = hull.x < source->x ? source->x : box_right(source) - 1;
	int32_t y = hull.y < source->y ? source->y : box_bottom(source) - 1;
	return (struct box){x, y, 1, 1};
}

static pixman_fixed_t to_fixed(double value)
{
	const double limit = 32767;
	return (pixman_fixed_t)lrint(fmax(-limit, fmin(limit, value)) * 65536);
}

static void set_map(pixman_image_t *source, const struct affine *map, bool crisp)
{
	pixman_transform_t transform = {{
		{to_fixed(map->xx), to_fixed(map->xy), to_fixed(map->x0)},
		{to_fixed(map->yx), to_fixed(map->yy), to_fixed(map->y0)},
		{0, 0, pixman_fixed_1},
	}};
	pixman_image_set_transform(source, &transform);
	pixman_image_set_filter(
		source, crisp ? PIXMAN_FILTER_NEAREST : PIXMAN_FILTER_BILINEAR, NULL, 0);
	pixman_image_set_repeat(source, PIXMAN_REPEAT_PAD);
}

static int draw_tile(const struct drawing *drawing, const struct box *box, pixman_image_t *image)
{
	struct box part = source_of(drawing, box);
	int32_t aligned = pixel_source_align(&drawing->view, part.x);
	part.width += part.x - aligned;
	part.x = aligned;
	if (part.width > PIXEL_SOURCE_MAX || part.height > PIXEL_SOURCE_MAX) {
		/* one pixel made of that many: any of them will do */
		part.width = part.width < PIXEL_SOURCE_MAX ? part.width : PIXEL_SOURCE_MAX;
		part.height = part.height < PIXEL_SOURCE_MAX ? part.height : PIXEL_SOURCE_MAX;
	}
	pixman_image_t *source;
	int error = pixel_source_create(&drawing->view, &part, &source);
	if (error != 0) {
		return error;
	}
	struct affine from_tile = affine_translation(box->x, box->y);
	struct affine to_part = affine_translation(-part.x, -part.y);
	struct affine map = affine_compose(&drawing->to_source, &from_tile);
	map = affine_compose(&to_part, &map);
	int32_t x = 0, y = 0;
	if (part.width == 1 && part.height == 1) {
		pixman_image_set_repeat(source, PIXMAN_REPEAT_NORMAL); /* one colour, quickly */
	} else if (!affine_is_whole_translation(&map, &x, &y)) {
		set_map(source, &map, drawing->crisp);
	}
	pixman_image_composite32(drawing->opaque ? PIXMAN_OP_SRC : PIXMAN_OP_OVER, source, NULL,
		image, x, y, 0, 0, box->x, box->y, box->width, box->height);
	pixman_image_unref(source);
	return 0;
}

/* How many pixels of the image make one tile along an axis, when step source pixels are
 * passed each. */
static int32_t tile_length(double step)
{
	double length = floor(TILE_SOURCE_MAX / fmax(step, 1.0));
	return (int32_t)fmax(1, fmin(TILE_MAX, length));
}

static int32_t least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

int drawing_draw(const struct drawing *drawing, const struct box *box, pixman_image_t *image)
{
	const struct affine *map = &drawing->to_source;
	int32_t width = tile_length(fmax(fabs(map->xx), fabs(map->yx)));
	int32_t height = tile_length(fmax(fabs(map->xy), fabs(map->yy)));
	for (int32_t y = box->y; y < box_bottom(box); y += height) {
		for (int32_t x = box->x; x < box_right(box); x += width) {
			struct box tile = {x, y, least(width, box_right(box) - x),
				least(height, box_bottom(box) - y)};
			int error = draw_tile(drawing, &tile, image);
			if (error != 0) {
				return error;
			}
		}
	}
	return 0;
}
