/* SPDX-License-Identifier: MIT */
/*
 * An output with two overlay planes and a cursor plane, whose frames are shown at
 * once, and a plain one that shows the same part of the scene.
 */
#ifndef WEDDELL_TESTS_UNIT_OUTPUT_PLANE_PAIR_H
#define WEDDELL_TESTS_UNIT_OUTPUT_PLANE_PAIR_H

#include "output/planes.h"
#include "screen.h"

enum {
	WIDTH = 48, /* upright */
	HEIGHT = 32,
	CURSOR = 8,
	PIXELS = WIDTH * HEIGHT,
};

struct plane_output {
	struct output base;
	struct render_target targets[2], cursors[2];
	uint32_t pixels[2][PIXELS], cursor_pixels[2][CURSOR * CURSOR];
	int next, next_cursor, commits;
	int drawn, cursors_drawn; /* how often something was */
	size_t most;              /* planes that are taken at once */
	const struct buffer *refused;
	bool refuses_cursor;
	bool fails;
	const struct frame *last;
};

struct plane_pair {
	struct screen screen;
	struct plane_output output;
	struct output *plain;
};

/* Of WIDTH by HEIGHT output pixels, however they are turned. */
void plane_pair_init(struct plane_pair *pair, enum transform transform);
void plane_pair_finish(struct plane_pair *pair);

/* Waits for both. Where they do not look alike it says so. */
bool plane_pair_is_alike(struct plane_pair *pair);

#endif
