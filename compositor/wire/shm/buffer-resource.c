/* SPDX-License-Identifier: MIT */
#include "wire/shm/buffer-resource.h"

#include "wire/shm/shm-fault.h"

#include <stdlib.h>
#include <wayland-server-protocol.h>

/* What the resource knows besides the buffer. */
struct buffer_resource {
	struct wl_resource *resource;
	struct buffer *buffer; /* referenced */
	struct budget *budget; /* referenced */
};

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_buffer_interface buffer_impl = {
	.destroy = handle_destroy,
};

static void handle_release(void *data, struct buffer *buffer)
{
	struct buffer_resource *object = data;
	wl_buffer_send_release(object->resource);
}

static void handle_broken(void *data, struct buffer *buffer, int fault)
{
	struct buffer_resource *object = data;
	shm_fault_post(object->resource, object->budget, fault,
		"wl_surface.commit of a %dx%d buffer whose pixels could not be read", buffer->width,
		buffer->height);
}

static const struct buffer_listener buffer_listener = {
	.release = handle_release,
	.broken = handle_broken,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct buffer_resource *object = wl_resource_get_user_data(resource);
	buffer_set_listener(object->buffer, NULL, NULL);
	buffer_unref(object->buffer);
	budget_unref(object->budget);
	free(object);
}

void wire_buffer_resource_create(
	struct wl_client *client, uint32_t id, struct buffer *take_buffer, struct budget *budget)
{
	struct buffer_resource *object = calloc(1, sizeof(*object));
	struct wl_resource *resource = wl_resource_create(client, &wl_buffer_interface, 1, id);
	if (object == NULL || resource == NULL) {
		wl_client_post_no_memory(client);
		buffer_unref(take_buffer);
		free(object);
		return;
	}
	object->resource = resource;
	object->buffer = take_buffer;
	object->budget = budget_ref(budget);
	wl_resource_set_implementation(resource, &buffer_impl, object, handle_resource_destroy);
	buffer_set_listener(take_buffer, &buffer_listener, object);
}

struct buffer *wire_buffer_from_resource(struct wl_resource *resource)
{
	if (resource == NULL ||
		!wl_resource_instance_of(resource, &wl_buffer_interface, &buffer_impl)) {
		return NULL;
	}
	struct buffer_resource *object = wl_resource_get_user_data(resource);
	return object->buffer;
}
