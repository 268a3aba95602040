/* SPDX-License-Identifier: MIT */
#include "wire/viewporter.h"

#include "viewporter-server-protocol.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <errno.h>

/* NULL once the wl_surface is gone. */
static struct surface *surface_of(struct wl_resource *viewport)
{
	return wl_resource_get_user_data(viewport);
}

static bool surface_is_gone(struct wl_resource *viewport, const char *request)
{
	if (surface_of(viewport) != NULL) {
		return false;
	}
	wl_resource_post_error(viewport, WP_VIEWPORT_ERROR_NO_SURFACE,
		"wp_viewport.%s: its wl_surface was destroyed; only destroy is left to do",
		request);
	return true;
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_set_source(struct wl_client *client, struct wl_resource *resource,
	wl_fixed_t fixed_x, wl_fixed_t fixed_y, wl_fixed_t fixed_width, wl_fixed_t fixed_height)
{
	if (surface_is_gone(resource, "set_source")) {
		return;
	}
	struct surface_state *pending = &surface_of(resource)->pending;
	double x = wl_fixed_to_double(fixed_x), y = wl_fixed_to_double(fixed_y);
	double width = wl_fixed_to_double(fixed_width), height = wl_fixed_to_double(fixed_height);
	bool unset = x == -1 && y == -1 && width == -1 && height == -1;
	if (!unset && (x < 0 || y < 0 || width <= 0 || height <= 0)) {
		wl_resource_post_error(resource, WP_VIEWPORT_ERROR_BAD_VALUE,
			"wp_viewport.set_source(%g, %g, %g, %g): x and y are not negative, width "
			"and height are positive; all -1 unsets it",
			x, y, width, height);
		return;
	}
	pending->viewport.has_source = !unset;
	pending->viewport.x = x;
	pending->viewport.y = y;
	pending->viewport.width = width;
	pending->viewport.height = height;
	pending->changes |= SURFACE_CHANGE_SOURCE;
}

static void handle_set_destination(
	struct wl_client *client, struct wl_resource *resource, int32_t width, int32_t height)
{
	if (surface_is_gone(resource, "set_destination")) {
		return;
	}
	struct surface_state *pending = &surface_of(resource)->pending;
	bool unset = width == -1 && height == -1;
	if (!unset && (width <= 0 || height <= 0)) {
		wl_resource_post_error(resource, WP_VIEWPORT_ERROR_BAD_VALUE,
			"wp_viewport.set_destination(%d, %d): width and height are positive; "
			"both -1 unsets it",
			width, height);
		return;
	}
	pending->viewport.has_destination = !unset;
	pending->viewport.to_width = width;
	pending->viewport.to_height = height;
	pending->changes |= SURFACE_CHANGE_DESTINATION;
}

static const struct wp_viewport_interface viewport_impl = {
	.destroy = handle_destroy,
	.set_source = handle_set_source,
	.set_destination = handle_set_destination,
};

static void handle_viewport_destroy(struct wl_resource *resource)
{
	struct surface *surface = surface_of(resource);
	if (surface == NULL) {
		return;
	}
	struct wire_surface *object = surface->owner;
	object->viewport = NULL;
	surface->pending.viewport = (struct viewport){0};
	surface->pending.changes |= SURFACE_CHANGE_SOURCE | SURFACE_CHANGE_DESTINATION;
}

void wire_viewport_forget_surface(struct wl_resource *viewport)
{
	wl_resource_set_user_data(viewport, NULL);
}

void wire_viewport_post_fault(struct wl_resource *viewport, int fault)
{
	if (viewport == NULL) {
		return; /* the state of a viewport that is destroyed takes its leave with the commit
			 */
	}
	const struct surface *surface = surface_of(viewport);
	const struct viewport *source = &surface->pending.viewport;
	if (fault == SURFACE_GEOMETRY_SOURCE_OUTSIDE) {
		wl_resource_post_error(viewport, WP_VIEWPORT_ERROR_OUT_OF_BUFFER,
			"wl_surface.commit: the source %gx%g at (%g, %g) is not within the buffer",
			source->width, source->height, source->x, source->y);
	} else {
		wl_resource_post_error(viewport, WP_VIEWPORT_ERROR_BAD_SIZE,
			"wl_surface.commit: without a destination the size of the source, %gx%g, "
			"is the surface's and has to be whole",
			source->width, source->height);
	}
}

static void handle_get_viewport(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *surface_resource)
{
	struct surface *surface = wire_surface_from_resource(surface_resource);
	struct wire_surface *object = surface->owner;
	if (object->viewport != NULL) {
		wl_resource_post_error(resource, WP_VIEWPORTER_ERROR_VIEWPORT_EXISTS,
			"wp_viewporter.get_viewport: wl_surface#%u has a viewport; destroy that "
			"first",
			wl_resource_get_id(surface_resource));
		return;
	}
	struct wl_resource *viewport = wl_resource_create(
		client, &wp_viewport_interface, wl_resource_get_version(resource), id);
	if (viewport == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(viewport, &viewport_impl, surface, handle_viewport_destroy);
	object->viewport = viewport;
}

static const struct wp_viewporter_interface viewporter_impl = {
	.destroy = handle_destroy,
	.get_viewport = handle_get_viewport,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wp_viewporter_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &viewporter_impl, data, NULL);
}

int viewporter_global_create(struct wire *wire)
{
	struct wl_global *global =
		wl_global_create(wire->display, &wp_viewporter_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
