/* SPDX-License-Identifier: MIT */
#include "wire/xdg-wm-base.h"

#include "wire/surface.h"
#include "wire/wire.h"
#include "wire/xdg-dialect.h"
#include "wire/xdg-positioner.h"
#include "wire/xdg-surface.h"
#include "xdg-shell-server-protocol.h"

#include <errno.h>
#include <stdlib.h>

struct wire_xdg_wm_base {
	struct wire *wire;
	const struct xdg_dialect *dialect;
	struct wl_list surfaces; /* wire_xdg_surface.link: those made with this object */
};

static struct wire_xdg_wm_base *object_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	int count = wl_list_length(&object_of(resource)->surfaces);
	if (count > 0) {
		wl_resource_post_error(resource, XDG_WM_BASE_ERROR_DEFUNCT_SURFACES,
			"xdg_wm_base.destroy: %d xdg_surface made with it still there; destroy "
			"them first",
			count);
		return;
	}
	wl_resource_destroy(resource);
}

static void handle_create_positioner(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	wire_xdg_positioner_create(object_of(resource)->dialect, resource, id);
}

static void handle_get_xdg_surface(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface)
{
	struct wire_xdg_wm_base *object = object_of(resource);
	wire_xdg_surface_create(
		object->wire, object->dialect, resource, id, surface, &object->surfaces);
}

static void handle_pong(struct wl_client *client, struct wl_resource *resource, uint32_t serial)
{
}

static const struct xdg_wm_base_interface wm_base_impl = {
	.destroy = handle_destroy,
	.create_positioner = handle_create_positioner,
	.get_xdg_surface = handle_get_xdg_surface,
	.pong = handle_pong,
};

/* At the end of a client it may go before its surfaces. */
static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_xdg_wm_base *object = object_of(resource);
	wire_xdg_surfaces_forget_wm_base(&object->surfaces);
	free(object);
}

static void create_object(struct wl_client *client, struct wire *wire,
	const struct xdg_dialect *dialect, uint32_t version, uint32_t id)
{
	struct wire_xdg_wm_base *object = calloc(1, sizeof(*object));
	struct wl_resource *resource =
		object == NULL ? NULL
			       : wl_resource_create(client, dialect->wm_base, (int)version, id);
	if (resource == NULL) {
		free(object);
		wl_client_post_no_memory(client);
		return;
	}
	object->wire = wire;
	object->dialect = dialect;
	wl_list_init(&object->surfaces);
	wl_resource_set_implementation(resource, &wm_base_impl, object, handle_resource_destroy);
}

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	create_object(client, data, &xdg_dialect_stable, version, id);
}

static void handle_bind_v6(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	create_object(client, data, &xdg_dialect_v6, version, id);
}

int xdg_wm_base_global_create(struct wire *wire)
{
	uint32_t version =
		wire->wm_base_version != 0 ? wire->wm_base_version : XDG_WM_BASE_VERSION_MAX;
	struct wl_global *global = wl_global_create(
		wire->display, &xdg_wm_base_interface, (int)version, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}

int xdg_shell_v6_global_create(struct wire *wire)
{
	struct wl_global *global =
		wl_global_create(wire->display, xdg_dialect_v6.wm_base, 1, wire, handle_bind_v6);
	return global == NULL ? -ENOMEM : 0;
}
