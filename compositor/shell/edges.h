/* SPDX-License-Identifier: MIT */
/*
 * The edges of a box, as a set; opposite ones in one set cancel each other.
 */
#ifndef WEDDELL_SHELL_EDGES_H
#define WEDDELL_SHELL_EDGES_H

/* numbered as xdg_toplevel.resize_edge */
enum edges {
	EDGES_NONE = 0,
	EDGE_TOP = 1 << 0,
	EDGE_BOTTOM = 1 << 1,
	EDGE_LEFT = 1 << 2,
	EDGE_RIGHT = 1 << 3,
};

#endif
