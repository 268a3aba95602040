/* SPDX-License-Identifier: MIT */
/*
 * What is opaque is drawn only where it can be seen; and where layers are blended
 * onto others, the target is drawn band by band (band.h). A band is small enough
 * to stay in the cache meanwhile.
 */
#include "render/renderer.h"

#include "render/band.h"

#include <assert.h>

enum {
	BAND_BYTES = 1024 * 1024,     /* stays in a cache; smaller ones cost more than they save */
	STREAMED_PIXELS = 512 * 1024, /* smaller frames are better kept in the cache */
};

/* Whether anything may be blended onto another layer. */
static bool blends_layers(const struct layer_list *layers)
{
	size_t shown = 0, translucent = 0;
	for (size_t i = 0; i < layers->count; i++) {
		const struct layer *layer = &layers->layers[i];
		if (pixman_region32_not_empty((pixman_region32_t *)&layer->visible)) {
			shown++;
			translucent += layer->opaque ? 0 : 1;
		}
	}
	return shown > 1 && translucent > 0;
}

/* area is in the target's pixels. */
static int draw_bands(struct band *band, const pixman_region32_t *damage, const struct box *area)
{
	int32_t rows = area->height;
	if (blends_layers(band->layers)) {
		int32_t fit = BAND_BYTES / (area->width * 4);
		rows = fit > 0 ? fit : 1;
	}
	int error = 0;
	for (int32_t y = area->y; y < box_bottom(area) && error == 0; y += rows) {
		int32_t left = box_bottom(area) - y;
		struct box box = {area->x, y, area->width, left < rows ? left : rows};
		error = band_draw(band, damage, &box);
	}
	return error;
}

static bool lies_within(const struct box *extents, const struct render_target *target)
{
	return extents->x >= 0 && extents->y >= 0 &&
	       box_right(extents) <= render_target_upright_width(target) &&
	       box_bottom(extents) <= render_target_upright_height(target);
}

int renderer_draw(const struct render_target *target, const struct layer_list *layers,
	const pixman_region32_t *damage, uint32_t background)
{
	struct box extents = region_extents(damage);
	assert(lies_within(&extents, target)); /* boxes are filled where they are, unclipped */
	if (box_is_empty(&extents)) {
		return 0;
	}
	struct canvas canvas;
	canvas_init(&canvas, target, pixel_kernels_find());
	struct band band;
	band_init(&band, &canvas, layers, background,
		(int64_t)extents.width * extents.height >= STREAMED_PIXELS);
	struct box turned = transform_box(target->transform, render_target_upright_width(target),
		render_target_upright_height(target), extents);
	int error = draw_bands(&band, damage, &turned);
	band_finish(&band);
	canvas_finish(&canvas);
	return error;
}
