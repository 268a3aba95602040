/* SPDX-License-Identifier: MIT */
#include "render/band.h"

#include "scene/region-map.h"

enum {
	LAYERS_LOOKED_AT = 16, /* above one, for whether it is settled */
};

void band_init(struct band *band, struct canvas *canvas, const struct layer_list *layers,
	uint32_t background, bool is_large)
{
	*band = (struct band){
		.canvas = canvas,
		.layers = layers,
		.background = background,
		.is_large = is_large,
	};
	pixman_region32_init(&band->damage);
	pixman_region32_init(&band->bare);
	pixman_region32_init(&band->waiting);
}

void band_finish(struct band *band)
{
	pixman_region32_fini(&band->waiting);
	pixman_region32_fini(&band->bare);
	pixman_region32_fini(&band->damage);
}

static int region_to_target(
	const struct band *band, const pixman_region32_t *region, pixman_region32_t *out)
{
	const struct render_target *target = band->canvas->target;
	return region_transform(target->transform, render_target_upright_width(target),
		render_target_upright_height(target), region, out);
}

static int fill_bare(struct band *band)
{
	pixman_region32_t clip;
	pixman_region32_init(&clip);
	int error = region_to_target(band, &band->bare, &clip);
	if (error == 0) {
		error = canvas_fill(band->canvas, &clip, band->background);
	}
	pixman_region32_fini(&clip);
	return error;
}

/* Whether no layer from index on shows in the region's extents. */
static bool is_settled(const struct band *band, size_t index, const pixman_region32_t *region)
{
	const struct layer_list *layers = band->layers;
	if (!band->is_large || layers->count - index > LAYERS_LOOKED_AT) {
		return false;
	}
	pixman_box32_t *extents = pixman_region32_extents((pixman_region32_t *)region);
	for (size_t i = index; i < layers->count; i++) {
		pixman_region32_t *visible = (pixman_region32_t *)&layers->layers[i].visible;
		if (pixman_region32_contains_rectangle(visible, extents) != PIXMAN_REGION_OUT) {
			return false;
		}
	}
	return true;
}

static struct drawing drawing_of(const struct band *band, const struct layer *layer)
{
	const struct render_target *target = band->canvas->target;
	struct affine to_upright = affine_from_transform(
		transform_invert(target->transform), target->width, target->height);
	return (struct drawing){
		.view = layer->view,
		.source = layer->source,
		.to_source = affine_compose(&layer->to_buffer, &to_upright),
		.crisp = layer->crisp,
		.opaque = layer->opaque,
		.colour = band->background,
	};
}

static int draw_part(
	struct band *band, const struct drawing *drawing, const pixman_region32_t *part)
{
	pixman_region32_t clip;
	pixman_region32_init(&clip);
	int error = region_to_target(band, part, &clip);
	if (error == 0) {
		error = canvas_draw(band->canvas, drawing, &clip);
	}
	pixman_region32_fini(&clip);
	return error;
}

/* Something is drawn in part of what was bare. Where that leaves too many pieces, all of them get
 * the background at once. */
static int cover_bare(struct band *band, const pixman_region32_t *part)
{
	int error = 0;
	pixman_region32_subtract(&band->bare, &band->bare, (pixman_region32_t *)part);
	if (pixman_region32_n_rects(&band->bare) > REGION_PIECES_MAX) {
		error = fill_bare(band);
		pixman_region32_clear(&band->bare);
	}
	return error;
}

/* The picture waits no longer, with the layers from index on still to be drawn. */
static int draw_waiting(struct band *band, size_t index)
{
	if (!pixman_region32_not_empty(&band->waiting)) {
		return 0;
	}
	band->picture.settled = is_settled(band, index, &band->waiting);
	int error = draw_part(band, &band->picture, &band->waiting);
	pixman_region32_clear(&band->waiting);
	return error;
}

/* The picture was drawn in part of where it waits, or is now where too many pieces would be left.
 */
static int cover_waiting(struct band *band, size_t index, const pixman_region32_t *part)
{
	pixman_region32_subtract(&band->waiting, &band->waiting, (pixman_region32_t *)part);
	bool many = pixman_region32_n_rects(&band->waiting) > REGION_PIECES_MAX;
	return many ? draw_waiting(band, index) : 0;
}

/* Draws the part that nothing was drawn under yet, and takes it from both regions. */
static int draw_onto_bare(struct band *band, const struct drawing *drawing, pixman_region32_t *part)
{
	pixman_region32_t inside;
	pixman_region32_init(&inside);
	pixman_region32_intersect(&inside, part, &band->bare);
	int error = 0;
	if (pixman_region32_not_empty(&inside)) {
		struct drawing onto = *drawing;
		onto.on_colour = true;
		error = draw_part(band, &onto, &inside);
		pixman_region32_subtract(part, part, &inside);
		error = error == 0 ? cover_bare(band, &inside) : error;
	}
	pixman_region32_fini(&inside);
	return error;
}

static int64_t pixels_in(const pixman_region32_t *region)
{
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	int64_t pixels = 0;
	for (int i = 0; i < count; i++) {
		pixels += (int64_t)(boxes[i].x2 - boxes[i].x1) * (boxes[i].y2 - boxes[i].y1);
	}
	return pixels;
}

/* Blending a little onto the picture first would leave the rest of it in many short rows, which
 * cost more than what is written twice. */
static bool is_worth_it(
	const struct band *band, const struct drawing *drawing, const pixman_region32_t *inside)
{
	return canvas_has_kernels_for(band->canvas, drawing) &&
	       pixels_in(inside) * 2 >= pixels_in(&band->waiting);
}

/* The same where the picture waits; or the picture is drawn there now, and part stays as it is. */
static int draw_onto_waiting(
	struct band *band, size_t index, const struct drawing *drawing, pixman_region32_t *part)
{
	pixman_region32_t inside;
	pixman_region32_init(&inside);
	pixman_region32_intersect(&inside, part, &band->waiting);
	int error = 0;
	if (pixman_region32_not_empty(&inside) && is_worth_it(band, drawing, &inside)) {
		struct drawing onto = *drawing;
		onto.on_drawing = &band->picture;
		error = draw_part(band, &onto, &inside);
		pixman_region32_subtract(part, part, &inside);
		error = error == 0 ? cover_waiting(band, index, &inside) : error;
	} else if (pixman_region32_not_empty(&inside)) {
		error = draw_waiting(band, index);
	}
	pixman_region32_fini(&inside);
	return error;
}

static int draw_translucent(
	struct band *band, size_t index, struct drawing *drawing, pixman_region32_t *part)
{
	drawing->settled = is_settled(band, index + 1, part);
	int error = draw_onto_bare(band, drawing, part);
	if (error == 0) {
		error = draw_onto_waiting(band, index, drawing, part);
	}
	if (pixman_region32_not_empty(part) && error == 0) {
		error = draw_part(band, drawing, part);
	}
	return error;
}

static int draw_opaque(
	struct band *band, size_t index, struct drawing *drawing, pixman_region32_t *part)
{
	int error = cover_bare(band, part);
	if (error == 0) {
		/* usually known before: but a list's regions are coarse, see region-map.h */
		error = cover_waiting(band, index, part);
	}
	if (error != 0) {
		return error;
	}
	if (canvas_has_kernels_for(band->canvas, drawing)) {
		error = draw_waiting(band, index);
		band->picture = *drawing;
		pixman_region32_copy(&band->waiting, part);
		return error;
	}
	drawing->settled = is_settled(band, index + 1, part);
	return draw_part(band, drawing, part);
}

static int draw_layer(struct band *band, size_t index)
{
	const struct layer *layer = &band->layers->layers[index];
	if (layer->plane != 0) {
		return 0;
	}
	pixman_region32_t part;
	pixman_region32_init(&part);
	pixman_region32_intersect(&part, (pixman_region32_t *)&layer->visible, &band->damage);
	int error = 0;
	if (pixman_region32_not_empty(&part)) {
		struct drawing drawing = drawing_of(band, layer);
		error = layer->opaque ? draw_opaque(band, index, &drawing, &part)
				      : draw_translucent(band, index, &drawing, &part);
	}
	pixman_region32_fini(&part);
	return error;
}

int band_draw(struct band *band, const pixman_region32_t *damage, const struct box *box)
{
	const struct render_target *target = band->canvas->target;
	struct box upright = transform_box(
		transform_invert(target->transform), target->width, target->height, *box);
	pixman_region32_intersect_rect(&band->damage, (pixman_region32_t *)damage, upright.x,
		upright.y, (unsigned int)upright.width, (unsigned int)upright.height);
	pixman_region32_intersect(
		&band->bare, &band->damage, (pixman_region32_t *)&band->layers->uncovered);
	int error = 0;
	for (size_t i = 0; i < band->layers->count && error == 0; i++) {
		error = draw_layer(band, i);
	}
	if (error == 0) {
		error = draw_waiting(band, band->layers->count);
	}
	pixman_region32_clear(&band->waiting);
	return error == 0 ? fill_bare(band) : error;
}
