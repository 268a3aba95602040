/* SPDX-License-Identifier: MIT */
#include "wire/single-pixel.h"

#include "buffer/single-pixel-buffer.h"
#include "single-pixel-buffer-v1-server-protocol.h"
#include "wire/shm/buffer-resource.h"
#include "wire/shm/shm-global.h"
#include "wire/wire.h"

#include <errno.h>

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_create(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	uint32_t red, uint32_t green, uint32_t blue, uint32_t alpha)
{
	struct wire *wire = wl_resource_get_user_data(resource);
	struct budget *budget = weddell_shm_client_budget(wire->shm, client);
	struct buffer *buffer;
	if (budget == NULL || single_pixel_buffer_create(red, green, blue, alpha, &buffer) != 0) {
		wl_client_post_no_memory(client);
		return;
	}
	wire_buffer_resource_create(client, id, buffer, budget);
}

static const struct wp_single_pixel_buffer_manager_v1_interface manager_impl = {
	.destroy = handle_destroy,
	.create_u32_rgba_buffer = handle_create,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &wp_single_pixel_buffer_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_impl, data, NULL);
}

int single_pixel_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(
		wire->display, &wp_single_pixel_buffer_manager_v1_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
