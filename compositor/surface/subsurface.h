/* SPDX-License-Identifier: MIT */
/*
 * A subsurface ties a surface to a place on another one. Position and stacking
 * are the parent's state: they change when the parent is committed. While
 * synchronised (by itself or through a parent) its own commits wait as well.
 */
#ifndef WEDDELL_SURFACE_SUBSURFACE_H
#define WEDDELL_SURFACE_SUBSURFACE_H

#include "surface/surface.h"

enum subsurface_fault {
	SUBSURFACE_BAD_SURFACE = 551, /* it has another role already */
	SUBSURFACE_BAD_PARENT,        /* the parent is the surface itself or below it */
	SUBSURFACE_NOT_A_SIBLING,     /* place_above or _below something else */
	SUBSURFACE_TOO_DEEP, /* the tree would have more levels than SUBSURFACE_DEPTH_MAX */
};

enum {
	/* Levels of a tree. Clients have two or three; walking a tree recurses. */
	SUBSURFACE_DEPTH_MAX = 256,
};

extern const struct surface_role subsurface_role;

struct subsurface {
	struct surface *surface;
	struct surface *parent; /* NULL once destroyed */
	struct wl_list link;    /* surface.below or surface.above of the parent */
	int32_t x, y;           /* current, relative to the parent */
	/* private */
	struct wl_list pending_link; /* the order that the parent's next commit applies */
	struct wl_list changed_link; /* surface.changed_children; empty when not there */
	int32_t pending_x, pending_y;
	bool moved; /* its place in the current order is not yet that in the pending one */
	bool synchronised;
	struct surface_state cached;
	bool has_cached;
	struct wl_listener parent_destroy, surface_destroy;
};

/* Returns 0, a subsurface_fault or -ENOMEM. Destroyed with its surface at the latest. */
int subsurface_create(
	struct surface *surface, struct surface *parent, struct subsurface **subsurface_out);

/* Unmaps the surface at once. NULL is fine. */
void subsurface_destroy(struct subsurface *subsurface);

void subsurface_set_position(struct subsurface *subsurface, int32_t x, int32_t y);
/* sibling is the parent or another subsurface of it. Returns 0 or SUBSURFACE_NOT_A_SIBLING. */
int subsurface_place_above(struct subsurface *subsurface, struct surface *sibling);
int subsurface_place_below(struct subsurface *subsurface, struct surface *sibling);
/* Desynchronising applies what waited, unless a parent is still synchronised. */
void subsurface_set_synchronised(struct subsurface *subsurface, bool synchronised);
bool subsurface_is_synchronised(const struct subsurface *subsurface);

/* Inside surface/: the parent's next commit has something to apply to it. */
void subsurface_mark_changed(struct subsurface *subsurface);
/* Inside surface/: makes the pending order of parent's children current. Takes as long as there are
 * children that were moved since, however many others there are. */
void subsurface_apply_order(struct surface *parent);

#endif
