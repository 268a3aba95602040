/* SPDX-License-Identifier: MIT */
#include "wire/shm/pool-resource.h"

#include "wire/shm/buffer-resource.h"
#include "wire/shm/shm-fault.h"

#include <wayland-server-protocol.h>

static struct shm_pool *pool_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static struct shm_client *owner_of(const struct shm_pool *pool)
{
	return pool_record_of(pool)->client;
}

static void handle_create_buffer(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, int32_t offset, int32_t width, int32_t height, int32_t stride, uint32_t format)
{
	struct shm_pool *pool = pool_of(resource);
	struct pixel_layout_request request = {
		.wl_shm_format = format,
		.width = width,
		.height = height,
		.stride = stride,
		.offset = offset,
	};
	struct shm_buffer *buffer;
	int result = shm_buffer_create(pool, &request, &buffer);
	if (result != 0) {
		shm_fault_post(resource, pool->budget, result,
			"wl_shm_pool.create_buffer(offset %d, %dx%d, stride %d, format 0x%x) in "
			"%zu bytes",
			offset, width, height, stride, format, pool->size);
		return;
	}
	shm_client_note_buffer(owner_of(pool), buffer);
	wire_buffer_resource_create(client, id, &buffer->base, pool->budget);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_resize(struct wl_client *client, struct wl_resource *resource, int32_t size)
{
	struct shm_pool *pool = pool_of(resource);
	int result = shm_pool_resize(pool, size);
	if (result == SHM_POOL_BAD_SIZE) {
		result = SHM_POOL_SHRINKS; /* a pool that exists has a size above it */
	}
	if (result != 0) {
		shm_fault_post(resource, pool->budget, result,
			"wl_shm_pool.resize(%d) of %zu bytes", size, pool->size);
		return;
	}
	shm_client_note_resize(owner_of(pool), pool);
}

static const struct wl_shm_pool_interface pool_impl = {
	.create_buffer = handle_create_buffer,
	.destroy = handle_destroy,
	.resize = handle_resize,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	shm_pool_unref(pool_of(resource));
}

void wire_pool_resource_create(struct wl_client *client, uint32_t version, uint32_t id,
	struct shm_client *owner, struct shm_pool *take_pool)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_shm_pool_interface, (int)version, id);
	if (resource == NULL || shm_client_add_pool(owner, take_pool) != 0) {
		wl_client_post_no_memory(client);
		shm_pool_unref(take_pool);
		return;
	}
	wl_resource_set_implementation(resource, &pool_impl, take_pool, handle_resource_destroy);
}

struct shm_pool *wire_pool_from_resource(struct wl_resource *resource)
{
	return wl_resource_instance_of(resource, &wl_shm_pool_interface, &pool_impl)
		       ? pool_of(resource)
		       : NULL;
}
