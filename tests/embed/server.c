/* SPDX-License-Identifier: MIT */
#include "server.h"

#include <stdlib.h>
#include <string.h>
#include <wayland-server-core.h>
#include <wayland-server-protocol.h>

struct embed_server {
	struct weddell_shm *shm;
	struct wl_display *display;
	struct embed_picture *shown;
	struct wl_listener client_destroy;
};

struct embed_surface {
	struct embed_server *server;
	struct wl_resource *pending; /* the wl_buffer attached; NULL for none */
	struct wl_listener pending_destroy;
	struct weddell_copy *copy; /* what is shown, when it cannot be viewed in place */
};

static void show(struct embed_picture *shown, const struct weddell_pixels *pixels)
{
	size_t row = (size_t)pixels->width * 4;
	free(shown->pixels);
	shown->pixels = malloc(row * (size_t)pixels->height);
	shown->width = pixels->width;
	shown->height = pixels->height;
	shown->commits++;
	for (int32_t y = 0; y < pixels->height; y++) {
		memcpy((char *)shown->pixels + (size_t)y * row,
			(const char *)pixels->data + (size_t)y * (size_t)pixels->stride, row);
	}
}

/* Brings the surface's copy up to date. A real compositor passes the surface's damage. */
static int copy_buffer(struct embed_surface *surface, struct wl_client *client,
	struct weddell_buffer *buffer, struct weddell_pixels *pixels_out)
{
	struct weddell_box all = {
		0, 0, weddell_buffer_width(buffer), weddell_buffer_height(buffer)};
	if (surface->copy != NULL && !weddell_copy_matches(surface->copy, buffer)) {
		weddell_copy_destroy(surface->copy);
		surface->copy = NULL;
	}
	int result = 0;
	if (surface->copy == NULL) {
		result = weddell_copy_create(surface->server->shm, client, buffer, &surface->copy);
	}
	if (result == 0) {
		result = weddell_copy_update(surface->copy, buffer, &all, 1);
	}
	if (result == 0) {
		*pixels_out = weddell_copy_view(surface->copy);
	}
	return result;
}

/* The client may destroy its wl_buffer between attach and commit. */
static void handle_pending_destroy(struct wl_listener *listener, void *data)
{
	struct embed_surface *surface = wl_container_of(listener, surface, pending_destroy);
	surface->pending = NULL;
}

static void set_pending(struct embed_surface *surface, struct wl_resource *buffer)
{
	if (surface->pending != NULL) {
		wl_list_remove(&surface->pending_destroy.link);
	}
	surface->pending = buffer;
	if (buffer != NULL) {
		surface->pending_destroy.notify = handle_pending_destroy;
		wl_resource_add_destroy_listener(buffer, &surface->pending_destroy);
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_attach(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *buffer, int32_t x, int32_t y)
{
	struct embed_surface *surface = wl_resource_get_user_data(resource);
	set_pending(surface, buffer);
}

static void handle_damage(struct wl_client *client, struct wl_resource *resource, int32_t x,
	int32_t y, int32_t width, int32_t height)
{
}

static void handle_commit(struct wl_client *client, struct wl_resource *resource)
{
	struct embed_surface *surface = wl_resource_get_user_data(resource);
	struct weddell_buffer *buffer = weddell_buffer_from_resource(surface->pending);
	set_pending(surface, NULL);
	if (buffer == NULL) {
		return;
	}
	struct embed_picture *shown = surface->server->shown;
	struct weddell_pixels pixels;
	weddell_buffer_lock(buffer);
	if (weddell_buffer_view(buffer, &pixels) ||
		copy_buffer(surface, client, buffer, &pixels) == 0) {
		shown->memory_class = weddell_buffer_class(buffer);
		show(shown, &pixels);
	}
	weddell_buffer_unlock(buffer);
}

static void handle_frame(struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct wl_resource *callback = wl_resource_create(client, &wl_callback_interface, 1, id);
	wl_callback_send_done(callback, 0); /* there is no screen to wait for */
	wl_resource_destroy(callback);
}

static const struct wl_surface_interface surface_impl = {
	.destroy = handle_destroy,
	.attach = handle_attach,
	.damage = handle_damage,
	.frame = handle_frame,
	.commit = handle_commit,
};

static void handle_surface_destroy(struct wl_resource *resource)
{
	struct embed_surface *surface = wl_resource_get_user_data(resource);
	set_pending(surface, NULL);
	weddell_copy_destroy(surface->copy);
	free(surface);
}

static void handle_create_surface(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct embed_surface *surface = calloc(1, sizeof(*surface));
	surface->server = wl_resource_get_user_data(resource);
	wl_resource_set_implementation(wl_resource_create(client, &wl_surface_interface, 1, id),
		&surface_impl, surface, handle_surface_destroy);
}

static const struct wl_compositor_interface compositor_impl = {
	.create_surface = handle_create_surface,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	wl_resource_set_implementation(wl_resource_create(client, &wl_compositor_interface, 1, id),
		&compositor_impl, data, NULL);
}

static void handle_client_destroy(struct wl_listener *listener, void *data)
{
	struct embed_server *server = wl_container_of(listener, server, client_destroy);
	weddell_shm_client_stats(server->shm, data, &server->shown->stats);
	wl_display_terminate(server->display);
}

void embed_server_serve(int take_fd, enum weddell_policy policy, struct embed_picture *shown)
{
	struct embed_server server = {
		.display = wl_display_create(),
		.shown = shown,
		.client_destroy.notify = handle_client_destroy,
	};
	struct weddell_shm_options options = {.policy = policy};
	weddell_shm_create(server.display, &options, &server.shm);
	wl_global_create(server.display, &wl_compositor_interface, 1, &server, handle_bind);
	struct wl_client *client = wl_client_create(server.display, take_fd);
	wl_client_add_destroy_listener(client, &server.client_destroy);
	wl_display_run(server.display);
	wl_display_destroy(server.display);
}
