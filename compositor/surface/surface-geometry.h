/* SPDX-License-Identifier: MIT */
/*
 * How the pixels of a buffer become a surface: buffer → transform → scale →
 * viewport source → viewport destination. Sizes and the mapping of regions
 * from one side to the other; no state, no pixels.
 */
#ifndef WEDDELL_SURFACE_SURFACE_GEOMETRY_H
#define WEDDELL_SURFACE_SURFACE_GEOMETRY_H

#include "surface/surface-state.h"

enum surface_geometry_fault {
	SURFACE_GEOMETRY_BAD_SIZE = 501,   /* buffer size is no multiple of the scale */
	SURFACE_GEOMETRY_SOURCE_OUTSIDE,   /* the viewport's source is not within the buffer */
	SURFACE_GEOMETRY_SOURCE_NOT_WHOLE, /* no destination, and the source's size is no integer */
};

struct surface_geometry {
	int32_t buffer_width, buffer_height; /* buffer pixels; 0 without a buffer */
	enum transform transform;
	int32_t scale;
	double source_x, source_y;          /* what is shown: surface coordinates before the */
	double source_width, source_height; /* viewport's destination scales them */
	int32_t width, height;              /* of the surface; 0 without a buffer */
};

/* buffer_width and buffer_height are 0 for a surface without a buffer, which is never at fault.
 * any_size lets a buffer pass whose size is no multiple of the scale. Returns 0 or a fault. */
int surface_geometry_init(struct surface_geometry *geometry_out, const struct surface_state *state,
	int32_t buffer_width, int32_t buffer_height, bool any_size);

/* Where a point of the surface lies in the buffer, in buffer pixels. */
void surface_geometry_to_buffer(const struct surface_geometry *geometry, double *x, double *y);

/* Damage from one side in the coordinates of the other, rounded outwards and clipped to
 * the buffer or the surface; united with what out holds already. */
void surface_geometry_damage_to_buffer(const struct surface_geometry *geometry,
	const pixman_region32_t *surface_damage, pixman_region32_t *buffer_out);
void surface_geometry_damage_to_surface(const struct surface_geometry *geometry,
	const pixman_region32_t *buffer_damage, pixman_region32_t *surface_out);

/* Whether nothing of the buffer is cropped away: the source is all of it. */
bool surface_geometry_shows_whole_buffer(const struct surface_geometry *geometry);

#endif
