/* SPDX-License-Identifier: MIT */
#include "wire/data-control.h"

#include "input/data-offer.h"
#include "input/seat.h"
#include "wire/data-offer.h"
#include "wire/data-source.h"
#include "wire/wire.h"

#include "wlr-data-control-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	MANAGER_VERSION = 2,
};

struct control_devices {
	struct seat *seat;
	struct wl_list resources; /* zwlr_data_control_device_v1 of all clients */
	struct wl_listener selection_changed, primary_changed, display_destroy;
};

struct control_source {
	struct data_source model;
	struct wl_resource *resource;
	bool used; /* it was a selection, and cannot be one again */
};

struct control_offer {
	struct data_offer model;
};

static void send_send(struct data_source *model, const char *mime_type, int take_fd)
{
	struct control_source *source = wl_container_of(model, source, model);
	zwlr_data_control_source_v1_send_send(source->resource, mime_type, take_fd);
	close(take_fd);
}

static void send_cancelled(struct data_source *model)
{
	struct control_source *source = wl_container_of(model, source, model);
	zwlr_data_control_source_v1_send_cancelled(source->resource);
}

static const struct data_source_interface source_events = {
	.send = send_send,
	.cancelled = send_cancelled,
};

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_offer(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type)
{
	struct control_source *source = wl_resource_get_user_data(resource);
	if (source->used) {
		wl_resource_post_error(resource, ZWLR_DATA_CONTROL_SOURCE_V1_ERROR_INVALID_OFFER,
			"offer(%.100s): the source is a selection already; its types come first",
			mime_type);
		return;
	}
	wire_data_source_post_offer_fault(resource, data_source_offer(&source->model, mime_type));
}

static const struct zwlr_data_control_source_v1_interface source_requests = {
	.offer = handle_offer,
	.destroy = handle_destroy,
};

static void handle_source_destroy(struct wl_resource *resource)
{
	struct control_source *source = wl_resource_get_user_data(resource);
	data_source_finish(&source->model);
	free(source);
}

static void handle_receive(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type, int32_t fd)
{
	struct control_offer *offer = wl_resource_get_user_data(resource);
	wire_data_offer_receive(resource, &offer->model, mime_type, fd);
}

static const struct zwlr_data_control_offer_v1_interface offer_requests = {
	.receive = handle_receive,
	.destroy = handle_destroy,
};

static void handle_offer_destroy(struct wl_resource *resource)
{
	struct control_offer *offer = wl_resource_get_user_data(resource);
	data_offer_finish(&offer->model, false);
	free(offer);
}

/* NULL without a source, or when there was no memory: then the client is told. */
static struct wl_resource *create_offer(struct wl_resource *device, struct data_source *source)
{
	if (source == NULL) {
		return NULL;
	}
	struct wl_client *client = wl_resource_get_client(device);
	struct control_offer *offer = calloc(1, sizeof(*offer));
	struct wl_resource *resource =
		wl_resource_create(client, &zwlr_data_control_offer_v1_interface, 1, 0);
	if (offer == NULL || resource == NULL) {
		free(offer);
		wl_client_post_no_memory(client);
		return NULL;
	}
	data_offer_init(&offer->model, NULL, source, false);
	wl_resource_set_implementation(resource, &offer_requests, offer, handle_offer_destroy);
	zwlr_data_control_device_v1_send_data_offer(device, resource);
	char *const *mime_types = source->mime_types.data;
	for (size_t i = 0; i < source->mime_types.size / sizeof(*mime_types); i++) {
		zwlr_data_control_offer_v1_send_offer(resource, mime_types[i]);
	}
	return resource;
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
	struct control_source *source = wl_resource_get_user_data(source_resource);
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
	.destroy = handle_destroy,
	.set_primary_selection = handle_set_primary_selection,
};

static void handle_device_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void handle_create_data_source(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct control_source *source = calloc(1, sizeof(*source));
	struct wl_resource *created =
		wl_resource_create(client, &zwlr_data_control_source_v1_interface, 1, id);
	if (source == NULL || created == NULL) {
		free(source);
		wl_client_post_no_memory(client);
		return;
	}
	source->resource = created;
	data_source_init(&source->model, &source_events);
	wl_resource_set_implementation(created, &source_requests, source, handle_source_destroy);
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
	.destroy = handle_destroy,
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
