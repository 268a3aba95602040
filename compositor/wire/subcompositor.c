/* SPDX-License-Identifier: MIT */
#include "wire/subcompositor.h"

#include "surface/subsurface.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-server-protocol.h>

/* wl_subsurface; inert once its surface is gone. */
struct wire_subsurface {
	struct subsurface *subsurface; /* NULL: inert */
	struct wl_listener surface_destroy;
};

static struct wire_subsurface *object_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_set_position(
	struct wl_client *client, struct wl_resource *resource, int32_t x, int32_t y)
{
	struct subsurface *subsurface = object_of(resource)->subsurface;
	if (subsurface != NULL) {
		subsurface_set_position(subsurface, x, y);
	}
}

static void post_not_a_sibling(
	struct wl_resource *resource, const char *request, struct wl_resource *sibling)
{
	wl_resource_post_error(resource, WL_SUBSURFACE_ERROR_BAD_SURFACE,
		"wl_subsurface.%s(wl_surface#%u): that is neither the parent nor another "
		"subsurface "
		"of it",
		request, wl_resource_get_id(sibling));
}

static void handle_place_above(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *sibling)
{
	struct subsurface *subsurface = object_of(resource)->subsurface;
	if (subsurface != NULL &&
		subsurface_place_above(subsurface, wire_surface_from_resource(sibling)) != 0) {
		post_not_a_sibling(resource, "place_above", sibling);
	}
}

static void handle_place_below(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *sibling)
{
	struct subsurface *subsurface = object_of(resource)->subsurface;
	if (subsurface != NULL &&
		subsurface_place_below(subsurface, wire_surface_from_resource(sibling)) != 0) {
		post_not_a_sibling(resource, "place_below", sibling);
	}
}

static void handle_set_sync(struct wl_client *client, struct wl_resource *resource)
{
	struct subsurface *subsurface = object_of(resource)->subsurface;
	if (subsurface != NULL) {
		subsurface_set_synchronised(subsurface, true);
	}
}

static void handle_set_desync(struct wl_client *client, struct wl_resource *resource)
{
	struct subsurface *subsurface = object_of(resource)->subsurface;
	if (subsurface != NULL) {
		subsurface_set_synchronised(subsurface, false);
	}
}

static const struct wl_subsurface_interface subsurface_impl = {
	.destroy = handle_destroy,
	.set_position = handle_set_position,
	.place_above = handle_place_above,
	.place_below = handle_place_below,
	.set_sync = handle_set_sync,
	.set_desync = handle_set_desync,
};

/* The model, which listens longer, is gone already. */
static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct wire_subsurface *object = wl_container_of(listener, object, surface_destroy);
	object->subsurface = NULL;
	wl_list_remove(&object->surface_destroy.link);
	wl_list_init(&object->surface_destroy.link);
}

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_subsurface *object = object_of(resource);
	wl_list_remove(&object->surface_destroy.link);
	subsurface_destroy(object->subsurface);
	free(object);
}

static void post_fault(struct wl_resource *resource, int fault, struct surface *surface)
{
	if (fault == SUBSURFACE_BAD_PARENT) {
		wl_resource_post_error(resource, WL_SUBCOMPOSITOR_ERROR_BAD_SURFACE,
			"wl_subcompositor.get_subsurface: the parent is the surface itself or one "
			"below it in the tree");
	} else if (fault == SUBSURFACE_TOO_DEEP) {
		wl_resource_post_error(resource, WL_SUBCOMPOSITOR_ERROR_BAD_SURFACE,
			"wl_subcompositor.get_subsurface: the tree would be deeper than %d levels",
			SUBSURFACE_DEPTH_MAX);
	} else if (fault == SUBSURFACE_BAD_SURFACE) {
		wl_resource_post_error(resource, WL_SUBCOMPOSITOR_ERROR_BAD_SURFACE,
			"wl_subcompositor.get_subsurface: wl_surface#%u is a %s already",
			wl_resource_get_id(wire_surface_resource(surface)), surface->role->name);
	} else {
		wl_resource_post_no_memory(resource);
	}
}

static void handle_get_subsurface(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface_resource, struct wl_resource *parent_resource)
{
	struct surface *surface = wire_surface_from_resource(surface_resource);
	struct surface *parent = wire_surface_from_resource(parent_resource);
	struct wire_subsurface *object = calloc(1, sizeof(*object));
	struct wl_resource *subsurface_resource =
		object == NULL ? NULL
			       : wl_resource_create(client, &wl_subsurface_interface,
					 wl_resource_get_version(resource), id);
	int fault = subsurface_resource == NULL
			    ? -ENOMEM
			    : subsurface_create(surface, parent, &object->subsurface);
	if (fault != 0) {
		post_fault(resource, fault, surface);
		free(object);
		return;
	}
	object->surface_destroy.notify = handle_surface_destroy;
	wl_signal_add(&surface->events.destroy, &object->surface_destroy);
	wl_resource_set_implementation(
		subsurface_resource, &subsurface_impl, object, handle_resource_destroy);
}

static const struct wl_subcompositor_interface subcompositor_impl = {
	.destroy = handle_destroy,
	.get_subsurface = handle_get_subsurface,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_subcompositor_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &subcompositor_impl, data, NULL);
}

int subcompositor_global_create(struct wire *wire)
{
	struct wl_global *global =
		wl_global_create(wire->display, &wl_subcompositor_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
