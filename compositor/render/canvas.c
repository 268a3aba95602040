/* SPDX-License-Identifier: MIT */
#include "render/canvas.h"

#include "render/pixel-source.h"
#include "render/upright-drawing.h"
#include "scene/region-map.h"

#include <assert.h>
#include <errno.h>

void canvas_init(struct canvas *canvas, const struct render_target *target,
	const struct pixel_kernels *kernels)
{
	*canvas = (struct canvas){.target = target, .kernels = kernels};
}

void canvas_finish(struct canvas *canvas)
{
	if (canvas->image != NULL) {
		pixman_image_unref(canvas->image);
	}
	if (canvas->kernels != NULL) {
		canvas->kernels->stream_end();
	}
}

/* An image costs an allocation, and most frames need none. */
static int need_image(struct canvas *canvas)
{
	const struct render_target *target = canvas->target;
	if (canvas->image == NULL) {
		canvas->image =
			pixman_image_create_bits_no_clear(pixel_source_format(target->fourcc),
				target->width, target->height, target->data, target->stride);
	}
	return canvas->image != NULL ? 0 : -ENOMEM;
}

int canvas_fill(struct canvas *canvas, const pixman_region32_t *region, uint32_t colour)
{
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	bool is_there = canvas->target->blank && (colour & 0xffffff) == 0;
	int error = count > 0 && !is_there ? need_image(canvas) : 0;
	if (count == 0 || is_there || error != 0) {
		return error;
	}
	pixman_color_t fill = {
		.red = (uint16_t)((colour >> 16 & 0xff) * 0x101),
		.green = (uint16_t)((colour >> 8 & 0xff) * 0x101),
		.blue = (uint16_t)((colour & 0xff) * 0x101),
		.alpha = 0xffff,
	};
	return pixman_image_fill_boxes(PIXMAN_OP_SRC, canvas->image, &fill, count, boxes) ? 0
											  : -ENOMEM;
}

static void draw_upright(
	struct canvas *canvas, const struct drawing *drawing, const pixman_region32_t *region)
{
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	for (int i = 0; i < count; i++) {
		struct box box = {boxes[i].x1, boxes[i].y1, boxes[i].x2 - boxes[i].x1,
			boxes[i].y2 - boxes[i].y1};
		upright_drawing_draw(drawing, &box, canvas->target, canvas->kernels);
	}
}

bool canvas_has_kernels_for(const struct canvas *canvas, const struct drawing *drawing)
{
	return canvas->kernels != NULL && upright_drawing_takes(drawing, canvas->target);
}

int canvas_draw(
	struct canvas *canvas, const struct drawing *drawing, const pixman_region32_t *region)
{
	if (canvas_has_kernels_for(canvas, drawing)) {
		draw_upright(canvas, drawing, region);
		return 0;
	}
	assert(drawing->on_drawing == NULL);
	int error = need_image(canvas);
	if (error == 0 && drawing->on_colour) {
		error = canvas_fill(canvas, region, drawing->colour);
	}
	if (error != 0) {
		return error;
	}
	if (!pixman_image_set_clip_region32(canvas->image, (pixman_region32_t *)region)) {
		return -ENOMEM;
	}
	struct box extents = region_extents(region);
	error = drawing_draw(drawing, &extents, canvas->image);
	pixman_image_set_clip_region32(canvas->image, NULL);
	return error;
}
