/* SPDX-License-Identifier: MIT */
/*
 * A window being moved or resized with the pointer: from the box it had when
 * that began, and where the pointer is now, follows the box it should have.
 *
 * It keeps nothing of the way between, so rounding never adds up.
 */
#ifndef WEDDELL_SHELL_INTERACTIVE_H
#define WEDDELL_SHELL_INTERACTIVE_H

#include "base/box.h"
#include "shell/edges.h"
#include "shell/size-limits.h"

enum interactive_kind {
	INTERACTIVE_NONE,
	INTERACTIVE_MOVE,
	INTERACTIVE_RESIZE,
};

struct interactive {
	enum interactive_kind kind;
	uint32_t edges;   /* enum edges; those that follow the pointer */
	struct box start; /* the window geometry, layout */
	double x, y;      /* the pointer then */
	struct size_limits limits;
};

/* Whether edges is a value of xdg_toplevel.resize_edge. */
bool interactive_edges_are_valid(uint32_t edges);

/* The corner of box that is nearest to (x, y), as edges. */
uint32_t interactive_edges_near(const struct box *box, double x, double y);

/* The box with the pointer at (x, y). Edges that are not dragged stay where they were. */
struct box interactive_box(const struct interactive *interactive, double x, double y);

#endif
