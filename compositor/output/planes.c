/* SPDX-License-Identifier: MIT */
#include "output/planes.h"

#include "output/direct.h"
#include "output/layer-map.h"
#include "render/drawing.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* One try to find planes. */
struct attempt {
	struct output *output;
	struct layer_list *list;
	size_t seen[PLANE_LAYERS_MAX]; /* layers, by their index in list */
	struct plane_layer layers[PLANE_LAYERS_MAX];
	uint32_t obstacles[PLANE_LAYERS_MAX]; /* of a layer that a plane did not take */
	size_t count;
};

static bool is_seen(const struct layer *layer)
{
	return pixman_region32_not_empty((pixman_region32_t *)&layer->visible);
}

/* The topmost ones; what is below many others gets none. */
static void find_seen(struct attempt *attempt)
{
	const struct output *output = attempt->output;
	struct box all = {0, 0, output_width(output), output_height(output)};
	size_t first = attempt->list->count;
	for (size_t seen = 0; first > 0 && seen < PLANE_LAYERS_MAX;) {
		seen += is_seen(&attempt->list->layers[--first]);
	}
	attempt->count = 0;
	for (size_t i = first; i < attempt->list->count; i++) {
		const struct layer *layer = &attempt->list->layers[i];
		if (!is_seen(layer)) {
			continue;
		}
		bool lowest = attempt->count == 0;
		bool opaque = lowest ? direct_takes_as_opaque(output, layer) : layer->opaque;
		attempt->seen[attempt->count] = i;
		attempt->layers[attempt->count++] = (struct plane_layer){
			.box = box_intersect(&layer->box, &all),
			.is_cursor = layer->is_cursor,
			.is_whole = opaque && box_contains_box(&layer->box, &all),
		};
	}
}

/* Which pixels of the buffer are shown, and where; false when they are not shown one by one. */
static bool find_source(const struct output *output, const struct layer *layer,
	struct box *source_out, struct box *place_out)
{
	struct affine map = layer_map_find(output, layer);
	struct box all = {0, 0, output->mode.width, output->mode.height};
	struct box place = layer_map_place(output, layer);
	int32_t x, y;
	if (layer->buffer == NULL || !affine_is_whole_translation(&map, &x, &y)) {
		return false;
	}
	place = box_intersect(&place, &all);
	struct box source = {place.x + x, place.y + y, place.width, place.height};
	*source_out = source;
	*place_out = place;
	return box_contains_box(&layer->source, &source);
}

/* false where its pixels are not shown one by one. */
static bool describe_overlay(
	const struct output *output, const struct layer *layer, struct frame_plane *plane)
{
	plane->buffer = layer->buffer;
	return find_source(output, layer, &plane->source, &plane->place);
}

/* false where it is larger than what can be drawn for it. */
static bool describe_cursor(
	const struct output *output, const struct layer *layer, struct frame_plane *plane)
{
	const struct output_plane *memory = &output->planes[plane->plane - 1];
	plane->place = layer_map_place(output, layer);
	plane->source = (struct box){0, 0, plane->place.width, plane->place.height};
	struct box hotspot = {layer->hotspot_x, layer->hotspot_y, 1, 1};
	hotspot = transform_box(output->transform, layer->box.width, layer->box.height, hotspot);
	plane->hotspot_x = hotspot.x;
	plane->hotspot_y = hotspot.y;
	return output->impl->plane_target != NULL && plane->place.width <= memory->width &&
	       plane->place.height <= memory->height;
}

/* What plane number would show of a layer; false when it cannot. */
static bool describe(const struct output *output, const struct layer_list *list, size_t index,
	unsigned int number, struct frame_plane *plane_out)
{
	const struct layer *layer = &list->layers[index];
	*plane_out = (struct frame_plane){
		.plane = number,
		.layer = index,
		.surface = layer->surface,
		.opaque = layer->opaque,
	};
	return output->planes[number - 1].kind == PLANE_CURSOR
		       ? describe_cursor(output, layer, plane_out)
		       : describe_overlay(output, layer, plane_out);
}

/* What the backend has against a buffer is told to the client: with that gone, it would be on a
 * plane. */
static bool fits(void *data, size_t layer, size_t plane)
{
	struct attempt *attempt = data;
	struct output *output = attempt->output;
	struct frame_plane wanted;
	if (!describe(output, attempt->list, attempt->seen[layer], (unsigned int)plane + 1,
		    &wanted)) {
		return false;
	}
	if (output->impl->judge_plane == NULL) {
		return wanted.buffer == NULL;
	}
	uint32_t obstacles = output->impl->judge_plane(output, &wanted);
	attempt->obstacles[layer] |= wanted.buffer != NULL ? obstacles : 0;
	return obstacles == 0;
}

/* Bottom to top, as the layers are. */
static void take_planes(struct attempt *attempt, const int *planes, struct frame *frame)
{
	for (size_t i = 0; i < attempt->count; i++) {
		if (planes[i] != PLANE_NONE) {
			unsigned int number = (unsigned int)planes[i] + 1;
			attempt->list->layers[attempt->seen[i]].plane = number;
			describe(attempt->output, attempt->list, attempt->seen[i], number,
				&frame->planes[frame->plane_count++]);
		}
	}
	layer_list_lift(attempt->list);
}

static void drop_planes(struct attempt *attempt, struct frame *frame)
{
	for (size_t i = 0; i < frame->plane_count; i++) {
		attempt->list->layers[frame->planes[i].layer].plane = 0;
	}
	if (frame->plane_count > 0) {
		layer_list_lift(attempt->list);
	}
	frame->plane_count = 0;
}

/* Returns how many overlays are used. */
static size_t try_planes(
	struct attempt *attempt, struct frame *frame, size_t overlays_max, bool uses_cursor)
{
	const struct output *output = attempt->output;
	enum plane_kind kinds[PLANE_MAX];
	int planes[PLANE_LAYERS_MAX];
	for (size_t i = 0; i < output->plane_count; i++) {
		kinds[i] = output->planes[i].kind;
	}
	struct plane_question question = {
		.planes = kinds,
		.plane_count = output->plane_count,
		.overlays_max = overlays_max,
		.uses_cursor = uses_cursor,
		.fits = fits,
		.data = attempt,
	};
	drop_planes(attempt, frame);
	memset(attempt->obstacles, 0, sizeof(attempt->obstacles));
	if (plane_assignment_find(&question, attempt->layers, attempt->count, planes) > 0) {
		take_planes(attempt, planes, frame);
	}
	size_t overlays = 0;
	for (size_t i = 0; i < frame->plane_count; i++) {
		overlays += frame->planes[i].buffer != NULL;
	}
	return overlays;
}

static bool is_taken(struct output *output, const struct frame *frame, const struct layer *direct)
{
	return frame->plane_count == 0 || output->impl->takes_planes == NULL ||
	       output->impl->takes_planes(output, frame, direct != NULL ? direct->buffer : NULL);
}

/* A buffer on a plane is shown as it is; what is drawn for one is a copy. */
static void note_obstacles(const struct attempt *attempt, struct frame *frame)
{
	for (size_t i = 0; i < attempt->count; i++) {
		if (attempt->obstacles[i] != 0) {
			frame->layers.layers[attempt->seen[i]].direct_obstacles =
				attempt->obstacles[i];
		}
	}
	for (size_t i = 0; i < frame->plane_count; i++) {
		const struct frame_plane *plane = &frame->planes[i];
		frame->layers.layers[plane->layer].direct_obstacles =
			plane->buffer != NULL ? 0 : (uint32_t)DIRECT_COPY;
	}
}

const struct layer *planes_assign(struct output *output, struct frame *frame)
{
	struct attempt attempt = {.output = output, .list = &frame->layers};
	size_t overlays_max = PLANE_MAX;
	bool uses_cursor = true;
	frame->plane_count = 0;
	if (output->plane_count == 0) {
		return direct_find(output, &frame->layers);
	}
	find_seen(&attempt);
	for (;;) {
		overlays_max = try_planes(&attempt, frame, overlays_max, uses_cursor);
		const struct layer *direct = direct_find(output, &frame->layers);
		if (is_taken(output, frame, direct)) {
			note_obstacles(&attempt, frame);
			return direct;
		}
		uses_cursor = overlays_max > 0;
		overlays_max -= overlays_max > 0;
	}
}

static const struct frame_plane *find_shown(const struct output *output, unsigned int number)
{
	const struct frame *shown = output->shown;
	for (size_t i = 0; i < shown->plane_count; i++) {
		if (shown->planes[i].plane == number) {
			return &shown->planes[i];
		}
	}
	return NULL;
}

/* Whether what was drawn for the plane is the same picture still. */
static bool is_kept(const struct output *output, const struct frame *frame,
	const struct frame_plane *plane, const struct frame_plane *before)
{
	return !output->stale && before != NULL && before->target != NULL &&
	       before->surface == plane->surface && before->opaque == plane->opaque &&
	       box_equal(&before->source, &plane->source) &&
	       !frame->layers.layers[plane->layer].updated;
}

static bool differs(
	const struct output *output, const struct frame *frame, const struct frame_plane *plane)
{
	const struct frame_plane *before = find_shown(output, plane->plane);
	if (before == NULL || before->opaque != plane->opaque ||
		!box_equal(&before->place, &plane->place)) {
		return true;
	}
	return plane->buffer != NULL ? before->buffer != plane->buffer ||
					       !box_equal(&before->source, &plane->source)
				     : !is_kept(output, frame, plane, before);
}

bool planes_differ(const struct output *output, const struct frame *frame)
{
	if (frame->plane_count != output->shown->plane_count) {
		return true;
	}
	for (size_t i = 0; i < frame->plane_count; i++) {
		if (differs(output, frame, &frame->planes[i])) {
			return true;
		}
	}
	return false;
}

static int draw(const struct output *output, const struct layer *layer, struct frame_plane *plane)
{
	struct render_target *target = plane->target;
	memset(target->data, 0, (size_t)target->stride * (size_t)target->height);
	pixman_image_t *image = pixman_image_create_bits_no_clear(
		PIXMAN_a8r8g8b8, target->width, target->height, target->data, target->stride);
	if (image == NULL) {
		return -ENOMEM;
	}
	struct affine to_mode = affine_translation(plane->place.x, plane->place.y);
	struct affine to_buffer = layer_map_find(output, layer);
	struct drawing drawing = {
		.view = layer->view,
		.source = layer->source,
		.to_source = affine_compose(&to_buffer, &to_mode),
		.crisp = layer->crisp,
		.opaque = layer->opaque,
	};
	int error = drawing_draw(&drawing, &plane->source, image);
	pixman_image_unref(image);
	return error;
}

static int fill(struct output *output, struct frame *frame, struct frame_plane *plane)
{
	const struct frame_plane *before = find_shown(output, plane->plane);
	if (is_kept(output, frame, plane, before)) {
		plane->target = before->target;
		return 0;
	}
	plane->target = output->impl->plane_target(output, plane);
	plane->drawn_anew = true;
	return plane->target != NULL ? draw(output, &frame->layers.layers[plane->layer], plane)
				     : -ENOMEM;
}

int planes_fill(struct output *output, struct frame *frame)
{
	int error = 0;
	for (size_t i = 0; i < frame->plane_count; i++) {
		struct frame_plane *plane = &frame->planes[i];
		if (plane->buffer != NULL) {
			buffer_lock(plane->buffer);
		} else if (error == 0) {
			error = fill(output, frame, plane);
		}
	}
	frame->locks_planes = true;
	return error;
}
