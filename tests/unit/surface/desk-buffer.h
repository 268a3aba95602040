/* SPDX-License-Identifier: MIT */
/*
 * A buffer on the test's own desk: ARGB8888 pixels in its memory, in place or
 * to be copied as the test says, that counts what happens to it. With it a
 * budget and surfaces to attach it to.
 */
#ifndef WEDDELL_TESTS_UNIT_SURFACE_DESK_BUFFER_H
#define WEDDELL_TESTS_UNIT_SURFACE_DESK_BUFFER_H

#include "surface/subsurface.h"

enum {
	DESK_BUFFER_SIDE = 64, /* pixels, at most, each way */
};

struct desk_buffer {
	struct buffer base; /* the test has a reference until desk_buffer_drop */
	uint32_t pixels[DESK_BUFFER_SIDE * DESK_BUFFER_SIDE];
	bool in_place;
	bool has_holes; /* to be copied for as long as it has */
	int fault;      /* what reading says */
	int releases, broken, reads;
	int questions; /* whether it may be touched */
	bool destroyed;
};

/* In place, all of one colour. */
void desk_buffer_init(struct desk_buffer *buffer, int32_t width, int32_t height, uint32_t pixel);
void desk_buffer_drop(struct desk_buffer *buffer);

struct budget *desk_budget_create(void);
struct surface *desk_surface_create(struct budget *budget);

/* Attaches, damages everything, commits; checks that it worked. */
void desk_surface_show(struct surface *surface, struct desk_buffer *buffer);

/* The first pixel shown. */
uint32_t desk_surface_pixel(const struct surface *surface);

/* Adds a rectangle to the pending damage of the surface, surface coordinates. */
void desk_surface_damage(struct surface *surface, int x, int y, int width, int height);

#endif
