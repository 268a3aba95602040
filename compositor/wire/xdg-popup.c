/* SPDX-License-Identifier: MIT */
#include "wire/xdg-popup.h"

#include "shell/desktop.h"
#include "shell/popup.h"
#include "wire/seat.h"
#include "wire/wire.h"
#include "wire/xdg-dialect.h"
#include "wire/xdg-positioner.h"
#include "xdg-shell-server-protocol.h"

#include <stdlib.h>

struct wire_xdg_popup {
	struct wire_xdg_surface *surface; /* NULL: inert, its xdg_surface is gone */
	struct popup *popup;              /* NULL: inert */
};

static struct wire_xdg_popup *object_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

struct popup *wire_xdg_popup_from_resource(struct wl_resource *resource)
{
	return object_of(resource)->popup;
}

static void post_unless_fine(struct wl_resource *resource, int fault, const char *request)
{
	if (fault != 0) {
		wire_xdg_surface_post_fault(object_of(resource)->surface, fault, request);
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	const struct popup *popup = object_of(resource)->popup;
	int fault = popup != NULL ? popup_check_destroy(popup) : 0;
	post_unless_fine(resource, fault, "xdg_popup.destroy");
	if (fault == 0) {
		wl_resource_destroy(resource);
	}
}

/* A menu comes of a key, a button or a touch that its client was told of, or of a client that a
 * person is dealing with; any other is dismissed. */
static void handle_grab(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t serial)
{
	const struct wire_xdg_popup *object = object_of(resource);
	if (object->popup != NULL) {
		const struct wire *wire = object->surface->wire;
		post_unless_fine(resource,
			desktop_grab_popup(wire->desktop, object->popup,
				wire_client_is_in_use(wire, client, serial)),
			"xdg_popup.grab");
	}
}

static void handle_reposition(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *positioner, uint32_t token)
{
	struct popup *popup = object_of(resource)->popup;
	if (popup != NULL) {
		post_unless_fine(resource,
			popup_reposition(
				popup, wire_xdg_positioner_from_resource(positioner), token),
			"xdg_popup.reposition");
	}
}

static const struct xdg_popup_interface popup_impl = {
	.destroy = handle_destroy,
	.grab = handle_grab,
	.reposition = handle_reposition,
};

void wire_xdg_popup_send_configure(
	struct wl_resource *resource, const struct configuration *configuration)
{
	const struct box *box = &configuration->box;
	if (configuration->repositioned) {
		xdg_popup_send_repositioned(resource, configuration->token);
	}
	xdg_popup_send_configure(resource, box->x, box->y, box->width, box->height);
}

void wire_xdg_popup_make_inert(struct wl_resource *resource)
{
	struct wire_xdg_popup *object = object_of(resource);
	popup_destroy(object->popup);
	object->popup = NULL;
	if (object->surface != NULL) {
		object->surface->role_resource = NULL;
		object->surface = NULL;
	}
}

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_xdg_popup *object = object_of(resource);
	wire_xdg_popup_make_inert(resource);
	free(object);
}

void wire_xdg_popup_create(struct wire_xdg_surface *surface, uint32_t id,
	struct wire_xdg_surface *parent, struct wl_resource *positioner)
{
	struct wire_xdg_popup *object = calloc(1, sizeof(*object));
	struct wl_resource *resource =
		object == NULL ? NULL
			       : wl_resource_create(wl_resource_get_client(surface->resource),
					 surface->dialect->popup,
					 wl_resource_get_version(surface->resource), id);
	if (resource == NULL) {
		free(object);
		wl_resource_post_no_memory(surface->resource);
		return;
	}
	int fault = desktop_create_popup(surface->wire->desktop, surface->shell_surface,
		parent != NULL ? parent->shell_surface : NULL,
		wire_xdg_positioner_from_resource(positioner), &object->popup);
	if (fault != 0) {
		wire_xdg_surface_post_fault(surface, fault, "xdg_surface.get_popup");
		wl_resource_destroy(resource);
		free(object);
		return;
	}
	object->surface = surface;
	surface->role_resource = resource;
	wl_resource_set_implementation(resource, &popup_impl, object, handle_resource_destroy);
}
