/* SPDX-License-Identifier: MIT */
/*
 * Each pixel should go to memory once. So what is opaque is drawn only where it
 * can be seen; what is blended onto the background is blended onto its colour,
 * which is not drawn first; and where layers are blended onto others, the target
 * is drawn band by band, all layers of one before the next. A band is small
 * enough to stay in the cache meanwhile.
 */
#include "render/renderer.h"

#include "render/canvas.h"

#include <assert.h>

enum {
	BAND_BYTES = 1024 * 1024,     /* stays in a cache; smaller ones cost more than they save */
	STREAMED_PIXELS = 512 * 1024, /* smaller frames are better kept in the cache */
	LAYERS_LOOKED_AT = 16,        /* above one, for whether it is settled */
};

struct drawing_pass {
	struct canvas canvas;
	const struct render_target *target;
	const struct layer_list *layers;
	pixman_region32_t damage; /* output pixels, of the band */
	pixman_region32_t bare;   /* of that, where the background is still to be drawn */
	uint32_t background;
	bool is_large;
};

static int32_t upright_width(const struct drawing_pass *pass)
{
	return render_target_upright_width(pass->target);
}

static int32_t upright_height(const struct drawing_pass *pass)
{
	return render_target_upright_height(pass->target);
}

static int region_to_target(
	const struct drawing_pass *pass, const pixman_region32_t *region, pixman_region32_t *out)
{
	return region_transform(
		pass->target->transform, upright_width(pass), upright_height(pass), region, out);
}

static int fill_bare(struct drawing_pass *pass)
{
	pixman_region32_t clip;
	pixman_region32_init(&clip);
	int error = region_to_target(pass, &pass->bare, &clip);
	if (error == 0) {
		error = canvas_fill(&pass->canvas, &clip, pass->background);
	}
	pixman_region32_fini(&clip);
	return error;
}

/* Whether no layer from index on shows in box. */
static bool is_settled(const struct drawing_pass *pass, size_t index, const struct box *box)
{
	const struct layer_list *layers = pass->layers;
	if (!pass->is_large || layers->count - index > LAYERS_LOOKED_AT) {
		return false;
	}
	pixman_box32_t extents = {box->x, box->y, box_right(box), box_bottom(box)};
	for (size_t i = index; i < layers->count; i++) {
		pixman_region32_t *visible = (pixman_region32_t *)&layers->layers[i].visible;
		if (pixman_region32_contains_rectangle(visible, &extents) != PIXMAN_REGION_OUT) {
			return false;
		}
	}
	return true;
}

static int draw_part(
	struct drawing_pass *pass, size_t index, const pixman_region32_t *part, bool on_background)
{
	const struct layer *layer = &pass->layers->layers[index];
	struct affine to_upright = affine_from_transform(transform_invert(pass->target->transform),
		pass->target->width, pass->target->height);
	struct box extents = region_extents(part);
	struct drawing drawing = {
		.view = layer->view,
		.source = layer->source,
		.to_source = affine_compose(&layer->to_buffer, &to_upright),
		.crisp = layer->crisp,
		.opaque = layer->opaque,
		.on_colour = on_background,
		.colour = pass->background,
		.settled = is_settled(pass, index + 1, &extents),
	};
	pixman_region32_t clip;
	pixman_region32_init(&clip);
	int error = region_to_target(pass, part, &clip);
	if (error == 0) {
		error = canvas_draw(&pass->canvas, &drawing, &clip);
	}
	pixman_region32_fini(&clip);
	return error;
}

/* Something is drawn in part of what was bare. Where that leaves too many pieces, all of them get
 * the background at once. */
static int cover_bare(struct drawing_pass *pass, const pixman_region32_t *part)
{
	int error = 0;
	pixman_region32_subtract(&pass->bare, &pass->bare, (pixman_region32_t *)part);
	if (pixman_region32_n_rects(&pass->bare) > REGION_PIECES_MAX) {
		error = fill_bare(pass);
		pixman_region32_clear(&pass->bare);
	}
	return error;
}

/* Draws the part that nothing was drawn under yet, and takes it from both regions. */
static int draw_onto_bare(struct drawing_pass *pass, size_t index, pixman_region32_t *part)
{
	pixman_region32_t inside;
	pixman_region32_init(&inside);
	pixman_region32_intersect(&inside, part, &pass->bare);
	int error = 0;
	if (pixman_region32_not_empty(&inside)) {
		error = draw_part(pass, index, &inside, true);
		pixman_region32_subtract(part, part, &inside);
		error = error == 0 ? cover_bare(pass, &inside) : error;
	}
	pixman_region32_fini(&inside);
	return error;
}

static int draw_layer(struct drawing_pass *pass, size_t index)
{
	const struct layer *layer = &pass->layers->layers[index];
	if (layer->plane != 0) {
		return 0;
	}
	pixman_region32_t part;
	pixman_region32_init(&part);
	pixman_region32_intersect(&part, (pixman_region32_t *)&layer->visible, &pass->damage);
	int error = 0;
	if (pixman_region32_not_empty(&part) && !layer->opaque) {
		error = draw_onto_bare(pass, index, &part);
	}
	if (pixman_region32_not_empty(&part) && error == 0) {
		error = draw_part(pass, index, &part, false);
	}
	if (layer->opaque && error == 0) {
		/* usually known before: but the list's region is coarse, see region-map.h */
		error = cover_bare(pass, &part);
	}
	pixman_region32_fini(&part);
	return error;
}

/* band is in the target's pixels. */
static int draw_band(
	struct drawing_pass *pass, const pixman_region32_t *damage, const struct box *band)
{
	struct box upright = transform_box(transform_invert(pass->target->transform),
		pass->target->width, pass->target->height, *band);
	pixman_region32_intersect_rect(&pass->damage, (pixman_region32_t *)damage, upright.x,
		upright.y, (unsigned int)upright.width, (unsigned int)upright.height);
	pixman_region32_intersect(
		&pass->bare, &pass->damage, (pixman_region32_t *)&pass->layers->uncovered);
	int error = 0;
	for (size_t i = 0; i < pass->layers->count && error == 0; i++) {
		error = draw_layer(pass, i);
	}
	return error == 0 ? fill_bare(pass) : error;
}

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
static int draw_bands(
	struct drawing_pass *pass, const pixman_region32_t *damage, const struct box *area)
{
	int32_t rows = area->height;
	if (blends_layers(pass->layers)) {
		int32_t fit = BAND_BYTES / (area->width * 4);
		rows = fit > 0 ? fit : 1;
	}
	int error = 0;
	for (int32_t y = area->y; y < box_bottom(area) && error == 0; y += rows) {
		int32_t left = box_bottom(area) - y;
		struct box band = {area->x, y, area->width, left < rows ? left : rows};
		error = draw_band(pass, damage, &band);
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
	struct drawing_pass pass = {
		.target = target,
		.layers = layers,
		.background = background,
		.is_large = (int64_t)extents.width * extents.height >= STREAMED_PIXELS,
	};
	pixman_region32_init(&pass.damage);
	pixman_region32_init(&pass.bare);
	canvas_init(&pass.canvas, target, pixel_kernels_find());
	struct box turned = transform_box(target->transform, render_target_upright_width(target),
		render_target_upright_height(target), extents);
	int error = draw_bands(&pass, damage, &turned);
	canvas_finish(&pass.canvas);
	pixman_region32_fini(&pass.bare);
	pixman_region32_fini(&pass.damage);
	return error;
}
