/* SPDX-License-Identifier: MIT */
/*
 * Walking a surface and its subsurfaces, bottom to top or top to bottom. A
 * child that is not mapped hides all below it in the tree.
 */
#include "base/saturate.h"
#include "surface/subsurface.h"
#include "surface/surface-apply.h"

struct surface *surface_root(struct surface *surface)
{
	while (surface->subsurface != NULL && surface->subsurface->parent != NULL) {
		surface = surface->subsurface->parent;
	}
	return surface;
}

bool surface_is_aside(struct surface *surface)
{
	const struct surface_role *role = surface_root(surface)->role;
	return role != NULL && role->aside;
}

struct walk {
	void (*visit)(void *data, struct surface *surface, int32_t x, int32_t y);
	void *data;
};

static void walk_up(const struct walk *walk, struct surface *surface, int32_t x, int32_t y);

static void walk_up_side(const struct walk *walk, struct wl_list *children, int32_t x, int32_t y)
{
	struct subsurface *child;
	wl_list_for_each (child, children, link) {
		walk_up(walk, child->surface, saturated_sum(x, child->x),
			saturated_sum(y, child->y));
	}
}

static void walk_up(const struct walk *walk, struct surface *surface, int32_t x, int32_t y)
{
	if (surface->mapped) {
		walk_up_side(walk, &surface->below, x, y);
		walk->visit(walk->data, surface, x, y);
		walk_up_side(walk, &surface->above, x, y);
	}
}

void surface_for_each(struct surface *surface,
	void (*visit)(void *data, struct surface *surface, int32_t x, int32_t y), void *data)
{
	struct walk walk = {visit, data};
	walk_up(&walk, surface, 0, 0);
}

/* Who is not known makes its parents unknown, so the way up ends at one that is that already. */
void surface_forget_extents(struct surface *surface)
{
	while (surface != NULL && surface->extents_known) {
		surface->extents_known = false;
		surface = surface->subsurface != NULL ? surface->subsurface->parent : NULL;
	}
}

static void unite_children(struct box *extents, const struct wl_list *children)
{
	const struct subsurface *child;
	wl_list_for_each (child, children, link) {
		struct box box = surface_extents(child->surface);
		box.x = saturated_sum(box.x, child->x);
		box.y = saturated_sum(box.y, child->y);
		*extents = box_unite(extents, &box);
	}
}

struct box surface_extents(struct surface *surface)
{
	if (surface->extents_known) {
		return surface->extents;
	}
	struct box extents = {0};
	if (surface->mapped) {
		extents.width = surface->geometry.width;
		extents.height = surface->geometry.height;
		unite_children(&extents, &surface->below);
		unite_children(&extents, &surface->above);
	}
	surface->extents = extents;
	surface->extents_known = true;
	return extents;
}

static struct surface *topmost_at(
	struct wl_list *children, double x, double y, double *x_out, double *y_out)
{
	struct subsurface *child;
	wl_list_for_each_reverse (child, children, link) {
		struct surface *found =
			surface_at(child->surface, x - child->x, y - child->y, x_out, y_out);
		if (found != NULL) {
			return found;
		}
	}
	return NULL;
}

struct surface *surface_at(
	struct surface *surface, double x, double y, double *x_out, double *y_out)
{
	if (!surface->mapped) {
		return NULL;
	}
	struct surface *found = topmost_at(&surface->above, x, y, x_out, y_out);
	if (found != NULL) {
		return found;
	}
	if (surface_accepts_input(surface, x, y)) {
		*x_out = x;
		*y_out = y;
		return surface;
	}
	return topmost_at(&surface->below, x, y, x_out, y_out);
}
