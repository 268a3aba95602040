/* SPDX-License-Identifier: MIT */
#include "wire/wl-shell.h"

#include "wire/wire.h"
#include "wire/wl-shell-surface.h"

#include <errno.h>
#include <wayland-server-protocol.h>

static void handle_get_shell_surface(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface)
{
	wire_wl_shell_surface_create(wl_resource_get_user_data(resource), resource, id, surface);
}

static const struct wl_shell_interface shell_impl = {
	.get_shell_surface = handle_get_shell_surface,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_shell_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &shell_impl, data, NULL);
}

int wl_shell_global_create(struct wire *wire)
{
	struct wl_global *global =
		wl_global_create(wire->display, &wl_shell_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
