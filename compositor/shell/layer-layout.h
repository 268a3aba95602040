/* SPDX-License-Identifier: MIT */
/*
 * Where a layer surface goes on its output, and how much of the output it
 * leaves to others: arithmetic on boxes, nothing else. Any state gives a box,
 * of at least one pixel each way.
 *
 * Source: zwlr_layer_surface_v1 of wlr-layer-shell.
 */
#ifndef WEDDELL_SHELL_LAYER_LAYOUT_H
#define WEDDELL_SHELL_LAYER_LAYOUT_H

#include "base/box.h"
#include "shell/edges.h"

/* bottom to top; numbered as zwlr_layer_shell_v1.layer */
enum layer_level {
	LAYER_BACKGROUND,
	LAYER_BOTTOM,
	LAYER_TOP,
	LAYER_OVERLAY,
	LAYER_LEVEL_COUNT,
};

/* numbered as zwlr_layer_surface_v1.keyboard_interactivity */
enum layer_interactivity {
	LAYER_KEYBOARD_NONE,
	LAYER_KEYBOARD_EXCLUSIVE,
	LAYER_KEYBOARD_ON_DEMAND,
	LAYER_KEYBOARD_COUNT,
};

/* What a client wants. */
struct layer_state {
	enum layer_level level;
	int32_t width, height;  /* 0: as much as there is */
	uint32_t anchor;        /* enum edges */
	int32_t exclusive_zone; /* pixels others keep free; 0: minds that of others; negative: not
				 */
	int32_t margin_top, margin_right, margin_bottom, margin_left;
	enum layer_interactivity interactivity;
};

/* Whether a size is given wherever the anchors give none. */
bool layer_layout_has_size(const struct layer_state *state);

/* Where it goes: whole is the box of the output, free what others have left of it. */
struct box layer_layout_place(
	const struct layer_state *state, const struct box *whole, const struct box *free);

/* Whether it keeps others away from an edge. */
bool layer_layout_is_exclusive(const struct layer_state *state);

/* What it leaves of free. */
struct box layer_layout_reserve(const struct layer_state *state, const struct box *free);

#endif
