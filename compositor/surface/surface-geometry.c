/* SPDX-License-Identifier: MIT */
#include "surface/surface-geometry.h"

#include <math.h>

enum {
	/* A region in more pieces than this is mapped as the box around it. */
	PIECES_MAX = 64,
};

static int check_source(const struct viewport *viewport, double width, double height)
{
	if (!viewport->has_source) {
		return 0;
	}
	/* sources are fixed-point numbers of 1/256; sums of them are exact */
	if (viewport->x + viewport->width > width || viewport->y + viewport->height > height) {
		return SURFACE_GEOMETRY_SOURCE_OUTSIDE;
	}
	bool whole = floor(viewport->width) == viewport->width &&
		     floor(viewport->height) == viewport->height;
	return !viewport->has_destination && !whole ? SURFACE_GEOMETRY_SOURCE_NOT_WHOLE : 0;
}

static void apply_viewport(struct surface_geometry *geometry, const struct viewport *viewport)
{
	if (viewport->has_source) {
		geometry->source_x = viewport->x;
		geometry->source_y = viewport->y;
		geometry->source_width = viewport->width;
		geometry->source_height = viewport->height;
	}
	if (viewport->has_destination) {
		geometry->width = viewport->to_width;
		geometry->height = viewport->to_height;
	} else {
		geometry->width = (int32_t)geometry->source_width;
		geometry->height = (int32_t)geometry->source_height;
	}
}

int surface_geometry_init(struct surface_geometry *geometry_out, const struct surface_state *state,
	int32_t buffer_width, int32_t buffer_height, bool any_size)
{
	struct surface_geometry geometry = {
		.buffer_width = buffer_width,
		.buffer_height = buffer_height,
		.transform = state->transform,
		.scale = state->scale,
	};
	if (buffer_width == 0 || buffer_height == 0) {
		*geometry_out = geometry;
		return 0;
	}
	bool swaps = transform_swaps_axes(state->transform);
	int32_t width = swaps ? buffer_height : buffer_width;
	int32_t height = swaps ? buffer_width : buffer_height;
	if (!any_size && (width % state->scale != 0 || height % state->scale != 0)) {
		return SURFACE_GEOMETRY_BAD_SIZE;
	}
	geometry.source_width = width / state->scale > 0 ? width / state->scale : 1;
	geometry.source_height = height / state->scale > 0 ? height / state->scale : 1;
	int fault = check_source(&state->viewport, geometry.source_width, geometry.source_height);
	if (fault != 0) {
		return fault;
	}
	apply_viewport(&geometry, &state->viewport);
	*geometry_out = geometry;
	return 0;
}

/* The buffer's size once its transform is undone. */
static void upright_size(const struct surface_geometry *geometry, double *width, double *height)
{
	bool swaps = transform_swaps_axes(geometry->transform);
	*width = swaps ? geometry->buffer_height : geometry->buffer_width;
	*height = swaps ? geometry->buffer_width : geometry->buffer_height;
}

void surface_geometry_to_buffer(const struct surface_geometry *geometry, double *x, double *y)
{
	double width, height;
	upright_size(geometry, &width, &height);
	*x = geometry->source_x + *x * geometry->source_width / geometry->width;
	*y = geometry->source_y + *y * geometry->source_height / geometry->height;
	*x *= geometry->scale;
	*y *= geometry->scale;
	/* the transform is what the client has done to its picture already */
	transform_point(geometry->transform, width, height, x, y);
}

static void to_surface(const struct surface_geometry *geometry, double *x, double *y)
{
	transform_point(transform_invert(geometry->transform), geometry->buffer_width,
		geometry->buffer_height, x, y);
	*x /= geometry->scale;
	*y /= geometry->scale;
	*x = (*x - geometry->source_x) * geometry->width / geometry->source_width;
	*y = (*y - geometry->source_y) * geometry->height / geometry->source_height;
}

typedef void (*point_map)(const struct surface_geometry *geometry, double *x, double *y);

static void map_piece(const struct surface_geometry *geometry, point_map map,
	const pixman_box32_t *piece, const struct box *bounds, pixman_region32_t *out)
{
	double x1 = piece->x1, y1 = piece->y1, x2 = piece->x2, y2 = piece->y2;
	map(geometry, &x1, &y1);
	map(geometry, &x2, &y2);
	double left = fmax(floor(fmin(x1, x2)), 0), top = fmax(floor(fmin(y1, y2)), 0);
	double right = fmin(ceil(fmax(x1, x2)), bounds->width);
	double bottom = fmin(ceil(fmax(y1, y2)), bounds->height);
	/* what lies beside a tiny source, magnified, is anywhere: only now are these pixels */
	if (left < right && top < bottom) {
		pixman_region32_union_rect(out, out, (int)left, (int)top,
			(unsigned int)(right - left), (unsigned int)(bottom - top));
	}
}

static void map_region(const struct surface_geometry *geometry, point_map map,
	const pixman_region32_t *region, const struct box *from, const struct box *to,
	pixman_region32_t *out)
{
	/* clip first: a client's damage may be as large as numbers go */
	pixman_region32_t clipped;
	pixman_region32_init(&clipped);
	pixman_region32_intersect_rect(&clipped, (pixman_region32_t *)region, 0, 0,
		(unsigned int)from->width, (unsigned int)from->height);
	int count;
	const pixman_box32_t *pieces = pixman_region32_rectangles(&clipped, &count);
	if (count > PIECES_MAX) {
		pieces = pixman_region32_extents(&clipped);
		count = 1;
	}
	for (int i = 0; i < count; i++) {
		map_piece(geometry, map, &pieces[i], to, out);
	}
	pixman_region32_fini(&clipped);
}

void surface_geometry_damage_to_buffer(const struct surface_geometry *geometry,
	const pixman_region32_t *surface_damage, pixman_region32_t *buffer_out)
{
	struct box surface = {0, 0, geometry->width, geometry->height};
	struct box buffer = {0, 0, geometry->buffer_width, geometry->buffer_height};
	map_region(geometry, surface_geometry_to_buffer, surface_damage, &surface, &buffer,
		buffer_out);
}

void surface_geometry_damage_to_surface(const struct surface_geometry *geometry,
	const pixman_region32_t *buffer_damage, pixman_region32_t *surface_out)
{
	struct box surface = {0, 0, geometry->width, geometry->height};
	struct box buffer = {0, 0, geometry->buffer_width, geometry->buffer_height};
	map_region(geometry, to_surface, buffer_damage, &buffer, &surface, surface_out);
}

bool surface_geometry_shows_whole_buffer(const struct surface_geometry *geometry)
{
	double width, height;
	upright_size(geometry, &width, &height);
	return geometry->source_x == 0 && geometry->source_y == 0 &&
	       geometry->source_width * geometry->scale == width &&
	       geometry->source_height * geometry->scale == height;
}
