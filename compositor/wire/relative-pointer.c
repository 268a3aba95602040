/* SPDX-License-Identifier: MIT */
#include "wire/relative-pointer.h"

#include "input/seat.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include "relative-pointer-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 1,
};

struct relative_pointers {
	struct seat *seat;
	struct wl_list resources; /* zwp_relative_pointer_v1 of all clients */
	struct wl_listener relative, display_destroy;
};

static void send_motion(struct wl_resource *resource, const struct relative_motion *motion)
{
	zwp_relative_pointer_v1_send_relative_motion(resource, (uint32_t)(motion->time_usec >> 32),
		(uint32_t)motion->time_usec, wl_fixed_from_double(motion->dx),
		wl_fixed_from_double(motion->dy), wl_fixed_from_double(motion->raw_dx),
		wl_fixed_from_double(motion->raw_dy));
}

static void handle_relative(struct wl_listener *listener, void *data)
{
	struct relative_pointers *pointers = wl_container_of(listener, pointers, relative);
	struct wl_client *client = wire_surface_client(pointers->seat->pointer.focus);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &pointers->resources) {
		if (wl_resource_get_client(resource) == client) {
			send_motion(resource, data);
		}
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwp_relative_pointer_v1_interface pointer_requests = {
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void handle_get_relative_pointer(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *pointer)
{
	struct relative_pointers *pointers = wl_resource_get_user_data(resource);
	struct wl_resource *relative = wl_resource_create(
		client, &zwp_relative_pointer_v1_interface, wl_resource_get_version(resource), id);
	if (relative == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(
		relative, &pointer_requests, pointers, handle_resource_destroy);
	wl_list_insert(pointers->resources.prev, wl_resource_get_link(relative));
}

static const struct zwp_relative_pointer_manager_v1_interface manager_requests = {
	.destroy = handle_destroy,
	.get_relative_pointer = handle_get_relative_pointer,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwp_relative_pointer_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct relative_pointers *pointers = wl_container_of(listener, pointers, display_destroy);
	wl_list_remove(&pointers->relative.link);
	wl_list_remove(&pointers->display_destroy.link);
	free(pointers);
}

int relative_pointer_global_create(struct wire *wire)
{
	struct relative_pointers *pointers = calloc(1, sizeof(*pointers));
	if (pointers == NULL ||
		wl_global_create(wire->display, &zwp_relative_pointer_manager_v1_interface,
			MANAGER_VERSION, pointers, bind) == NULL) {
		free(pointers);
		return -ENOMEM;
	}
	pointers->seat = wire->seat;
	wl_list_init(&pointers->resources);
	pointers->relative.notify = handle_relative;
	wl_signal_add(&wire->seat->pointer.events.relative, &pointers->relative);
	pointers->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &pointers->display_destroy);
	return 0;
}
