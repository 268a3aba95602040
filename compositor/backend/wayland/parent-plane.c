/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-plane.h"

#include "viewporter-client-protocol.h"

static void let_input_pass(const struct parent_plane *plane)
{
	struct wl_region *nothing = wl_compositor_create_region(plane->parent->compositor);
	wl_surface_set_input_region(plane->surface, nothing);
	wl_region_destroy(nothing);
}

void parent_plane_init(struct parent_plane *plane, const struct parent_window *window)
{
	struct parent *parent = window->parent;
	*plane = (struct parent_plane){
		.parent = parent,
		.surface = wl_compositor_create_surface(parent->compositor),
	};
	plane->subsurface = wl_subcompositor_get_subsurface(
		parent->subcompositor, plane->surface, window->surface);
	if (parent->viewporter != NULL) {
		plane->viewport = wp_viewporter_get_viewport(parent->viewporter, plane->surface);
	}
	let_input_pass(plane);
}

void parent_plane_finish(struct parent_plane *plane)
{
	if (plane->surface == NULL) {
		return;
	}
	if (plane->viewport != NULL) {
		wp_viewport_destroy(plane->viewport);
	}
	wl_subsurface_destroy(plane->subsurface);
	wl_surface_destroy(plane->surface);
	*plane = (struct parent_plane){.parent = NULL};
}

static void set_size(struct parent_plane *plane, const struct parent_plane_picture *picture)
{
	const struct box *source = &picture->source;
	if (plane->viewport == NULL) {
		wl_surface_set_buffer_scale(plane->surface, picture->scale);
		return;
	}
	wp_viewport_set_destination(plane->viewport, picture->place.width, picture->place.height);
	if (picture->is_whole) {
		wl_fixed_t none = wl_fixed_from_int(-1);
		wp_viewport_set_source(plane->viewport, none, none, none, none);
	} else {
		wp_viewport_set_source(plane->viewport, wl_fixed_from_int(source->x),
			wl_fixed_from_int(source->y), wl_fixed_from_int(source->width),
			wl_fixed_from_int(source->height));
	}
}

/* What is behind it need not be drawn. */
static void set_opaque(struct parent_plane *plane, const struct parent_plane_picture *picture)
{
	struct wl_region *region = NULL;
	if (picture->opaque) {
		region = wl_compositor_create_region(plane->parent->compositor);
		wl_region_add(region, 0, 0, picture->place.width, picture->place.height);
	}
	wl_surface_set_opaque_region(plane->surface, region);
	if (region != NULL) {
		wl_region_destroy(region);
	}
}

void parent_plane_show(struct parent_plane *plane, const struct parent_plane_picture *picture,
	const pixman_region32_t *damage)
{
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)damage, &count);
	wl_subsurface_set_position(plane->subsurface, picture->place.x, picture->place.y);
	wl_surface_attach(plane->surface, picture->buffer, 0, 0);
	set_size(plane, picture);
	set_opaque(plane, picture);
	for (int i = 0; i < count; i++) {
		wl_surface_damage_buffer(plane->surface, boxes[i].x1, boxes[i].y1,
			boxes[i].x2 - boxes[i].x1, boxes[i].y2 - boxes[i].y1);
	}
	wl_surface_commit(plane->surface);
	plane->place = picture->place;
}

void parent_plane_hide(struct parent_plane *plane)
{
	if (!box_is_empty(&plane->place)) {
		wl_surface_attach(plane->surface, NULL, 0, 0);
		wl_surface_commit(plane->surface);
		plane->place = (struct box){.x = 0};
	}
}
