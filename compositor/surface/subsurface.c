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
	wl_list_remove(&subsurface->parent_destroy.link);
	wl_list_init(&subsurface->parent_destroy.link);
	struct surface *parent = subsurface->parent;
	subsurface->parent = NULL;
	surface_update_mapped(subsurface->surface);
	if (parent != NULL) {
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

static void apply_side(struct wl_list *pending, struct wl_list *current)
{
	struct subsurface *child;
	wl_list_for_each (child, pending, pending_link) {
		wl_list_remove(&child->link);
		wl_list_insert(current->prev, &child->link);
		child->x = child->pending_x;
		child->y = child->pending_y;
	}
}

void subsurface_apply_order(struct surface *parent)
{
	apply_side(&parent->pending_below, &parent->below);
	apply_side(&parent->pending_above, &parent->above);
}
