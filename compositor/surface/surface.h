/* SPDX-License-Identifier: MIT */
/*
 * A surface: a rectangle of pixels with double-buffered state, given a role by
 * whoever wants to place it, and a tree of subsurfaces.
 *
 * It says what it shows and when that changed. It does not know where on a
 * screen it is, nor who looks at it.
 */
#ifndef WEDDELL_SURFACE_SURFACE_H
#define WEDDELL_SURFACE_SURFACE_H

#include "memory/budget.h"
#include "surface/damage-history.h"
#include "surface/surface-content.h"
#include "surface/surface-geometry.h"
#include "surface/surface-state.h"

#include <wayland-server-core.h>

struct surface;
struct subsurface;

/* One const object a role; a surface keeps its role for life. */
struct surface_role {
	const char *name; /* for messages, as "xdg_toplevel" */
	bool any_size;    /* a buffer size that is no multiple of the scale is let pass (cursors) */
	bool aside;       /* pressing it closes no menu and turns to no window (input methods) */
	/* Before a commit is applied, may be NULL: returns 0, or a fault of the role's, which
	 * surface_commit passes on and then changes nothing. */
	int (*check)(struct surface *surface, const struct surface_state *pending);
	/* After a commit was applied, may be NULL. */
	void (*committed)(struct surface *surface);
};

struct surface {
	struct surface_state pending;
	struct surface_state current; /* its buffer is NULL: see content */
	struct surface_content content;
	struct surface_geometry geometry; /* of the current state */
	struct damage_history damage;
	struct budget *budget; /* pays for copies and rectangles; referenced */
	uint64_t rectangles;   /* private: charged to it for all the regions */

	const struct surface_role *role; /* NULL: none yet */
	void *role_data;                 /* the role's object; NULL once that is destroyed */

	/* Direct subsurfaces, bottom to top; the surface itself lies between the two. */
	struct wl_list below, above;                 /* subsurface.link */
	struct wl_list pending_below, pending_above; /* subsurface.pending_link, the next order */
	struct wl_list
		changed_children;      /* subsurface.changed_link: the next commit looks at them */
	struct subsurface *subsurface; /* when that is its role, else NULL */

	struct box extents; /* private: see surface_extents; valid while known */
	bool extents_known;

	bool mapped; /* it has content, and so do all its parents if it is a subsurface */

	struct {
		struct wl_signal attach;  /* struct surface: pending has another buffer, or none */
		struct wl_signal commit;  /* struct surface: the current state changed */
		struct wl_signal map;     /* struct surface: got its first content */
		struct wl_signal unmap;   /* struct surface: lost it */
		struct wl_signal changed; /* struct surface: a root; anything in its tree changed */
		struct wl_signal outputs; /* struct surface_output_event */
		struct wl_signal destroy; /* struct surface: about to be freed, still whole */
	} events;

	uint64_t outputs; /* bit n: it is, at least in part, on the output of index n */

	void *owner; /* of wire/: the client's object */
};

enum {
	SURFACE_OUTPUT_MAX = 64, /* outputs there can be */
};

struct surface_output_event {
	struct surface *surface;
	unsigned int index; /* of the output */
	bool on;            /* it came onto it; else it left */
};

/* Returns 0, BUDGET_EXCEEDED (surfaces) or -ENOMEM. References budget. */
int surface_create(struct budget *budget, struct surface **surface_out);

/* Unmaps it, tells the listeners, discards notices, gives buffers back. NULL is fine. */
void surface_destroy(struct surface *surface);

/* Gives a role. false when it has another one, or has this one with its object still alive. */
bool surface_set_role(struct surface *surface, const struct surface_role *role, void *role_data);

/* The buffer of the next commit, which is locked; NULL for none. */
void surface_attach(struct surface *surface, struct buffer *buffer);

/*
 * Makes the pending state current, or, for a synchronised subsurface, keeps it until the parent
 * is committed. Returns 0, a surface_geometry_fault, a fault of the role's check, BUDGET_EXCEEDED
 * (rectangles) or a fault of surface_content_update; a fault that came before anything was applied
 * leaves the state as it was.
 */
int surface_commit(struct surface *surface);

/*
 * Pays for the rectangles that its regions are made of now: to be called when a request has
 * changed the pending ones; commits do it themselves. Returns 0 or BUDGET_EXCEEDED.
 */
int surface_charge_rectangles(struct surface *surface);

/* Whether the surface takes input at (x, y), surface coordinates. */
bool surface_accepts_input(const struct surface *surface, double x, double y);

/* The surface itself or the subsurface of it that is topmost at (x, y) and takes input;
 * NULL for none. *x_out and *y_out are in the coordinates of the result. */
struct surface *surface_at(
	struct surface *surface, double x, double y, double *x_out, double *y_out);

/* Whether the root of its tree has a role that is aside. */
bool surface_is_aside(struct surface *surface);

/* The surface at the root of the subsurface tree. */
struct surface *surface_root(struct surface *surface);

/* The box around the surface and all its mapped subsurfaces, in its coordinates. Remembered until
 * something of the tree changes its size or place. */
struct box surface_extents(struct surface *surface);

/* Calls visit for each mapped surface of the tree, bottom to top, with its position relative
 * to surface. */
void surface_for_each(struct surface *surface,
	void (*visit)(void *data, struct surface *surface, int32_t x, int32_t y), void *data);

/* Says whether the surface is on an output; tells the listeners when that is new. */
void surface_set_on_output(struct surface *surface, unsigned int index, bool on);

/* Whether surface_take_notices has anything to move. */
bool surface_has_notices(const struct surface *surface);

/* Moves the current frame notices and the feedback out of the surface: what was asked for with the
 * content now shown. Both lists are appended to. */
void surface_take_notices(
	struct surface *surface, struct wl_list *frame_notices, struct wl_list *feedback_notices);

#endif
