/* SPDX-License-Identifier: MIT */
#include "backend/wayland/wayland-planes.h"

#include "backend/wayland/wayland-cursor.h"
#include "output/direct.h"
#include "scene/region-map.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* For comparing, and for parents that show subsurfaces wrongly. */
static bool are_wanted(void)
{
	const char *planes = getenv("WEDDELL_WAYLAND_PLANES");
	return planes == NULL || strcmp(planes, "0") != 0;
}

static void describe(struct wayland_planes *planes)
{
	if (!are_wanted()) {
		return;
	}
	if (planes->window->parent->subcompositor != NULL) {
		for (; planes->count < WAYLAND_PLANES_OVERLAYS; planes->count++) {
			planes->described[planes->count].kind = PLANE_OVERLAY;
		}
	}
	planes->described[planes->count++] = (struct output_plane){
		.kind = PLANE_CURSOR,
		.width = WAYLAND_CURSOR_MAX,
		.height = WAYLAND_CURSOR_MAX,
	};
}

void wayland_planes_init(struct wayland_planes *planes, const struct output *output,
	const struct parent_window *window, struct passed_buffers *passed)
{
	*planes = (struct wayland_planes){
		.output = output,
		.window = window,
		.passed = passed,
	};
	describe(planes);
}

void wayland_planes_finish(struct wayland_planes *planes)
{
	for (size_t i = 0; i < WAYLAND_PLANES_OVERLAYS; i++) {
		parent_plane_finish(&planes->overlays[i]);
	}
}

static bool to_logical(
	const struct wayland_planes *planes, const struct box *box, struct box *logical_out)
{
	const struct parent_window *window = planes->window;
	return parent_window_to_logical(window, box->x, &logical_out->x) &&
	       parent_window_to_logical(window, box->y, &logical_out->y) &&
	       parent_window_to_logical(window, box->width, &logical_out->width) &&
	       parent_window_to_logical(window, box->height, &logical_out->height);
}

static bool is_whole(const struct frame_plane *plane)
{
	struct box all = {0, 0, plane->buffer->width, plane->buffer->height};
	return box_equal(&plane->source, &all);
}

/* Whether the parent can be told which pixels are shown. */
static bool has_source(const struct wayland_planes *planes, const struct frame_plane *plane)
{
	const int32_t most = INT32_MAX / wl_fixed_from_int(1);
	return is_whole(plane) ||
	       (planes->window->parent->viewporter != NULL && box_right(&plane->source) <= most &&
		       box_bottom(&plane->source) <= most);
}

uint32_t wayland_planes_judge(struct wayland_planes *planes, const struct frame_plane *plane)
{
	struct box place;
	struct passed_buffer *passed;
	if (!to_logical(planes, &plane->place, &place) || !has_source(planes, plane)) {
		return DIRECT_OUTPUT;
	}
	return passed_buffer_get(planes->passed, plane->buffer, plane->opaque, &passed);
}

/* A window of which nothing is seen may wait for its frame callback for ever. */
bool wayland_planes_take(const struct wayland_planes *planes, const struct frame *frame)
{
	const struct output_mode *mode = &planes->output->mode;
	pixman_box32_t all = {0, 0, mode->width, mode->height};
	pixman_region32_t covered;
	pixman_region32_init(&covered);
	for (size_t i = 0; i < frame->plane_count; i++) {
		const struct frame_plane *plane = &frame->planes[i];
		if (plane->buffer != NULL && plane->opaque) {
			pixman_region32_union_rect(&covered, &covered, plane->place.x,
				plane->place.y, (unsigned int)plane->place.width,
				(unsigned int)plane->place.height);
		}
	}
	bool is_seen = pixman_region32_contains_rectangle(&covered, &all) != PIXMAN_REGION_IN;
	pixman_region32_fini(&covered);
	return is_seen;
}

static const struct frame_plane *find_plane(const struct frame *frame, unsigned int number)
{
	for (size_t i = 0; i < frame->plane_count; i++) {
		if (frame->planes[i].plane == number && frame->planes[i].buffer != NULL) {
			return &frame->planes[i];
		}
	}
	return NULL;
}

/* Whether both show the same pixels of one surface in the same place, if not of the same buffer. */
static bool continues(const struct frame_plane *plane, const struct frame_plane *before)
{
	return before != NULL && before->surface == plane->surface &&
	       before->opaque == plane->opaque && box_equal(&before->source, &plane->source) &&
	       box_equal(&before->place, &plane->place);
}

/* Whether the parent shows it there: since the frame before was committed the output may have been
 * dark, and the window may have got another scale. */
static bool is_at_parent(const struct wayland_planes *planes, const struct frame_plane *plane)
{
	const struct parent_plane *overlay = &planes->overlays[plane->plane - 1];
	struct box place;
	return to_logical(planes, &plane->place, &place) && box_equal(&overlay->place, &place);
}

static bool is_as_before(const struct wayland_planes *planes, const struct frame *frame,
	const struct frame_plane *plane)
{
	const struct frame_plane *before = find_plane(planes->output->shown, plane->plane);
	return continues(plane, before) && before->buffer == plane->buffer &&
	       is_at_parent(planes, plane) && !frame->layers.layers[plane->layer].updated;
}

bool wayland_planes_differ(const struct wayland_planes *planes, const struct frame *frame)
{
	for (unsigned int number = 1; number <= WAYLAND_PLANES_OVERLAYS; number++) {
		const struct frame_plane *plane = find_plane(frame, number);
		const struct frame_plane *before = find_plane(planes->output->shown, number);
		if (plane == NULL ? before != NULL : !is_as_before(planes, frame, plane)) {
			return true;
		}
	}
	return false;
}

/* In pixels of the buffer: what is new to the eye, where that was seen on this plane before. */
static void find_damage(const struct wayland_planes *planes, const struct frame *frame,
	const struct frame_plane *plane, pixman_region32_t *damage)
{
	const struct output *output = planes->output;
	const struct box *place = &plane->place;
	bool known = continues(plane, find_plane(output->shown, plane->plane)) &&
		     region_transform(output->transform, output_width(output),
			     output_height(output), &frame->seen, damage) == 0;
	if (!known) {
		pixman_region32_union_rect(damage, damage, place->x, place->y,
			(unsigned int)place->width, (unsigned int)place->height);
	}
	pixman_region32_intersect_rect(damage, damage, place->x, place->y,
		(unsigned int)place->width, (unsigned int)place->height);
	pixman_region32_translate(damage, plane->source.x - place->x, plane->source.y - place->y);
}

static void show_overlay(struct wayland_planes *planes, const struct frame *frame,
	const struct frame_plane *plane, struct passed_buffer *passed)
{
	struct parent_plane_picture picture = {
		.buffer = passed->proxy,
		.source = plane->source,
		.is_whole = is_whole(plane),
		.scale = (int32_t)planes->window->scale,
		.opaque = plane->opaque,
	};
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	to_logical(planes, &plane->place, &picture.place);
	find_damage(planes, frame, plane, &damage);
	passed_buffer_hold(passed);
	parent_plane_show(&planes->overlays[plane->plane - 1], &picture, &damage);
	pixman_region32_fini(&damage);
}

/* All of them at once: their order is that in which they are made. */
static void make_overlays(struct wayland_planes *planes)
{
	for (size_t i = 0; i < WAYLAND_PLANES_OVERLAYS && planes->overlays[i].surface == NULL;
		i++) {
		parent_plane_init(&planes->overlays[i], planes->window);
	}
}

static int find_passed(
	struct wayland_planes *planes, const struct frame *frame, struct passed_buffer **passed)
{
	for (size_t i = 0; i < frame->plane_count; i++) {
		const struct frame_plane *plane = &frame->planes[i];
		if (plane->buffer != NULL && passed_buffer_get(planes->passed, plane->buffer,
						     plane->opaque, &passed[i]) != 0) {
			return -EAGAIN;
		}
	}
	return 0;
}

int wayland_planes_show(struct wayland_planes *planes, const struct frame *frame)
{
	struct passed_buffer *passed[PLANE_MAX];
	int result = find_passed(planes, frame, passed);
	if (result != 0) {
		return result;
	}
	for (size_t i = 0; i < frame->plane_count; i++) {
		const struct frame_plane *plane = &frame->planes[i];
		if (plane->buffer != NULL && !is_as_before(planes, frame, plane)) {
			make_overlays(planes);
			show_overlay(planes, frame, plane, passed[i]);
		}
	}
	for (unsigned int number = 1; number <= WAYLAND_PLANES_OVERLAYS; number++) {
		if (find_plane(frame, number) == NULL) {
			parent_plane_hide(&planes->overlays[number - 1]);
		}
	}
	return 0;
}

void wayland_planes_add_damage(
	const struct wayland_planes *planes, const struct frame *frame, pixman_region32_t *damage)
{
	for (unsigned int number = 1; number <= WAYLAND_PLANES_OVERLAYS; number++) {
		const struct frame_plane *before = find_plane(planes->output->shown, number);
		const struct frame_plane *plane = find_plane(frame, number);
		if (before != NULL &&
			(plane == NULL || !box_equal(&plane->place, &before->place))) {
			pixman_region32_union_rect(damage, damage, before->place.x, before->place.y,
				(unsigned int)before->place.width,
				(unsigned int)before->place.height);
		}
	}
}

void wayland_planes_hide(struct wayland_planes *planes)
{
	for (size_t i = 0; i < WAYLAND_PLANES_OVERLAYS; i++) {
		parent_plane_hide(&planes->overlays[i]);
	}
}
