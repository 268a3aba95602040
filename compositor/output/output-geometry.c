/* SPDX-License-Identifier: MIT */
/* The three spaces of output.h: how large an output is in each of them. */
#include "output/output-layout.h"
#include "output/output.h"

#include <math.h>

int32_t output_width(const struct output *output)
{
	return transform_swaps_axes(output->transform) ? output->mode.height : output->mode.width;
}

int32_t output_height(const struct output *output)
{
	return transform_swaps_axes(output->transform) ? output->mode.width : output->mode.height;
}

/* The size that a surface has to have to be shown on exactly these pixels (scene/layer.h), where
 * there is one; else the least that covers them all. A division that should come out whole is not
 * carried over by its last bit. */
static int32_t to_logical(int32_t pixels, double scale)
{
	double below = floor(pixels / scale);
	bool fits = below > 0 && floor(below * scale + 0.5) == pixels;
	return fits ? (int32_t)below : (int32_t)ceil(pixels / scale - 1e-6);
}

struct box output_logical_box(const struct output *output)
{
	return (struct box){
		.x = output->x,
		.y = output->y,
		.width = to_logical(output_width(output), output->scale),
		.height = to_logical(output_height(output), output->scale),
	};
}

struct output_view output_view(const struct output *output)
{
	return (struct output_view){
		.logical = output_logical_box(output),
		.scale = output->scale,
		.width = output_width(output),
		.height = output_height(output),
		.background = output->layout->background,
	};
}
