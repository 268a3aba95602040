/* SPDX-License-Identifier: MIT */
#include "wire/data-control.h"

#include "input/seat.h"
#include "wire/selection-objects.h"
#include "wire/wire.h"

#include "wlr-data-control-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 2,
	OBJECT_VERSION = 1, /* of sources and offers */
};

struct control_devices {
	struct seat *seat;
	struct wl_list resources; /* zwlr_data_control_device_v1 of all clients */
	struct wl_listener selection_changed, primary_changed, display_destroy;
};

/* A source that was a selection cannot be one again, nor change. */
static void handle_offer(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type)
{
	if (selection_source_from_resource(resource)->used) {
		wl_resource_post_error(resource, ZWLR_DATA_CONTROL_SOURCE_V1_ERROR_INVALID_OFFER,
			"offer(%.100s): the source is a selection already; its types come first",
			mime_type);
		return;
	}
	selection_source_handle_offer(client, resource, mime_type);
}

static const struct zwlr_data_control_source_v1_interface source_requests = {
	.offer = handle_offer,
	.destroy = selection_object_handle_destroy,
};

static const struct zwlr_data_control_offer_v1_interface offer_requests = {
	.receive = selection_offer_handle_receive,
	.destroy = selection_object_handle_destroy,
};

static const struct selection_protocol protocol = {
	.source_interface = &zwlr_data_control_source_v1_interface,
	.offer_interface = &zwlr_data_control_offer_v1_interface,
	.source_requests = &source_requests,
	.offer_requests = &offer_requests,
	.send_send = zwlr_data_control_source_v1_send_send,
	.send_cancelled = zwlr_data_control_source_v1_send_cancelled,
	.send_data_offer = zwlr_data_control_device_v1_send_data_offer,
	.send_offer = zwlr_data_control_offer_v1_send_offer,
};

static struct wl_resource *create_offer(struct wl_resource *device, struct data_source *source)
{
	return selection_offer_create(&protocol, device, OBJECT_VERSION, source);
}

static void show_selection(struct wl_resource *device, const struct selection *selection)
{
	zwlr_data_control_device_v1_send_selection(device, create_offer(device, selection->source));
}

static void show_primary(struct wl_resource *device, const struct selection *selection)
{
	if (wl_resource_get_version(device) >=
		ZWLR_DATA_CONTROL_DEVICE_V1_PRIMARY_SELECTION_SINCE_VERSION) {
		zwlr_data_control_device_v1_send_primary_selection(
			device, create_offer(device, selection->source));
	}
}

static void handle_selection_changed(struct wl_listener *listener, void *data)
{
	struct control_devices *devices = wl_container_of(listener, devices, selection_changed);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &devices->resources) {
		show_selection(resource, data);
	}
}

static void handle_primary_changed(struct wl_listener *listener, void *data)
{
	struct control_devices *devices = wl_container_of(listener, devices, primary_changed);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &devices->resources) {
		show_primary(resource, data);
	}
}

static void set(struct wl_resource *device, struct selection *selection,
	struct wl_resource *source_resource)
{
	if (source_resource == NULL) {
		selection_set(selection, NULL);
		return;
	}
	struct selection_source *source = selection_source_from_resource(source_resource);
	if (source->used) {
		wl_resource_post_error(device, ZWLR_DATA_CONTROL_DEVICE_V1_ERROR_USED_SOURCE,
			"zwlr_data_control_source_v1#%u was made a selection before: make a new "
			"source",
			wl_resource_get_id(source_resource));
		return;
	}
	source->used = true;
	/* a source of this protocol has no actions, and is in no use yet */
	selection_set(selection, &source->model);
}

static void handle_set_selection(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *source)
{
	struct control_devices *devices = wl_resource_get_user_data(resource);
	set(resource, &devices->seat->selection, source);
}

static void handle_set_primary_selection(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *source)
{
	struct control_devices *devices = wl_resource_get_user_data(resource);
	set(resource, &devices->seat->primary, source);
}

static const struct zwlr_data_control_device_v1_interface device_requests = {
	.set_selection = handle_set_selection,
	.destroy = selection_object_handle_destroy,
	.set_primary_selection = handle_set_primary_selection,
};

static void handle_device_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void handle_create_data_source(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	selection_source_create(&protocol, client, OBJECT_VERSION, id);
}

static void handle_get_data_device(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *seat)
{
	struct control_devices *devices = wl_resource_get_user_data(resource);
	struct wl_resource *device = wl_resource_create(client,
		&zwlr_data_control_device_v1_interface, wl_resource_get_version(resource), id);
	if (device == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(device, &device_requests, devices, handle_device_destroy);
	wl_list_insert(devices->resources.prev, wl_resource_get_link(device));
	show_selection(device, &devices->seat->selection);
	show_primary(device, &devices->seat->primary);
}

static const struct zwlr_data_control_manager_v1_interface manager_requests = {
	.create_data_source = handle_create_data_source,
	.get_data_device = handle_get_data_device,
	.destroy = selection_object_handle_destroy,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwlr_data_control_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct control_devices *devices = wl_container_of(listener, devices, display_destroy);
	wl_list_remove(&devices->selection_changed.link);
	wl_list_remove(&devices->primary_changed.link);
	wl_list_remove(&devices->display_destroy.link);
	free(devices);
}

int data_control_global_create(struct wire *wire)
{
	struct control_devices *devices = calloc(1, sizeof(*devices));
	if (devices == NULL ||
		wl_global_create(wire->display, &zwlr_data_control_manager_v1_interface,
			MANAGER_VERSION, devices, bind) == NULL) {
		free(devices);
		return -ENOMEM;
	}
	devices->seat = wire->seat;
	wl_list_init(&devices->resources);
	devices->selection_changed.notify = handle_selection_changed;
	wl_signal_add(&wire->seat->selection.events.changed, &devices->selection_changed);
	devices->primary_changed.notify = handle_primary_changed;
	wl_signal_add(&wire->seat->primary.events.changed, &devices->primary_changed);
	devices->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &devices->display_destroy);
	return 0;
}
