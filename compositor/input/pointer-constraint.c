/* SPDX-License-Identifier: MIT */
#include "input/pointer-constraint.h"

#include "input/confinement.h"

#include <assert.h>
#include <math.h>

static bool window_has_keyboard(const struct seat *seat, struct surface *surface)
{
	struct surface *focus = seat->keyboard.focus;
	return focus != NULL && surface_root(focus) == surface_root(surface);
}

static bool contains(const struct pointer_constraint *constraint, double x, double y)
{
	const struct pointer_constraint_state *state = &constraint->current;
	pixman_region32_t *region = (pixman_region32_t *)&state->region;
	return surface_accepts_input(constraint->surface, x, y) &&
	       (!state->has_region ||
		       pixman_region32_contains_point(region, (int)floor(x), (int)floor(y), NULL));
}

/* Whether what a constraint in effect needs is there still. */
static bool holds(const struct pointer_constraint *constraint)
{
	const struct seat *seat = constraint->constraints->seat;
	return constraint->surface != NULL && seat->pointer.focus == constraint->surface &&
	       window_has_keyboard(seat, constraint->surface);
}

static bool may_begin(const struct pointer_constraint *constraint)
{
	const struct pointer *pointer = &constraint->constraints->seat->pointer;
	return holds(constraint) && contains(constraint, pointer->local_x, pointer->local_y);
}

static void forget_surface(struct pointer_constraint *constraint)
{
	if (constraint->surface != NULL) {
		wl_list_remove(&constraint->surface_commit.link);
		wl_list_remove(&constraint->surface_destroy.link);
		constraint->surface = NULL;
	}
}

/* The cursor that the client drew is where the person thinks the pointer is. */
static void follow_hint(const struct pointer_constraint *constraint)
{
	struct seat *seat = constraint->constraints->seat;
	const struct pointer *pointer = &seat->pointer;
	const struct pointer_constraint_state *state = &constraint->current;
	if (constraint->kind == POINTER_LOCK && state->has_hint && constraint->surface != NULL &&
		pointer->focus == constraint->surface &&
		surface_accepts_input(constraint->surface, state->hint_x, state->hint_y)) {
		seat_warp_pointer(seat, pointer->x + state->hint_x - pointer->local_x,
			pointer->y + state->hint_y - pointer->local_y);
	}
}

/* The hint comes first, while the constraint is still in effect: its motion must not find the
 * pointer free and begin anew. It may however take the pointer away, and that ends it, too. */
static void deactivate(struct pointer_constraint *constraint)
{
	follow_hint(constraint);
	if (constraint->constraints->active != constraint) {
		return;
	}
	constraint->constraints->active = NULL;
	if (!constraint->persistent) {
		forget_surface(constraint);
	}
	constraint->impl->deactivated(constraint);
}

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct pointer_constraint *constraint =
		wl_container_of(listener, constraint, surface_destroy);
	bool active = constraint->constraints->active == constraint;
	forget_surface(constraint);
	if (active) {
		deactivate(constraint);
	}
}

/* A surface's constraint is found by what listens to the surface. */
static struct pointer_constraint *find(struct surface *surface)
{
	struct pointer_constraint *constraint;
	struct wl_listener *listener =
		surface != NULL ? wl_signal_get(&surface->events.destroy, handle_surface_destroy)
				: NULL;
	return listener != NULL ? wl_container_of(listener, constraint, surface_destroy) : NULL;
}

static void update(struct pointer_constraints *constraints)
{
	if (constraints->active != NULL && !holds(constraints->active)) {
		deactivate(constraints->active);
	}
	struct pointer_constraint *candidate = find(constraints->seat->pointer.focus);
	if (constraints->active == NULL && candidate != NULL && may_begin(candidate)) {
		constraints->active = candidate;
		candidate->impl->activated(candidate);
	}
}

/* Where the surface takes input, and the constraint's region if it has one. */
static void get_region(const struct pointer_constraint *constraint, pixman_region32_t *region_out)
{
	const struct surface *surface = constraint->surface;
	const struct pointer_constraint_state *state = &constraint->current;
	pixman_region32_init_rect(region_out, 0, 0, (unsigned int)surface->geometry.width,
		(unsigned int)surface->geometry.height);
	pixman_region32_intersect(
		region_out, region_out, (pixman_region32_t *)&surface->current.input);
	if (state->has_region) {
		pixman_region32_intersect(
			region_out, region_out, (pixman_region32_t *)&state->region);
	}
}

/* (*x, *y) is where the pointer is about to go, in the scene. */
static void confine(const struct pointer_constraint *constraint, double *x, double *y)
{
	const struct pointer *pointer = &constraint->constraints->seat->pointer;
	double offset_x = pointer->x - pointer->local_x, offset_y = pointer->y - pointer->local_y;
	pixman_region32_t region;
	get_region(constraint, &region);
	*x -= offset_x;
	*y -= offset_y;
	confinement_walk(&region, pointer->local_x, pointer->local_y, x, y);
	*x += offset_x;
	*y += offset_y;
	pixman_region32_fini(&region);
}

static void limit_motion(void *data, double *x, double *y)
{
	struct pointer_constraints *constraints = data;
	if (constraints->active == NULL) {
		return;
	}
	if (constraints->active->kind == POINTER_CONFINEMENT) {
		confine(constraints->active, x, y);
	} else {
		*x = constraints->seat->pointer.x;
		*y = constraints->seat->pointer.y;
	}
}

static void handle_pointer_focus(struct wl_listener *listener, void *data)
{
	struct pointer_constraints *constraints =
		wl_container_of(listener, constraints, pointer_focus);
	update(constraints);
}

static void handle_pointer_motion(struct wl_listener *listener, void *data)
{
	struct pointer_constraints *constraints =
		wl_container_of(listener, constraints, pointer_motion);
	update(constraints);
}

static void handle_keyboard_enter(struct wl_listener *listener, void *data)
{
	struct pointer_constraints *constraints =
		wl_container_of(listener, constraints, keyboard_enter);
	update(constraints);
}

/* Without a look for the next one: keyboard.focus is still the old one. */
static void handle_keyboard_leave(struct wl_listener *listener, void *data)
{
	struct pointer_constraints *constraints =
		wl_container_of(listener, constraints, keyboard_leave);
	if (constraints->active != NULL) {
		deactivate(constraints->active);
	}
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

void pointer_constraints_init(struct pointer_constraints *constraints, struct seat *seat)
{
	*constraints = (struct pointer_constraints){.seat = seat};
	seat_set_motion_limit(seat, limit_motion, constraints);
	add_listener(
		&seat->pointer.events.focus, &constraints->pointer_focus, handle_pointer_focus);
	add_listener(
		&seat->pointer.events.motion, &constraints->pointer_motion, handle_pointer_motion);
	add_listener(
		&seat->keyboard.events.enter, &constraints->keyboard_enter, handle_keyboard_enter);
	add_listener(
		&seat->keyboard.events.leave, &constraints->keyboard_leave, handle_keyboard_leave);
}

void pointer_constraints_finish(struct pointer_constraints *constraints)
{
	assert(constraints->active == NULL);
	seat_set_motion_limit(constraints->seat, NULL, NULL);
	wl_list_remove(&constraints->pointer_focus.link);
	wl_list_remove(&constraints->pointer_motion.link);
	wl_list_remove(&constraints->keyboard_enter.link);
	wl_list_remove(&constraints->keyboard_leave.link);
}

static void set_region(struct pointer_constraint_state *state, const pixman_region32_t *region)
{
	state->has_region = region != NULL;
	if (region != NULL) {
		pixman_region32_copy(&state->region, (pixman_region32_t *)region);
	} else {
		pixman_region32_clear(&state->region);
	}
}

/* What is outside of its new region moves into it. */
static void enforce(struct pointer_constraint *constraint)
{
	struct seat *seat = constraint->constraints->seat;
	double x = seat->pointer.x, y = seat->pointer.y;
	confine(constraint, &x, &y);
	if (x != seat->pointer.x || y != seat->pointer.y) {
		seat_warp_pointer(seat, x, y);
	}
}

static void handle_surface_commit(struct wl_listener *listener, void *data)
{
	struct pointer_constraint *constraint =
		wl_container_of(listener, constraint, surface_commit);
	const struct pointer_constraint_state *pending = &constraint->pending;
	struct pointer_constraints *constraints = constraint->constraints;
	set_region(&constraint->current, pending->has_region ? &pending->region : NULL);
	constraint->current.has_hint = pending->has_hint;
	constraint->current.hint_x = pending->hint_x;
	constraint->current.hint_y = pending->hint_y;
	if (constraints->active != constraint) {
		update(constraints);
	} else if (constraint->kind == POINTER_CONFINEMENT && holds(constraint)) {
		enforce(constraint);
	}
}

int pointer_constraint_init(struct pointer_constraint *constraint,
	const struct pointer_constraint_interface *impl, struct pointer_constraints *constraints,
	struct surface *surface, enum pointer_constraint_kind kind, bool persistent,
	const pixman_region32_t *region)
{
	if (find(surface) != NULL) {
		return POINTER_CONSTRAINT_TAKEN;
	}
	*constraint = (struct pointer_constraint){
		.impl = impl,
		.constraints = constraints,
		.kind = kind,
		.persistent = persistent,
		.surface = surface,
	};
	pixman_region32_init(&constraint->current.region);
	pixman_region32_init(&constraint->pending.region);
	set_region(&constraint->current, region);
	set_region(&constraint->pending, region);
	add_listener(&surface->events.commit, &constraint->surface_commit, handle_surface_commit);
	add_listener(
		&surface->events.destroy, &constraint->surface_destroy, handle_surface_destroy);
	update(constraints);
	return 0;
}

void pointer_constraint_finish(struct pointer_constraint *constraint)
{
	struct pointer_constraints *constraints = constraint->constraints;
	if (constraints->active == constraint) {
		follow_hint(constraint);
	}
	forget_surface(constraint);
	if (constraints->active == constraint) {
		constraints->active = NULL;
		update(constraints);
	}
	pixman_region32_fini(&constraint->current.region);
	pixman_region32_fini(&constraint->pending.region);
}

void pointer_constraint_set_region(
	struct pointer_constraint *constraint, const pixman_region32_t *region)
{
	set_region(&constraint->pending, region);
}

void pointer_constraint_set_hint(struct pointer_constraint *constraint, double x, double y)
{
	constraint->pending.has_hint = true;
	constraint->pending.hint_x = x;
	constraint->pending.hint_y = y;
}
