/* SPDX-License-Identifier: MIT */
#include "wire/data-device.h"

#include "input/seat.h"
#include "wire/data-offer.h"
#include "wire/data-source.h"
#include "wire/drag.h"
#include "wire/selection-audience.h"
#include "wire/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-server-protocol.h>

enum {
	MANAGER_VERSION = 3,
};

struct data_devices {
	struct seat *seat;
	struct wire_drag drag;
	struct selection_audience audience;
	struct wl_listener display_destroy;
};

static void show_selection(struct wl_resource *device, struct data_source *source)
{
	struct wl_resource *offer =
		source != NULL ? wire_data_offer_create(device, source, false) : NULL;
	wl_data_device_send_selection(device, offer);
}

static void handle_set_selection(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *source_resource, uint32_t serial)
{
	struct data_devices *devices = wl_resource_get_user_data(resource);
	struct data_source *source = wire_data_source_from_resource(source_resource);
	if (!selection_audience_may_set(&devices->audience, client, serial)) {
		data_source_refuse(source);
		return;
	}
	int fault = selection_set(&devices->seat->selection, source);
	if (fault != 0) {
		wire_data_source_post_fault(source_resource, fault);
	}
}

static void handle_start_drag(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *source, struct wl_resource *origin, struct wl_resource *icon,
	uint32_t serial)
{
	struct data_devices *devices = wl_resource_get_user_data(resource);
	wire_drag_start(&devices->drag, resource, source, origin, icon, serial);
}

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_data_device_interface device_requests = {
	.start_drag = handle_start_drag,
	.set_selection = handle_set_selection,
	.release = handle_release,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void handle_create_data_source(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	wire_data_source_create(client, (uint32_t)wl_resource_get_version(resource), id);
}

static void handle_get_data_device(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *seat_resource)
{
	struct data_devices *devices = wl_resource_get_user_data(resource);
	struct wl_resource *device = wl_resource_create(
		client, &wl_data_device_interface, wl_resource_get_version(resource), id);
	if (device == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(device, &device_requests, devices, handle_resource_destroy);
	selection_audience_add(&devices->audience, device);
}

static const struct wl_data_device_manager_interface manager_requests = {
	.create_data_source = handle_create_data_source,
	.get_data_device = handle_get_data_device,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_data_device_manager_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct data_devices *devices = wl_container_of(listener, devices, display_destroy);
	wl_list_remove(&devices->display_destroy.link);
	wire_drag_finish(&devices->drag);
	selection_audience_finish(&devices->audience);
	free(devices);
}

int data_device_global_create(struct wire *wire)
{
	struct data_devices *devices = calloc(1, sizeof(*devices));
	if (devices == NULL || wl_global_create(wire->display, &wl_data_device_manager_interface,
				       MANAGER_VERSION, devices, bind) == NULL) {
		free(devices);
		return -ENOMEM;
	}
	devices->seat = wire->seat;
	selection_audience_init(
		&devices->audience, wire->seat, &wire->seat->selection, show_selection);
	wire_drag_init(&devices->drag, wire->display, wire->seat, &devices->audience.devices);
	devices->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &devices->display_destroy);
	return 0;
}
