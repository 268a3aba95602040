/* SPDX-License-Identifier: MIT */
#include "output/output-picture.h"

#include "render/drawing.h"

#include <errno.h>
#include <string.h>

/* What is read back to: pixel p of it is pixel to_mode(p) of the mode. */
struct picture {
	void *data;
	int32_t width, height; /* pixels */
	int32_t stride;        /* bytes */
	struct affine to_mode, from_mode;
};

static void blacken(const struct picture *picture)
{
	for (int32_t y = 0; y < picture->height; y++) {
		memset((char *)picture->data + (ptrdiff_t)y * picture->stride, 0,
			(size_t)picture->width * 4);
	}
}

/* part is in the picture. */
static int draw(
	const struct picture *picture, const struct drawing *drawing, const struct box *part)
{
	pixman_image_t *image = pixman_image_create_bits_no_clear(
		PIXMAN_x8r8g8b8, picture->width, picture->height, picture->data, picture->stride);
	if (image == NULL) {
		return -ENOMEM;
	}
	int error = drawing_draw(drawing, part, image);
	pixman_image_unref(image);
	return error;
}

static int read_frame(
	const struct picture *picture, const struct pixel_view *view, const struct box *part)
{
	struct drawing drawing = {
		.view = *view,
		.source = {0, 0, view->width, view->height},
		.to_source = picture->to_mode,
		.crisp = true,
		.opaque = true,
	};
	return draw(picture, &drawing, part);
}

static bool view_plane(const struct frame_plane *plane, struct pixel_view *view_out)
{
	if (plane->target != NULL) {
		*view_out = render_target_view(plane->target);
		return true;
	}
	return plane->buffer != NULL && buffer_view(plane->buffer, view_out);
}

static int read_plane(const struct picture *picture, const struct frame_plane *plane)
{
	struct box all = {0, 0, picture->width, picture->height};
	struct box place = affine_hull(&picture->from_mode, &plane->place);
	struct box part = box_intersect(&place, &all);
	struct affine to_source = affine_translation(
		plane->source.x - plane->place.x, plane->source.y - plane->place.y);
	struct drawing drawing = {
		.source = plane->source,
		.to_source = affine_compose(&to_source, &picture->to_mode),
		.crisp = true,
		.opaque = plane->opaque,
	};
	if (box_is_empty(&part) || !view_plane(plane, &drawing.view)) {
		return 0;
	}
	return draw(picture, &drawing, &part);
}

/* What is in front of the frame's picture. */
static int read_planes(const struct picture *picture, const struct frame *frame)
{
	int error = 0;
	for (size_t i = 0; i < frame->plane_count && error == 0; i++) {
		error = read_plane(picture, &frame->planes[i]);
	}
	return error;
}

int output_read_pixels(
	const struct output *output, const struct box *box, void *data, int32_t stride)
{
	struct pixel_view view;
	if (!frame_view(output->shown, &view)) {
		return -EAGAIN;
	}
	struct picture picture = {
		.data = data,
		.width = box->width,
		.height = box->height,
		.stride = stride,
		.to_mode = affine_translation(box->x, box->y),
		.from_mode = affine_translation(-box->x, -box->y),
	};
	struct box frame = {-box->x, -box->y, view.width, view.height};
	struct box all = {0, 0, box->width, box->height};
	struct box part = box_intersect(&all, &frame);
	if (!box_equal(&part, &all)) {
		blacken(&picture);
	}
	int error = read_frame(&picture, &view, &part);
	return error == 0 ? read_planes(&picture, output->shown) : error;
}

int output_read_upright(const struct output *output, void *data, int32_t stride)
{
	struct pixel_view view;
	if (!frame_view(output->shown, &view)) {
		return -EAGAIN;
	}
	int32_t width = output_width(output), height = output_height(output);
	const struct output_mode *mode = &output->mode;
	struct picture picture = {
		.data = data,
		.width = width,
		.height = height,
		.stride = stride,
		.to_mode = affine_from_transform(output->transform, width, height),
		.from_mode = affine_from_transform(
			transform_invert(output->transform), mode->width, mode->height),
	};
	if (view.width != mode->width || view.height != mode->height) {
		/* of a mode that is being left */
		blacken(&picture);
		return 0;
	}
	struct box all = {0, 0, width, height};
	int error = read_frame(&picture, &view, &all);
	return error == 0 ? read_planes(&picture, output->shown) : error;
}
