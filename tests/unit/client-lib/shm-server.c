/* SPDX-License-Identifier: MIT */
#include "blind-shm.h"
#include "shm-server-client.h"

#include <assert.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <wayland-client-core.h>
#include <wayland-server-core.h>
#include <wayland-server-protocol.h>

struct surface {
	struct shm_server *server;
	struct wl_resource *pending; /* attached, not yet committed */
};

static struct shm_server *server_of(struct wl_resource *resource)
{
	struct surface *surface = wl_resource_get_user_data(resource);
	return surface->server;
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_attach(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *buffer, int32_t x, int32_t y)
{
	struct surface *surface = wl_resource_get_user_data(resource);
	surface->pending = buffer;
}

static void handle_damage(struct wl_client *client, struct wl_resource *resource, int32_t x,
	int32_t y, int32_t width, int32_t height)
{
	server_of(resource)->surface_damages++;
}

static void handle_damage_buffer(struct wl_client *client, struct wl_resource *resource, int32_t x,
	int32_t y, int32_t width, int32_t height)
{
	struct shm_server *server = server_of(resource);
	const int32_t damage[] = {x, y, width, height};
	memcpy(server->damage, damage, sizeof(damage));
	server->damage_count++;
}

static void forget(struct shm_server_held *held)
{
	held->resource = NULL;
	held->server->held_count--;
	wl_list_remove(&held->destroy.link);
	wl_list_remove(&held->link);
}

/* A client may destroy what the compositor has not released. */
static void handle_buffer_destroyed(struct wl_listener *listener, void *data)
{
	struct shm_server_held *held = wl_container_of(listener, held, destroy);
	forget(held);
}

static void hold(struct shm_server *server, struct wl_resource *resource)
{
	struct shm_server_held *held = server->places;
	while (held->resource != NULL) {
		held++;
		assert(held < server->places + SHM_SERVER_HELD);
	}
	held->server = server;
	held->resource = resource;
	held->destroy.notify = handle_buffer_destroyed;
	wl_resource_add_destroy_listener(resource, &held->destroy);
	wl_list_insert(server->held.prev, &held->link);
	server->held_count++;
}

/* The one held since i others. */
static struct shm_server_held *held_at(const struct shm_server *server, size_t i)
{
	struct wl_list *link = server->held.next;
	assert(i < server->held_count);
	while (i-- > 0) {
		link = link->next;
	}
	struct shm_server_held *held = wl_container_of(link, held, link);
	return held;
}

static void handle_commit(struct wl_client *client, struct wl_resource *resource)
{
	struct surface *surface = wl_resource_get_user_data(resource);
	struct shm_server *server = surface->server;
	server->commits++;
	if (surface->pending != NULL) {
		hold(server, surface->pending);
		surface->pending = NULL;
	}
}

static const struct wl_surface_interface surface_requests = {
	.destroy = handle_destroy,
	.attach = handle_attach,
	.damage = handle_damage,
	.commit = handle_commit,
	.damage_buffer = handle_damage_buffer,
};

static void handle_surface_destroyed(struct wl_resource *resource)
{
	free(wl_resource_get_user_data(resource));
}

static void handle_create_surface(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct wl_resource *created = wl_resource_create(
		client, &wl_surface_interface, wl_resource_get_version(resource), id);
	struct surface *surface = calloc(1, sizeof(*surface));
	assert(surface != NULL);
	surface->server = wl_resource_get_user_data(resource);
	wl_resource_set_implementation(
		created, &surface_requests, surface, handle_surface_destroyed);
}

static const struct wl_compositor_interface compositor_requests = {
	.create_surface = handle_create_surface,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_compositor_interface, (int)version, id);
	wl_resource_set_implementation(resource, &compositor_requests, data, NULL);
}

/* Adds the client to a display that has its wl_shm. */
static bool connect_client(struct shm_server *server, uint32_t compositor_version)
{
	int fds[2];
	wl_list_init(&server->held);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) < 0) {
		return false;
	}
	wl_global_create(server->server, &wl_compositor_interface, (int)compositor_version, server,
		handle_bind);
	wl_client_create(server->server, fds[0]);
	server->client = wl_display_connect_to_fd(fds[1]);
	return server->client != NULL && shm_server_client_bind(server, compositor_version);
}

bool shm_server_init(struct shm_server *server_out, uint32_t compositor_version)
{
	*server_out = (struct shm_server){.server = wl_display_create()};
	if (server_out->server == NULL) {
		return false;
	}
	wl_display_init_shm(server_out->server);
	return connect_client(server_out, compositor_version);
}

bool shm_server_init_blind(struct shm_server *server_out)
{
	*server_out = (struct shm_server){.server = wl_display_create()};
	if (server_out->server == NULL) {
		return false;
	}
	blind_shm_create(server_out->server, &server_out->last_seals);
	return connect_client(server_out, 4);
}

void shm_server_finish(struct shm_server *server)
{
	shm_server_client_finish(server);
	wl_display_destroy_clients(server->server);
	wl_display_destroy(server->server);
}

static bool pump_once(struct shm_server *server)
{
	wl_display_flush(server->client);
	wl_event_loop_dispatch(wl_display_get_event_loop(server->server), 0);
	wl_display_flush_clients(server->server);
	while (wl_display_prepare_read(server->client) != 0) {
		if (wl_display_dispatch_pending(server->client) < 0) {
			return false;
		}
	}
	struct pollfd socket = {.fd = wl_display_get_fd(server->client), .events = POLLIN};
	if (poll(&socket, 1, 0) <= 0) {
		wl_display_cancel_read(server->client);
		return true;
	}
	return wl_display_read_events(server->client) >= 0 &&
	       wl_display_dispatch_pending(server->client) >= 0;
}

bool shm_server_pump(struct shm_server *server)
{
	bool alive = true;
	server->damage_count = 0;
	for (int i = 0; i < 4 && alive; i++) {
		alive = pump_once(server);
	}
	return alive;
}

void shm_server_release(struct shm_server *server)
{
	struct shm_server_held *oldest = held_at(server, 0);
	wl_buffer_send_release(oldest->resource);
	forget(oldest);
}

uint32_t shm_server_pixel(const struct shm_server *server, size_t i, int32_t x, int32_t y)
{
	struct wl_shm_buffer *buffer = wl_shm_buffer_get(held_at(server, i)->resource);
	wl_shm_buffer_begin_access(buffer);
	const char *pixels = wl_shm_buffer_get_data(buffer);
	uint32_t pixel;
	memcpy(&pixel, pixels + (size_t)y * (size_t)wl_shm_buffer_get_stride(buffer) + x * 4,
		sizeof(pixel));
	wl_shm_buffer_end_access(buffer);
	return pixel;
}

int32_t shm_server_width(const struct shm_server *server, size_t i)
{
	return wl_shm_buffer_get_width(wl_shm_buffer_get(held_at(server, i)->resource));
}
