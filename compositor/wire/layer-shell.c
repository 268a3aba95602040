/* SPDX-License-Identifier: MIT */
#include "wire/layer-shell.h"

#include "wire/layer-surface.h"
#include "wire/wire.h"
#include "wlr-layer-shell-unstable-v1-server-protocol.h"

#include <errno.h>

enum {
	LAYER_SHELL_VERSION = 4,
};

static void handle_get_layer_surface(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface, struct wl_resource *output, uint32_t layer,
	const char *name_space)
{
	struct wire_layer_wish wish = {id, surface, output, layer};
	wire_layer_surface_create(wl_resource_get_user_data(resource), resource, &wish);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwlr_layer_shell_v1_interface layer_shell_impl = {
	.get_layer_surface = handle_get_layer_surface,
	.destroy = handle_destroy,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &zwlr_layer_shell_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &layer_shell_impl, data, NULL);
}

int layer_shell_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(wire->display, &zwlr_layer_shell_v1_interface,
		LAYER_SHELL_VERSION, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
