/* SPDX-License-Identifier: MIT */
/*
 * A commit in three steps. Check: would the new state make sense on top of what
 * is there and waits? Hold back: a synchronised subsurface only gathers. Apply:
 * sizes first, then the content, then the children whose time comes with it,
 * and at the end the news, to listeners that see a surface at rest.
 */
#include "surface/surface-apply.h"

#include "surface/notice.h"
#include "surface/subsurface.h"

static bool has_parent_mapped(const struct surface *surface)
{
	const struct subsurface *subsurface = surface->subsurface;
	return subsurface != NULL && subsurface->parent != NULL && subsurface->parent->mapped &&
	       !wl_list_empty(&subsurface->link);
}

static void update_children_mapped(struct wl_list *children)
{
	struct subsurface *child;
	wl_list_for_each (child, children, link) {
		surface_update_mapped(child->surface);
	}
}

void surface_update_mapped(struct surface *surface)
{
	bool mapped = surface->content.way != CONTENT_NONE &&
		      (surface->role != &subsurface_role || has_parent_mapped(surface));
	if (mapped == surface->mapped) {
		return;
	}
	surface->mapped = mapped;
	surface_forget_extents(surface);
	update_children_mapped(&surface->below);
	update_children_mapped(&surface->above);
	wl_signal_emit_mutable(mapped ? &surface->events.map : &surface->events.unmap, surface);
}

void surface_announce_change(struct surface *surface)
{
	struct surface *root = surface_root(surface);
	wl_signal_emit_mutable(&root->events.changed, root);
}

/* What counts of each state in a row of later and later ones. */
static void overlay(struct surface_state *effective, const struct surface_state *state)
{
	if (state->changes & SURFACE_CHANGE_SCALE) {
		effective->scale = state->scale;
	}
	if (state->changes & SURFACE_CHANGE_TRANSFORM) {
		effective->transform = state->transform;
	}
	if (state->changes & SURFACE_CHANGE_SOURCE) {
		bool has_destination = effective->viewport.has_destination;
		int32_t width = effective->viewport.to_width;
		int32_t height = effective->viewport.to_height;
		effective->viewport = state->viewport;
		effective->viewport.has_destination = has_destination;
		effective->viewport.to_width = width;
		effective->viewport.to_height = height;
	}
	if (state->changes & SURFACE_CHANGE_DESTINATION) {
		effective->viewport.has_destination = state->viewport.has_destination;
		effective->viewport.to_width = state->viewport.to_width;
		effective->viewport.to_height = state->viewport.to_height;
	}
	if (state->changes & SURFACE_CHANGE_BUFFER) {
		effective->buffer = state->buffer;
	}
}

static bool is_lenient(const struct surface *surface)
{
	return surface->role != NULL && surface->role->any_size;
}

/* The geometry the surface would have with the waiting state, too, if that is not NULL. */
static int find_geometry(const struct surface *surface, const struct surface_state *waiting,
	const struct surface_state *state, struct surface_geometry *geometry_out)
{
	/* numbers only; nothing of this copy is owned */
	struct surface_state effective = {
		.scale = surface->current.scale,
		.transform = surface->current.transform,
		.viewport = surface->current.viewport,
	};
	int32_t width = surface->geometry.buffer_width, height = surface->geometry.buffer_height;
	uint32_t changes = state->changes;
	if (waiting != NULL) {
		overlay(&effective, waiting);
		changes |= waiting->changes;
	}
	overlay(&effective, state);
	if (changes & SURFACE_CHANGE_BUFFER) {
		width = effective.buffer != NULL ? effective.buffer->width : 0;
		height = effective.buffer != NULL ? effective.buffer->height : 0;
	}
	return surface_geometry_init(geometry_out, &effective, width, height, is_lenient(surface));
}

static bool same_geometry(const struct surface_geometry *a, const struct surface_geometry *b)
{
	return a->buffer_width == b->buffer_width && a->buffer_height == b->buffer_height &&
	       a->transform == b->transform && a->scale == b->scale && a->source_x == b->source_x &&
	       a->source_y == b->source_y && a->source_width == b->source_width &&
	       a->source_height == b->source_height && a->width == b->width &&
	       a->height == b->height;
}

/* Brings both kinds of damage to both sides. */
static void complete_damage(
	const struct surface_geometry *geometry, bool everything, struct surface_state *state)
{
	pixman_region32_t surface_damage;
	pixman_region32_init(&surface_damage);
	pixman_region32_intersect_rect(&surface_damage, &state->surface_damage, 0, 0,
		(unsigned int)geometry->width, (unsigned int)geometry->height);
	if (everything) {
		pixman_region32_union_rect(&surface_damage, &surface_damage, 0, 0,
			(unsigned int)geometry->width, (unsigned int)geometry->height);
	}
	surface_geometry_damage_to_surface(geometry, &state->buffer_damage, &surface_damage);
	pixman_region32_intersect_rect(&state->buffer_damage, &state->buffer_damage, 0, 0,
		(unsigned int)geometry->buffer_width, (unsigned int)geometry->buffer_height);
	surface_geometry_damage_to_buffer(geometry, &surface_damage, &state->buffer_damage);
	pixman_region32_copy(&state->surface_damage, &surface_damage);
	pixman_region32_fini(&surface_damage);
}

static int apply_content(struct surface *surface, struct surface_state *state)
{
	struct surface_geometry geometry;
	if (find_geometry(surface, NULL, state, &geometry) != 0) {
		/* checked at the commit; only a state that waited can have become wrong since */
		geometry = surface->geometry;
	}
	bool everything = !same_geometry(&geometry, &surface->geometry) ||
			  surface->content.way == CONTENT_NONE;
	if (everything) {
		surface_forget_extents(surface);
	}
	complete_damage(&geometry, everything, state);
	surface->geometry = geometry;
	int result = 0;
	if (state->changes & SURFACE_CHANGE_BUFFER) {
		struct buffer *buffer = state->buffer;
		state->buffer = NULL;
		state->changes &= ~(uint32_t)SURFACE_CHANGE_BUFFER;
		result = surface_content_update(
			&surface->content, buffer, &state->buffer_damage, surface->budget);
	}
	if (surface->content.way == CONTENT_NONE) {
		surface->geometry.width = surface->geometry.height = 0;
		surface->geometry.buffer_width = surface->geometry.buffer_height = 0;
	}
	damage_history_push(&surface->damage, &state->surface_damage);
	return result;
}

static void apply_rest(struct surface *surface, struct surface_state *state)
{
	/* feedback for an update that this one replaces before it was shown */
	notice_list_discard(&surface->current.feedback_notices);
	surface->current.dx = surface->current.dy = 0;
	surface->current.changes = 0;
	surface_state_merge(&surface->current, state);
	pixman_region32_clear(&surface->current.surface_damage);
	pixman_region32_clear(&surface->current.buffer_damage);
}

static int apply_child(struct subsurface *child)
{
	int result = 0;
	surface_forget_extents(child->parent);
	child->x = child->pending_x;
	child->y = child->pending_y;
	/* also what one that is new here kept from when it was synchronised */
	if (child->has_cached) {
		child->has_cached = false;
		result = surface_apply(child->surface, &child->cached);
	}
	surface_update_mapped(child->surface);
	return result;
}

/* Those that nothing has happened to are not looked at: there may be thousands. */
static int apply_children(struct surface *surface)
{
	int result = 0;
	subsurface_apply_order(surface);
	while (!wl_list_empty(&surface->changed_children)) {
		struct subsurface *child;
		child = wl_container_of(surface->changed_children.next, child, changed_link);
		wl_list_remove(&child->changed_link);
		wl_list_init(&child->changed_link);
		int fault = apply_child(child);
		result = result != 0 ? result : fault;
	}
	return result;
}

int surface_apply(struct surface *surface, struct surface_state *state)
{
	int result = apply_content(surface, state);
	apply_rest(surface, state);
	int paid = surface_charge_rectangles(surface);
	result = result != 0 ? result : paid;
	int children = apply_children(surface);
	surface_update_mapped(surface);
	if (surface->role != NULL && surface->role->committed != NULL) {
		surface->role->committed(surface);
	}
	wl_signal_emit_mutable(&surface->events.commit, surface);
	return result != 0 ? result : children;
}

int surface_commit(struct surface *surface)
{
	struct surface_state *pending = &surface->pending;
	struct subsurface *subsurface = surface->subsurface;
	const struct surface_state *waiting =
		subsurface != NULL && subsurface->has_cached ? &subsurface->cached : NULL;
	struct surface_geometry geometry;
	int result = find_geometry(surface, waiting, pending, &geometry);
	if (result == 0 && surface->role != NULL && surface->role->check != NULL) {
		result = surface->role->check(surface, pending);
	}
	if (result != 0) {
		return result;
	}
	if (subsurface != NULL && subsurface_is_synchronised(subsurface)) {
		surface_state_merge(&subsurface->cached, pending);
		subsurface->has_cached = true;
		subsurface_mark_changed(subsurface);
		return surface_charge_rectangles(surface);
	}
	if (waiting != NULL) {
		surface_state_merge(&subsurface->cached, pending);
		subsurface->has_cached = false;
		result = surface_apply(surface, &subsurface->cached);
	} else {
		result = surface_apply(surface, pending);
	}
	surface_announce_change(surface);
	return result;
}
