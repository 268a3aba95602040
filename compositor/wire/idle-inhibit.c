/* SPDX-License-Identifier: MIT */
#include "wire/idle-inhibit.h"

#include "idle-inhibit-unstable-v1-server-protocol.h"
#include "input/idle-inhibitor.h"
#include "input/seat.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <errno.h>
#include <stdlib.h>

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwp_idle_inhibitor_v1_interface inhibitor_impl = {
	.destroy = handle_destroy,
};

static void handle_inhibitor_destroy(struct wl_resource *resource)
{
	struct idle_inhibitor *inhibitor = wl_resource_get_user_data(resource);
	idle_inhibitor_finish(inhibitor);
	free(inhibitor);
}

static void handle_create_inhibitor(struct wl_client *client, struct wl_resource *manager,
	uint32_t id, struct wl_resource *surface)
{
	const struct wire *wire = wl_resource_get_user_data(manager);
	struct idle_inhibitor *inhibitor = calloc(1, sizeof(*inhibitor));
	struct wl_resource *resource =
		inhibitor == NULL ? NULL
				  : wl_resource_create(client, &zwp_idle_inhibitor_v1_interface,
					    wl_resource_get_version(manager), id);
	if (resource == NULL) {
		free(inhibitor);
		wl_client_post_no_memory(client);
		return;
	}
	idle_inhibitor_init(inhibitor, &wire->seat->idle, wire_surface_from_resource(surface));
	wl_resource_set_implementation(
		resource, &inhibitor_impl, inhibitor, handle_inhibitor_destroy);
}

static const struct zwp_idle_inhibit_manager_v1_interface manager_impl = {
	.destroy = handle_destroy,
	.create_inhibitor = handle_create_inhibitor,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwp_idle_inhibit_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_impl, data, NULL);
}

int idle_inhibit_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(
		wire->display, &zwp_idle_inhibit_manager_v1_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
