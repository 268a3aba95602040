/* SPDX-License-Identifier: MIT */
/*
 * The arrow is a polygon, black with a white edge. Each pixel is looked at in
 * a few places: how many of them are in the arrow makes it more or less
 * opaque, how many of those are near its edge, more or less white.
 */
#include "input/cursor-image.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum {
	CORNERS = 7,
	SAMPLES = 4, /* each way, of a pixel */
};

struct point {
	double x, y; /* against the arrow's height */
};

static const struct point corners[CORNERS] = {
	{0.00, 0.00},
	{0.00, 0.86},
	{0.20, 0.68},
	{0.33, 0.99},
	{0.47, 0.93},
	{0.34, 0.63},
	{0.61, 0.61},
};

static const double WIDTH = 0.62; /* against the height */
static const double EDGE = 0.06;

static double distance_to_side(struct point at, struct point from, struct point to)
{
	double dx = to.x - from.x, dy = to.y - from.y;
	double share = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
	share = share < 0 ? 0 : share > 1 ? 1 : share;
	return hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}

/* A ray to the left crosses the outline an odd number of times from within. */
static bool crosses(struct point at, struct point from, struct point to)
{
	return (from.y > at.y) != (to.y > at.y) &&
	       at.x > from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x);
}

static bool is_inside(struct point at, bool *near_edge_out)
{
	bool inside = false;
	double distance = INFINITY;
	for (int i = 0; i < CORNERS; i++) {
		struct point from = corners[i], to = corners[(i + 1) % CORNERS];
		inside = inside != crosses(at, from, to);
		distance = fmin(distance, distance_to_side(at, from, to));
	}
	*near_edge_out = distance < EDGE;
	return inside;
}

static uint32_t pixel_at(int32_t x, int32_t y, int32_t size)
{
	uint32_t covered = 0, white = 0;
	for (int i = 0; i < SAMPLES * SAMPLES; i++) {
		struct point at = {
			(x + (i % SAMPLES + 0.5) / SAMPLES) / size,
			(y + (i / SAMPLES + 0.5) / SAMPLES) / size,
		};
		bool near_edge;
		if (is_inside(at, &near_edge)) {
			covered++;
			white += near_edge;
		}
	}
	uint32_t alpha = covered * 255 / (SAMPLES * SAMPLES);
	uint32_t level = white * 255 / (SAMPLES * SAMPLES);
	return alpha << 24 | level << 16 | level << 8 | level;
}

int cursor_image_draw(int32_t size, struct cursor_image *image_out)
{
	int32_t width = (int32_t)ceil(size * WIDTH);
	uint32_t *pixels = malloc((size_t)width * (size_t)size * sizeof(*pixels));
	if (pixels == NULL) {
		return -ENOMEM;
	}
	for (int32_t y = 0; y < size; y++) {
		for (int32_t x = 0; x < width; x++) {
			pixels[y * width + x] = pixel_at(x, y, size);
		}
	}
	*image_out = (struct cursor_image){.width = width, .height = size, .pixels = pixels};
	return 0;
}

void cursor_image_finish(struct cursor_image *image)
{
	free(image->pixels);
	image->pixels = NULL;
}
