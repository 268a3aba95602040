/* SPDX-License-Identifier: MIT */
#include "wire/compositor.h"

#include "wire/region.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <errno.h>
#include <wayland-server-protocol.h>

enum {
	COMPOSITOR_VERSION = 5,
};

static void handle_create_surface(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct wire *wire = wl_resource_get_user_data(resource);
	uint32_t version = (uint32_t)wl_resource_get_version(resource);
	wire_surface_create(wire, client, resource, version, id);
}

static void handle_create_region(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	wire_region_create(wl_resource_get_user_data(resource), client, 1, id);
}

static const struct wl_compositor_interface compositor_impl = {
	.create_surface = handle_create_surface,
	.create_region = handle_create_region,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_compositor_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &compositor_impl, data, NULL);
}

int compositor_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(
		wire->display, &wl_compositor_interface, COMPOSITOR_VERSION, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
