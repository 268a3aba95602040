/* SPDX-License-Identifier: MIT */
/*
 * A positioner is a set of rules that place a box (a popup) next to another
 * one (an anchor rectangle in its parent), and that say how to adjust it where
 * it would not be seen.
 *
 * What it holds is valid, and positioner_place gives a box for any of it: all
 * sums are done in 64 bits and held within int32_t. It knows no surfaces.
 *
 * Source: xdg_positioner of xdg-shell.
 */
#ifndef WEDDELL_SHELL_POSITIONER_H
#define WEDDELL_SHELL_POSITIONER_H

#include "base/box.h"

enum positioner_fault {
	POSITIONER_BAD_SIZE = 801,  /* width or height is not positive */
	POSITIONER_BAD_ANCHOR_RECT, /* a negative size */
	POSITIONER_BAD_ANCHOR,      /* not a value of the enum */
	POSITIONER_BAD_GRAVITY,     /* not a value of the enum */
	POSITIONER_BAD_PARENT_SIZE, /* width or height is not positive */
};

/* numbered as xdg_positioner.constraint_adjustment; others are ignored */
enum positioner_adjustment {
	POSITIONER_SLIDE_X = 1 << 0,
	POSITIONER_SLIDE_Y = 1 << 1,
	POSITIONER_FLIP_X = 1 << 2,
	POSITIONER_FLIP_Y = 1 << 3,
	POSITIONER_RESIZE_X = 1 << 4,
	POSITIONER_RESIZE_Y = 1 << 5,
};

struct positioner {
	bool has_size, has_anchor_rect;
	int32_t width, height;
	struct box anchor_rect;   /* relative to the parent's window geometry; may have no size */
	uint32_t anchor, gravity; /* enum edges */
	uint32_t adjustment;      /* enum positioner_adjustment */
	int32_t offset_x, offset_y;
	bool reactive; /* placed anew whenever the parent or its output change */
	/* What the parent will be; positioner_place needs neither, popup.c does. */
	int32_t parent_width, parent_height; /* 0: not said */
	bool has_parent_configure;
	uint32_t parent_configure; /* serial */
};

void positioner_init(struct positioner *positioner);

/* Each returns 0 or the fault its name tells, and then changes nothing. */
int positioner_set_size(struct positioner *positioner, int32_t width, int32_t height);
int positioner_set_anchor_rect(struct positioner *positioner, const struct box *rect);
int positioner_set_anchor(struct positioner *positioner, uint32_t xdg_anchor);
int positioner_set_gravity(struct positioner *positioner, uint32_t xdg_gravity);
/* The same with enum edges, as zxdg_positioner_v6 has them. */
int positioner_set_anchor_edges(struct positioner *positioner, uint32_t edges);
int positioner_set_gravity_edges(struct positioner *positioner, uint32_t edges);
int positioner_set_parent_size(struct positioner *positioner, int32_t width, int32_t height);

/* Whether a size and an anchor rectangle were set: only then may it be used. */
bool positioner_is_complete(const struct positioner *positioner);

/*
 * The box of a complete positioner, relative to the parent's window geometry. bounds is what
 * the box should stay within, in the same coordinates; an empty one constrains nothing.
 */
struct box positioner_place(const struct positioner *positioner, const struct box *bounds);

#endif
