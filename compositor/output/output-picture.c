/* SPDX-License-Identifier: MIT */
#include "output/output-picture.h"

#include "render/drawing.h"

#include <errno.h>
#include <string.h>

static void blacken(void *data, int32_t width, int32_t height, int32_t stride)
{
	for (int32_t y = 0; y < height; y++) {
		memset((char *)data + (ptrdiff_t)y * stride, 0, (size_t)width * 4);
	}
}

/* Pixel p of the picture is pixel to_frame(p) of the frame. */
static int read_back(const struct pixel_view *view, const struct affine *to_frame,
	const struct box *part, void *data, int32_t width, int32_t height, int32_t stride)
{
	pixman_image_t *image =
		pixman_image_create_bits_no_clear(PIXMAN_x8r8g8b8, width, height, data, stride);
	if (image == NULL) {
		return -ENOMEM;
	}
	struct drawing drawing = {
		.view = *view,
		.source = {0, 0, view->width, view->height},
		.to_source = *to_frame,
		.crisp = true,
		.opaque = true,
	};
	int error = drawing_draw(&drawing, part, image);
	pixman_image_unref(image);
	return error;
}

int output_read_pixels(
	const struct output *output, const struct box *box, void *data, int32_t stride)
{
	struct pixel_view view;
	if (!frame_view(output->shown, &view)) {
		return -EAGAIN;
	}
	struct box frame = {-box->x, -box->y, view.width, view.height};
	struct box picture = {0, 0, box->width, box->height};
	struct box part = box_intersect(&picture, &frame);
	if (!box_equal(&part, &picture)) {
		blacken(data, box->width, box->height, stride);
	}
	struct affine to_frame = affine_translation(box->x, box->y);
	return read_back(&view, &to_frame, &part, data, box->width, box->height, stride);
}

int output_read_upright(const struct output *output, void *data, int32_t stride)
{
	struct pixel_view view;
	if (!frame_view(output->shown, &view)) {
		return -EAGAIN;
	}
	int32_t width = output_width(output), height = output_height(output);
	if (view.width != output->mode.width || view.height != output->mode.height) {
		/* of a mode that is being left */
		blacken(data, width, height, stride);
		return 0;
	}
	struct affine to_frame = affine_from_transform(output->transform, width, height);
	struct box all = {0, 0, width, height};
	return read_back(&view, &to_frame, &all, data, width, height, stride);
}
