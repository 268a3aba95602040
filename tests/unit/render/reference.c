/* SPDX-License-Identifier: MIT */
#include "reference.h"

#include "render/pixel-source.h"

#include <assert.h>
#include <math.h>

/* One pixel of a view as ARGB8888, by the conversion that has a test of its own. */
static uint32_t fetch(const struct pixel_view *view, int32_t x, int32_t y)
{
	uint32_t result = 0;
	pixman_image_t *target = pixman_image_create_bits(PIXMAN_a8r8g8b8, 1, 1, &result, 4);
	pixman_image_t *source;
	int error = pixel_source_create(view, &(struct box){x, y, 1, 1}, &source);
	assert(error == 0);
	pixman_image_composite32(PIXMAN_OP_SRC, source, NULL, target, 0, 0, 0, 0, 0, 0, 1, 1);
	pixman_image_unref(source);
	pixman_image_unref(target);
	return result;
}

double reference_channel(uint32_t pixel, int shift)
{
	return pixel >> shift & 0xff;
}

static double clamp(double value, double least, double most)
{
	return fmax(least, fmin(most, value));
}

/* The four pixels around a point, weighed by how near they are; or the nearest one. */
static void sample(const struct layer *layer, double x, double y, double argb_out[4])
{
	const struct box *source = &layer->source;
	double left = layer->crisp ? floor(x) : floor(x - 0.5);
	double top = layer->crisp ? floor(y) : floor(y - 0.5);
	double right_weight = layer->crisp ? 0 : x - 0.5 - left;
	double bottom_weight = layer->crisp ? 0 : y - 0.5 - top;
	for (int c = 0; c < 4; c++) {
		argb_out[c] = 0;
	}
	for (int corner = 0; corner < 4; corner++) {
		double weight = (corner & 1 ? right_weight : 1 - right_weight) *
				(corner & 2 ? bottom_weight : 1 - bottom_weight);
		int32_t px = (int32_t)clamp(left + (corner & 1), source->x, box_right(source) - 1);
		int32_t py = (int32_t)clamp(top + (corner >> 1), source->y, box_bottom(source) - 1);
		uint32_t pixel = fetch(&layer->view, px, py);
		for (int c = 0; c < 4; c++) {
			argb_out[c] += weight * reference_channel(pixel, 24 - 8 * c);
		}
	}
}

static void blend(const struct layer *layer, double x, double y, double rgb[3])
{
	if (!box_contains_point(&layer->box, x, y)) {
		return;
	}
	double bx = x, by = y, argb[4];
	affine_apply(&layer->to_buffer, &bx, &by);
	sample(layer, bx, by, argb);
	double below = layer->opaque ? 0 : 1 - argb[0] / 255;
	for (int c = 0; c < 3; c++) {
		rgb[c] = argb[c + 1] + rgb[c] * below;
	}
}

void reference_pixel(const struct render_target *target, const struct layer_list *layers,
	uint32_t background, int32_t x, int32_t y, double rgb_out[3])
{
	double ux = x + 0.5, uy = y + 0.5;
	transform_point(
		transform_invert(target->transform), target->width, target->height, &ux, &uy);
	for (int c = 0; c < 3; c++) {
		rgb_out[c] = reference_channel(background, 16 - 8 * c);
	}
	for (size_t i = 0; i < layers->count; i++) {
		blend(&layers->layers[i], ux, uy, rgb_out);
	}
}
