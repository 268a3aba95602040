/* SPDX-License-Identifier: MIT */
#include "surface/subsurface.h"

#include "surface/surface-apply.h"

#include <errno.h>
#include <stdlib.h>

const struct surface_role subsurface_role = {
	.name = "wl_subsurface",
};

static bool is_at_or_below(const struct surface *surface, const struct surface *ancestor)
{
	while (surface != NULL && surface != ancestor) {
		surface = surface->subsurface != NULL ? surface->subsurface->parent : NULL;
	}
	return surface != NULL;
}

static int count_levels_above(const struct surface *surface)
{
	int levels = 0;
	while (surface->subsurface != NULL && surface->subsurface->parent != NULL) {
		surface = surface->subsurface->parent;
		levels++;
	}
	return levels;
}

/* No tree is deeper than SUBSURFACE_DEPTH_MAX, so neither is this. */
static int count_levels_below(const struct surface *surface)
{
	const struct wl_list *const sides[] = {&surface->pending_below, &surface->pending_above};
	int levels = 0;
	for (int side = 0; side < 2; side++) {
		const struct subsurface *child;
		wl_list_for_each (child, sides[side], pending_link) {
			int below = 1 + count_levels_below(child->surface);
			levels = below > levels ? below : levels;
		}
	}
	return levels;
}

static void leave_parent(struct subsurface *subsurface)
{
	wl_list_remove(&subsurface->link);
	wl_list_init(&subsurface->link);
	wl_list_remove(&subsurface->pending_link);
	wl_list_init(&subsurface->pending_link);
	wl_list_remove(&subsurface->changed_link);
	wl_list_init(&subsurface->changed_link);
	wl_list_remove(&subsurface->parent_destroy.link);
	wl_list_init(&subsurface->parent_destroy.link);
	struct surface *parent = subsurface->parent;
	subsurface->parent = NULL;
	surface_update_mapped(subsurface->surface);
	if (parent != NULL) {
		surface_forget_extents(parent);
		surface_announce_change(parent);
	}
}

static void handle_parent_destroy(struct wl_listener *listener, void *data)
{
	struct subsurface *subsurface = wl_container_of(listener, subsurface, parent_destroy);
	leave_parent(subsurface);
}

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct subsurface *subsurface = wl_container_of(listener, subsurface, surface_destroy);
	subsurface_destroy(subsurface);
}

int subsurface_create(
	struct surface *surface, struct surface *parent, struct subsurface **subsurface_out)
{
	if (is_at_or_below(parent, surface)) {
		return SUBSURFACE_BAD_PARENT;
	}
	if (count_levels_above(parent) + 1 + count_levels_below(surface) > SUBSURFACE_DEPTH_MAX) {
		return SUBSURFACE_TOO_DEEP;
	}
	struct subsurface *subsurface = calloc(1, sizeof(*subsurface));
	if (subsurface == NULL) {
		return -ENOMEM;
	}
	if (!surface_set_role(surface, &subsurface_role, subsurface)) {
		free(subsurface);
		return SUBSURFACE_BAD_SURFACE;
	}
	subsurface->surface = surface;
	subsurface->parent = parent;
	subsurface->synchronised = true;
	surface_state_init(&subsurface->cached);
	wl_list_init(&subsurface->link);
	wl_list_insert(parent->pending_above.prev, &subsurface->pending_link);
	wl_list_init(&subsurface->changed_link);
	subsurface->moved = true;
	subsurface_mark_changed(subsurface);
	subsurface->parent_destroy.notify = handle_parent_destroy;
	wl_signal_add(&parent->events.destroy, &subsurface->parent_destroy);
	subsurface->surface_destroy.notify = handle_surface_destroy;
	wl_signal_add(&surface->events.destroy, &subsurface->surface_destroy);
	surface->subsurface = subsurface;
	*subsurface_out = subsurface;
	return 0;
}

void subsurface_destroy(struct subsurface *subsurface)
{
	if (subsurface == NULL) {
		return;
	}
	leave_parent(subsurface);
	wl_list_remove(&subsurface->surface_destroy.link);
	surface_state_finish(&subsurface->cached);
	subsurface->surface->subsurface = NULL;
	subsurface->surface->role_data = NULL;
	surface_update_mapped(subsurface->surface);
	free(subsurface);
}

void subsurface_set_position(struct subsurface *subsurface, int32_t x, int32_t y)
{
	subsurface->pending_x = x;
	subsurface->pending_y = y;
	subsurface_mark_changed(subsurface);
}

void subsurface_mark_changed(struct subsurface *subsurface)
{
	if (subsurface->parent != NULL && wl_list_empty(&subsurface->changed_link)) {
		wl_list_insert(
			subsurface->parent->changed_children.prev, &subsurface->changed_link);
	}
}

static struct subsurface *find_sibling(
	const struct subsurface *subsurface, const struct surface *sibling)
{
	struct subsurface *other = sibling->subsurface;
	return other != NULL && other != subsurface && other->parent == subsurface->parent ? other
											   : NULL;
}

static int place(struct subsurface *subsurface, struct surface *sibling, bool above)
{
	if (subsurface->parent == NULL) {
		return 0; /* inert: the parent is gone */
	}
	struct wl_list *after; /* in bottom-to-top order */
	if (sibling == subsurface->parent) {
		after = above ? &sibling->pending_above : sibling->pending_below.prev;
	} else {
		struct subsurface *other = find_sibling(subsurface, sibling);
		if (other == NULL) {
			return SUBSURFACE_NOT_A_SIBLING;
		}
		after = above ? &other->pending_link : other->pending_link.prev;
	}
	if (after == &subsurface->pending_link) {
		return 0; /* there already */
	}
	wl_list_remove(&subsurface->pending_link);
	wl_list_insert(after, &subsurface->pending_link);
	subsurface->moved = true;
	subsurface_mark_changed(subsurface);
	return 0;
}

int subsurface_place_above(struct subsurface *subsurface, struct surface *sibling)
{
	return place(subsurface, sibling, true);
}

int subsurface_place_below(struct subsurface *subsurface, struct surface *sibling)
{
	return place(subsurface, sibling, false);
}

bool subsurface_is_synchronised(const struct subsurface *subsurface)
{
	while (subsurface != NULL) {
		if (subsurface->synchronised) {
			return true;
		}
		subsurface = subsurface->parent != NULL ? subsurface->parent->subsurface : NULL;
	}
	return false;
}

static void apply_released(struct subsurface *subsurface)
{
	if (subsurface_is_synchronised(subsurface)) {
		return;
	}
	if (subsurface->has_cached) {
		subsurface->has_cached = false;
		surface_apply(subsurface->surface, &subsurface->cached);
	}
	struct wl_list *const sides[] = {&subsurface->surface->below, &subsurface->surface->above};
	for (int side = 0; side < 2; side++) {
		struct subsurface *child;
		wl_list_for_each (child, sides[side], link) {
			apply_released(child);
		}
	}
}

void subsurface_set_synchronised(struct subsurface *subsurface, bool synchronised)
{
	bool was = subsurface->synchronised;
	subsurface->synchronised = synchronised;
	if (was && !synchronised) {
		apply_released(subsurface);
		surface_announce_change(subsurface->surface);
	}
}

/* Where in the current order something is whose place in the pending one is link: a child, or the
 * parent, which is both ends. */
static struct wl_list *in_current_order(struct surface *parent, struct wl_list *link)
{
	if (link == &parent->pending_below) {
		return &parent->below;
	}
	if (link == &parent->pending_above) {
		return &parent->above;
	}
	struct subsurface *child = wl_container_of(link, child, pending_link);
	return &child->link;
}

static bool is_moved(const struct surface *parent, const struct wl_list *link)
{
	if (link == &parent->pending_below || link == &parent->pending_above) {
		return false;
	}
	const struct subsurface *child = wl_container_of(link, child, pending_link);
	return child->moved;
}

/* Puts child behind who is before it in the pending order, and those first that this one itself
 * depends on. Whoever was not moved has kept its order among its like. */
static void settle(struct surface *parent, struct subsurface *child)
{
	struct wl_list *link = &child->pending_link;
	while (child->moved && is_moved(parent, link->prev)) {
		link = link->prev;
	}
	while (child->moved) {
		struct subsurface *next = wl_container_of(link, next, pending_link);
		wl_list_remove(&next->link);
		wl_list_insert(in_current_order(parent, link->prev), &next->link);
		next->moved = false;
		link = link->next;
	}
}

void subsurface_apply_order(struct surface *parent)
{
	struct subsurface *child;
	wl_list_for_each (child, &parent->changed_children, changed_link) {
		settle(parent, child);
	}
}
