/* SPDX-License-Identifier: MIT */
#include "wire/xdg-decoration.h"

#include "wire/wire.h"
#include "wire/xdg-toplevel.h"
#include "xdg-decoration-unstable-v1-server-protocol.h"

#include <errno.h>

/* NULL once the xdg_toplevel is gone. */
static struct wire_xdg_toplevel *toplevel_of(struct wl_resource *decoration)
{
	return wl_resource_get_user_data(decoration);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

/* Once for all that was asked until then. */
static void answer(struct wl_resource *decoration)
{
	struct wire_xdg_toplevel *toplevel = toplevel_of(decoration);
	if (toplevel != NULL && toplevel->window != NULL) {
		toplevel->decoration_asked = true;
		shell_surface_schedule_configure(toplevel->window->shell_surface);
	}
}

void wire_xdg_decoration_send_configure(struct wl_resource *decoration)
{
	zxdg_toplevel_decoration_v1_send_configure(
		decoration, ZXDG_TOPLEVEL_DECORATION_V1_MODE_CLIENT_SIDE);
}

static void handle_set_mode(struct wl_client *client, struct wl_resource *resource, uint32_t mode)
{
	answer(resource);
}

static void handle_unset_mode(struct wl_client *client, struct wl_resource *resource)
{
	answer(resource);
}

static const struct zxdg_toplevel_decoration_v1_interface decoration_impl = {
	.destroy = handle_destroy,
	.set_mode = handle_set_mode,
	.unset_mode = handle_unset_mode,
};

static void handle_decoration_destroy(struct wl_resource *resource)
{
	struct wire_xdg_toplevel *toplevel = toplevel_of(resource);
	if (toplevel != NULL) {
		toplevel->decoration = NULL;
	}
}

static bool has_buffer(const struct wire_xdg_toplevel *toplevel)
{
	const struct surface *surface =
		toplevel->window != NULL ? toplevel->window->shell_surface->surface : NULL;
	return surface != NULL && (surface->pending.buffer != NULL || surface->geometry.width > 0);
}

static void handle_get_toplevel_decoration(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *toplevel_resource)
{
	struct wire_xdg_toplevel *toplevel = wire_xdg_toplevel_from_resource(toplevel_resource);
	struct wl_resource *decoration = wl_resource_create(client,
		&zxdg_toplevel_decoration_v1_interface, wl_resource_get_version(resource), id);
	if (decoration == NULL) {
		wl_resource_post_no_memory(resource);
		return;
	}
	wl_resource_set_implementation(
		decoration, &decoration_impl, NULL, handle_decoration_destroy);
	if (toplevel->decoration != NULL) {
		wl_resource_post_error(decoration,
			ZXDG_TOPLEVEL_DECORATION_V1_ERROR_ALREADY_CONSTRUCTED,
			"get_toplevel_decoration: xdg_toplevel#%u has "
			"zxdg_toplevel_decoration_v1#%u already",
			wl_resource_get_id(toplevel_resource),
			wl_resource_get_id(toplevel->decoration));
		return;
	}
	if (has_buffer(toplevel)) {
		wl_resource_post_error(decoration,
			ZXDG_TOPLEVEL_DECORATION_V1_ERROR_UNCONFIGURED_BUFFER,
			"get_toplevel_decoration: xdg_toplevel#%u has a buffer already; ask "
			"before the first one",
			wl_resource_get_id(toplevel_resource));
		return;
	}
	wl_resource_set_user_data(decoration, toplevel);
	toplevel->decoration = decoration;
	answer(decoration);
}

static const struct zxdg_decoration_manager_v1_interface manager_impl = {
	.destroy = handle_destroy,
	.get_toplevel_decoration = handle_get_toplevel_decoration,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &zxdg_decoration_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_impl, data, NULL);
}

int xdg_decoration_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(
		wire->display, &zxdg_decoration_manager_v1_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
