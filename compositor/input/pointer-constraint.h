/* SPDX-License-Identifier: MIT */
/*
 * Pointer constraints: a surface asks that the pointer stays where it is (a
 * lock, for games that turn a camera) or within a region (a confinement).
 *
 * One takes effect while its surface has the pointer, within the constraint's
 * region, and its window the keyboard: so a window that merely lies under the
 * pointer cannot catch it, and switching windows always sets it free. One at a
 * time is in effect. Region and hint are double-buffered with the surface.
 */
#ifndef WEDDELL_INPUT_POINTER_CONSTRAINT_H
#define WEDDELL_INPUT_POINTER_CONSTRAINT_H

#include "input/seat.h"

enum pointer_constraint_fault {
	POINTER_CONSTRAINT_TAKEN = 761, /* the surface has one already */
};

enum pointer_constraint_kind {
	POINTER_LOCK,
	POINTER_CONFINEMENT,
};

struct pointer_constraint;

struct pointer_constraint_interface {
	void (*activated)(struct pointer_constraint *constraint);
	void (*deactivated)(struct pointer_constraint *constraint);
};

/* What the constraints of a seat have in common. A surface has constraints of one seat only. */
struct pointer_constraints {
	struct seat *seat;
	struct pointer_constraint *active; /* NULL: the pointer is free */
	struct wl_listener pointer_focus, pointer_motion, keyboard_enter, keyboard_leave;
};

void pointer_constraints_init(struct pointer_constraints *constraints, struct seat *seat);
/* No constraint may be left. */
void pointer_constraints_finish(struct pointer_constraints *constraints);

struct pointer_constraint_state {
	bool has_region; /* else all of the surface */
	pixman_region32_t region;
	bool has_hint;
	double hint_x, hint_y; /* where the client shows a cursor of its own */
};

struct pointer_constraint {
	struct pointer_constraints *constraints;
	const struct pointer_constraint_interface *impl;
	enum pointer_constraint_kind kind;
	bool persistent;         /* else it is over with its first deactivation */
	struct surface *surface; /* NULL: over */
	struct pointer_constraint_state current, pending;
	struct wl_listener surface_commit, surface_destroy;
};

/* region may be NULL. It may take effect at once. Returns 0 or POINTER_CONSTRAINT_TAKEN; then
 * there is nothing to finish. */
int pointer_constraint_init(struct pointer_constraint *constraint,
	const struct pointer_constraint_interface *impl, struct pointer_constraints *constraints,
	struct surface *surface, enum pointer_constraint_kind kind, bool persistent,
	const pixman_region32_t *region);
/* Sets the pointer free; a lock's hint is where it goes. The client is not told. */
void pointer_constraint_finish(struct pointer_constraint *constraint);

/* With the next commit of the surface. region may be NULL. */
void pointer_constraint_set_region(
	struct pointer_constraint *constraint, const pixman_region32_t *region);
void pointer_constraint_set_hint(struct pointer_constraint *constraint, double x, double y);

#endif
