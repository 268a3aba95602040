/* SPDX-License-Identifier: MIT */
/*
 * What is opaque is drawn only where it can be seen; and where layers are blended
 * onto others, the target is drawn band by band (band.h). A band is small enough
 * to stay in the cache meanwhile.
 */
#include "render/renderer.h"

#include "render/band.h"

#include <assert.h>
#include <stdatomic.h>

enum {
	BAND_BYTES = 1024 * 1024,     /* stays in a cache; smaller ones cost more than they save */
	STREAMED_PIXELS = 512 * 1024, /* smaller frames are better kept in the cache */
	/* With fewer that are filtered, waking another thread gains little. */
	FILTERED_PIXELS = 4 * 1024 * 1024,
	FILTERED_BY_PIXMAN_PIXELS = 1024 * 1024, /* which takes three times as long */
	PART_ROWS = 64, /* few are left to wait for when the others are done */
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

struct frame_drawing {
	const struct render_target *target;
	const struct layer_list *layers;
	const pixman_region32_t *damage;
	uint32_t background;
	struct box area; /* of the damage, in the target's pixels */
	int32_t rows;    /* of a part */
	bool is_large;
	atomic_int error;
};

static int draw_bands(const struct frame_drawing *frame, struct band *band, const struct box *area)
{
	int32_t rows = area->height;
	if (blends_layers(frame->layers)) {
		int32_t fit = BAND_BYTES / (area->width * 4);
		rows = fit > 0 ? fit : 1;
	}
	int error = 0;
	for (int32_t y = area->y; y < box_bottom(area) && error == 0; y += rows) {
		int32_t left = box_bottom(area) - y;
		struct box box = {area->x, y, area->width, left < rows ? left : rows};
		error = band_draw(band, frame->damage, &box);
	}
	return error;
}

static int draw_area(const struct frame_drawing *frame, const struct box *area)
{
	struct canvas canvas;
	struct band band;
	canvas_init(&canvas, frame->target, pixel_kernels_find());
	band_init(&band, &canvas, frame->layers, frame->background, frame->is_large);
	int error = draw_bands(frame, &band, area);
	band_finish(&band);
	canvas_finish(&canvas);
	return error;
}

static void draw_numbered(void *data, int number)
{
	struct frame_drawing *frame = data;
	int32_t first = number * frame->rows, left = frame->area.height - first;
	struct box part = {frame->area.x, frame->area.y + first, frame->area.width,
		left < frame->rows ? left : frame->rows};
	int error = draw_area(frame, &part);
	if (error != 0) {
		atomic_store(&frame->error, error);
	}
}

/* Filtering is what a processor is slower at than memory. Everything else one of them does nearly
 * as quickly as two. */
static bool is_for_many(const struct layer_list *layers, const struct box *extents)
{
	int64_t filtered = 0;
	for (size_t i = 0; i < layers->count; i++) {
		const struct layer *layer = &layers->layers[i];
		struct box visible = region_extents(&layer->visible);
		struct box part = box_intersect(&visible, extents);
		if (!layer->crisp && layer->plane == 0 && !box_is_empty(&part)) {
			filtered += (int64_t)part.width * part.height;
		}
	}
	return filtered >=
	       (pixel_kernels_find() != NULL ? FILTERED_PIXELS : FILTERED_BY_PIXMAN_PIXELS);
}

static bool lies_within(const struct box *extents, const struct render_target *target)
{
	return extents->x >= 0 && extents->y >= 0 &&
	       box_right(extents) <= render_target_upright_width(target) &&
	       box_bottom(extents) <= render_target_upright_height(target);
}

int renderer_draw(const struct render_target *target, const struct layer_list *layers,
	const pixman_region32_t *damage, uint32_t background, struct crew *crew)
{
	struct box extents = region_extents(damage);
	assert(lies_within(&extents, target)); /* boxes are filled where they are, unclipped */
	if (box_is_empty(&extents)) {
		return 0;
	}
	struct frame_drawing frame = {
		.target = target,
		.layers = layers,
		.damage = damage,
		.background = background,
		.area = transform_box(target->transform, render_target_upright_width(target),
			render_target_upright_height(target), extents),
		.is_large = (int64_t)extents.width * extents.height >= STREAMED_PIXELS,
		.rows = PART_ROWS,
	};
	if (crew == NULL || !is_for_many(layers, &extents)) {
		return draw_area(&frame, &frame.area);
	}
	crew_do(crew, (frame.area.height + PART_ROWS - 1) / PART_ROWS, draw_numbered, &frame);
	return atomic_load(&frame.error);
}
