/* SPDX-License-Identifier: MIT */
#include "feedback-server.h"

#include <wayland-server-core.h>
#include <weddell-shm-feedback-v1-server-protocol.h>

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct weddell_shm_surface_feedback_v1_interface surface_requests = {
	.destroy = handle_destroy,
};

static void handle_surface_gone(struct wl_resource *resource)
{
	struct feedback_server *server = wl_resource_get_user_data(resource);
	if (server->surface == resource) {
		server->surface = NULL;
	}
}

static void handle_get_surface_feedback(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface)
{
	struct feedback_server *server = wl_resource_get_user_data(resource);
	server->surface =
		wl_resource_create(client, &weddell_shm_surface_feedback_v1_interface, 1, id);
	server->surfaces_asked++;
	wl_resource_set_implementation(
		server->surface, &surface_requests, server, handle_surface_gone);
}

static const struct weddell_shm_feedback_manager_v1_interface manager_requests = {
	.destroy = handle_destroy,
	.get_surface_feedback = handle_get_surface_feedback,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct feedback_server *server = data;
	server->manager =
		wl_resource_create(client, &weddell_shm_feedback_manager_v1_interface, 1, id);
	wl_resource_set_implementation(server->manager, &manager_requests, server, NULL);
}

void feedback_server_create(struct wl_display *display, struct feedback_server *server_out)
{
	*server_out = (struct feedback_server){0};
	wl_global_create(
		display, &weddell_shm_feedback_manager_v1_interface, 1, server_out, handle_bind);
}

void feedback_server_say_seals(struct feedback_server *server, uint32_t usage, uint32_t seals)
{
	weddell_shm_feedback_manager_v1_send_seals(server->manager, usage, seals);
	weddell_shm_feedback_manager_v1_send_done(server->manager);
}

void feedback_server_say_alignment(struct feedback_server *server, uint32_t stride, uint32_t offset)
{
	weddell_shm_feedback_manager_v1_send_alignment(server->manager, stride, offset);
	weddell_shm_feedback_manager_v1_send_done(server->manager);
}

void feedback_server_say_formats(struct feedback_server *server, uint32_t *formats, size_t count)
{
	struct wl_array array = {.size = count * sizeof(*formats), .data = formats};
	weddell_shm_feedback_manager_v1_send_formats(server->manager, &array);
	weddell_shm_feedback_manager_v1_send_done(server->manager);
}

void feedback_server_say_mapped_bytes(struct feedback_server *server, uint64_t limit, uint64_t left)
{
	weddell_shm_feedback_manager_v1_send_budget(server->manager,
		WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_MAPPED_BYTES, (uint32_t)(limit >> 32),
		(uint32_t)limit, (uint32_t)(left >> 32), (uint32_t)left);
	weddell_shm_feedback_manager_v1_send_done(server->manager);
}

void feedback_server_say_shown(struct feedback_server *server, uint32_t way, uint32_t reasons)
{
	weddell_shm_surface_feedback_v1_send_shown(server->surface, way, reasons);
	weddell_shm_surface_feedback_v1_send_done(server->surface);
}
