/* SPDX-License-Identifier: MIT */
#include "render/renderer.h"

#include "render/drawing.h"
#include "render/pixel-source.h"

#include <assert.h>
#include <errno.h>

static struct affine map_to_upright(const struct render_target *target)
{
	return affine_from_transform(
		transform_invert(target->transform), target->width, target->height);
}

static int region_to_target(
	const struct render_target *target, const pixman_region32_t *region, pixman_region32_t *out)
{
	return region_transform(target->transform, render_target_upright_width(target),
		render_target_upright_height(target), region, out);
}

static int draw_background(const struct render_target *target, const struct layer_list *layers,
	const pixman_region32_t *damage, uint32_t colour, pixman_image_t *image)
{
	pixman_region32_t bare, clip;
	pixman_region32_init(&bare);
	pixman_region32_init(&clip);
	pixman_region32_copy(&bare, (pixman_region32_t *)damage);
	for (size_t i = 0; i < layers->count; i++) {
		pixman_region32_subtract(&bare, &bare, &layers->layers[i].opaque_part);
	}
	int error = region_to_target(target, &bare, &clip);
	pixman_color_t fill = {
		.red = (uint16_t)((colour >> 16 & 0xff) * 0x101),
		.green = (uint16_t)((colour >> 8 & 0xff) * 0x101),
		.blue = (uint16_t)((colour & 0xff) * 0x101),
		.alpha = 0xffff,
	};
	if (error == 0) {
		int count;
		const pixman_box32_t *boxes = pixman_region32_rectangles(&clip, &count);
		pixman_image_fill_boxes(PIXMAN_OP_SRC, image, &fill, count, boxes);
	}
	pixman_region32_fini(&clip);
	pixman_region32_fini(&bare);
	return error;
}

/* clip is in the target's pixels. */
static int draw_clipped(const struct render_target *target, const struct layer *layer,
	pixman_region32_t *clip, pixman_image_t *image)
{
	struct affine to_upright = map_to_upright(target);
	struct drawing drawing = {
		.view = layer->view,
		.source = layer->source,
		.to_source = affine_compose(&layer->to_buffer, &to_upright),
		.crisp = layer->crisp,
		.opaque = layer->opaque,
	};
	struct box extents = region_extents(clip);
	if (!pixman_image_set_clip_region32(image, clip)) {
		return -ENOMEM;
	}
	int error = drawing_draw(&drawing, &extents, image);
	pixman_image_set_clip_region32(image, NULL);
	return error;
}

static int draw_layer(const struct render_target *target, const struct layer *layer,
	const pixman_region32_t *damage, pixman_image_t *image)
{
	pixman_region32_t part, clip;
	pixman_region32_init(&part);
	pixman_region32_init(&clip);
	pixman_region32_intersect(
		&part, (pixman_region32_t *)&layer->visible, (pixman_region32_t *)damage);
	int error = 0;
	if (pixman_region32_not_empty(&part)) {
		error = region_to_target(target, &part, &clip);
		if (error == 0) {
			error = draw_clipped(target, layer, &clip, image);
		}
	}
	pixman_region32_fini(&clip);
	pixman_region32_fini(&part);
	return error;
}

static bool lies_within(const pixman_region32_t *damage, const struct render_target *target)
{
	struct box extents = region_extents(damage);
	return extents.x >= 0 && extents.y >= 0 &&
	       box_right(&extents) <= render_target_upright_width(target) &&
	       box_bottom(&extents) <= render_target_upright_height(target);
}

int renderer_draw(const struct render_target *target, const struct layer_list *layers,
	const pixman_region32_t *damage, uint32_t background)
{
	assert(lies_within(damage, target)); /* pixman fills boxes where they are, unclipped */
	pixman_image_t *image =
		pixman_image_create_bits_no_clear(pixel_source_format(target->fourcc),
			target->width, target->height, target->data, target->stride);
	if (image == NULL) {
		return -ENOMEM;
	}
	int error = draw_background(target, layers, damage, background, image);
	for (size_t i = 0; i < layers->count && error == 0; i++) {
		error = draw_layer(target, &layers->layers[i], damage, image);
	}
	pixman_image_unref(image);
	return error;
}
