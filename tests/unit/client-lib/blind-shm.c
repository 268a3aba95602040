/* SPDX-License-Identifier: MIT */
#include "blind-shm.h"

#include <fcntl.h>
#include <unistd.h>
#include <wayland-server-core.h>
#include <wayland-server-protocol.h>

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_buffer_interface buffer_requests = {.destroy = handle_destroy};

static void handle_create_buffer(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, int32_t offset, int32_t width, int32_t height, int32_t stride, uint32_t format)
{
	struct wl_resource *buffer = wl_resource_create(client, &wl_buffer_interface, 1, id);
	wl_resource_set_implementation(buffer, &buffer_requests, NULL, NULL);
}

static void handle_resize(struct wl_client *client, struct wl_resource *resource, int32_t size)
{
}

static const struct wl_shm_pool_interface pool_requests = {
	.create_buffer = handle_create_buffer,
	.destroy = handle_destroy,
	.resize = handle_resize,
};

static void handle_create_pool(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	int32_t fd, int32_t size)
{
	int *seals = wl_resource_get_user_data(resource);
	*seals = fcntl(fd, F_GET_SEALS);
	close(fd);
	struct wl_resource *pool = wl_resource_create(client, &wl_shm_pool_interface, 1, id);
	wl_resource_set_implementation(pool, &pool_requests, NULL, NULL);
}

static const struct wl_shm_interface shm_requests = {.create_pool = handle_create_pool};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *shm = wl_resource_create(client, &wl_shm_interface, 1, id);
	wl_resource_set_implementation(shm, &shm_requests, data, NULL);
}

void blind_shm_create(struct wl_display *display, int *seals)
{
	wl_global_create(display, &wl_shm_interface, 1, seals, handle_bind);
}
