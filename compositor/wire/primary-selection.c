/* SPDX-License-Identifier: MIT */
#include "wire/primary-selection.h"

#include "wire/selection-audience.h"
#include "wire/selection-objects.h"
#include "wire/wire.h"

#include "primary-selection-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 1,
};

struct primary_devices {
	struct seat *seat;
	struct selection_audience audience;
	struct wl_listener display_destroy;
};

static const struct zwp_primary_selection_source_v1_interface source_requests = {
	.offer = selection_source_handle_offer,
	.destroy = selection_object_handle_destroy,
};

static const struct zwp_primary_selection_offer_v1_interface offer_requests = {
	.receive = selection_offer_handle_receive,
	.destroy = selection_object_handle_destroy,
};

static const struct selection_protocol protocol = {
	.source_interface = &zwp_primary_selection_source_v1_interface,
	.offer_interface = &zwp_primary_selection_offer_v1_interface,
	.source_requests = &source_requests,
	.offer_requests = &offer_requests,
	.send_send = zwp_primary_selection_source_v1_send_send,
	.send_cancelled = zwp_primary_selection_source_v1_send_cancelled,
	.send_data_offer = zwp_primary_selection_device_v1_send_data_offer,
	.send_offer = zwp_primary_selection_offer_v1_send_offer,
};

static void show_selection(struct wl_resource *device, struct data_source *source)
{
	zwp_primary_selection_device_v1_send_selection(device,
		selection_offer_create(&protocol, device, wl_resource_get_version(device), source));
}

static void handle_set_selection(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *source_resource, uint32_t serial)
{
	struct primary_devices *devices = wl_resource_get_user_data(resource);
	struct selection_source *source = selection_source_from_resource(source_resource);
	struct data_source *model = source != NULL ? &source->model : NULL;
	if (!selection_audience_may_set(&devices->audience, client, serial)) {
		data_source_refuse(model);
		return;
	}
	/* a source of this protocol has no actions, and can be in no other use */
	selection_set(&devices->seat->primary, model);
}

static const struct zwp_primary_selection_device_v1_interface device_requests = {
	.set_selection = handle_set_selection,
	.destroy = selection_object_handle_destroy,
};

static void handle_device_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void handle_create_source(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	selection_source_create(&protocol, client, wl_resource_get_version(resource), id);
}

static void handle_get_device(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *seat)
{
	struct primary_devices *devices = wl_resource_get_user_data(resource);
	struct wl_resource *device = wl_resource_create(client,
		&zwp_primary_selection_device_v1_interface, wl_resource_get_version(resource), id);
	if (device == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(device, &device_requests, devices, handle_device_destroy);
	selection_audience_add(&devices->audience, device);
}

static const struct zwp_primary_selection_device_manager_v1_interface manager_requests = {
	.create_source = handle_create_source,
	.get_device = handle_get_device,
	.destroy = selection_object_handle_destroy,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwp_primary_selection_device_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct primary_devices *devices = wl_container_of(listener, devices, display_destroy);
	wl_list_remove(&devices->display_destroy.link);
	selection_audience_finish(&devices->audience);
	free(devices);
}

int primary_selection_global_create(struct wire *wire)
{
	struct primary_devices *devices = calloc(1, sizeof(*devices));
	if (devices == NULL ||
		wl_global_create(wire->display, &zwp_primary_selection_device_manager_v1_interface,
			MANAGER_VERSION, devices, bind) == NULL) {
		free(devices);
		return -ENOMEM;
	}
	devices->seat = wire->seat;
	selection_audience_init(
		&devices->audience, wire->seat, &wire->seat->primary, show_selection);
	devices->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &devices->display_destroy);
	return 0;
}
