/* SPDX-License-Identifier: MIT */
#include "shm-server-client.h"

#include <string.h>
#include <wayland-client.h>

static void handle_global(
	void *data, struct wl_registry *registry, uint32_t name, const char *type, uint32_t version)
{
	struct shm_server *server = data;
	if (strcmp(type, wl_shm_interface.name) == 0) {
		server->shm = wl_registry_bind(registry, name, &wl_shm_interface, 1);
	} else if (strcmp(type, wl_compositor_interface.name) == 0) {
		server->compositor =
			wl_registry_bind(registry, name, &wl_compositor_interface, version);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

bool shm_server_client_bind(struct shm_server *server, uint32_t compositor_version)
{
	server->registry = wl_display_get_registry(server->client);
	wl_registry_add_listener(server->registry, &listener, server);
	if (!shm_server_pump(server) || server->shm == NULL || server->compositor == NULL) {
		return false;
	}
	server->surface = wl_compositor_create_surface(server->compositor);
	return shm_server_pump(server);
}

void shm_server_client_finish(struct shm_server *server)
{
	wl_surface_destroy(server->surface);
	wl_compositor_destroy(server->compositor);
	wl_shm_destroy(server->shm);
	wl_registry_destroy(server->registry);
	wl_display_disconnect(server->client);
}
