/* SPDX-License-Identifier: MIT */
/*
 * How state becomes current: inside surface/ only, for surface.c and subsurface.c.
 */
#ifndef WEDDELL_SURFACE_SURFACE_APPLY_H
#define WEDDELL_SURFACE_SURFACE_APPLY_H

#include "surface/surface.h"

/* Makes state, which passed the checks of surface_commit, current and empties it; then does the
 * same for what synchronised subsurfaces hold back. Returns 0, BUDGET_EXCEEDED (rectangles) or a
 * fault of surface_content_update, after everything that could be applied was. */
int surface_apply(struct surface *surface, struct surface_state *state);

/* Works out anew whether the surface and those below it in the tree are mapped. */
void surface_update_mapped(struct surface *surface);

/* The surface, or what is below it in the tree, has another size or place. */
void surface_forget_extents(struct surface *surface);

/* Tells the root's listeners. */
void surface_announce_change(struct surface *surface);

#endif
