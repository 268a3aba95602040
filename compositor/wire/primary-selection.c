/* SPDX-License-Identifier: MIT */
#include "wire/primary-selection.h"

#include "input/data-offer.h"
#include "wire/data-offer.h"
#include "wire/data-source.h"
#include "wire/selection-audience.h"
#include "wire/wire.h"

#include "primary-selection-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	MANAGER_VERSION = 1,
};

struct primary_devices {
	struct seat *seat;
	struct selection_audience audience;
	struct wl_listener display_destroy;
};

struct primary_source {
	struct data_source model;
	struct wl_resource *resource;
};

struct primary_offer {
	struct data_offer model;
};

static void send_send(struct data_source *model, const char *mime_type, int take_fd)
{
	struct primary_source *source = wl_container_of(model, source, model);
	zwp_primary_selection_source_v1_send_send(source->resource, mime_type, take_fd);
	close(take_fd);
}

static void send_cancelled(struct data_source *model)
{
	struct primary_source *source = wl_container_of(model, source, model);
	zwp_primary_selection_source_v1_send_cancelled(source->resource);
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
	struct primary_source *source = wl_resource_get_user_data(resource);
	wire_data_source_post_offer_fault(resource, data_source_offer(&source->model, mime_type));
}

static const struct zwp_primary_selection_source_v1_interface source_requests = {
	.offer = handle_offer,
	.destroy = handle_destroy,
};

static void handle_source_destroy(struct wl_resource *resource)
{
	struct primary_source *source = wl_resource_get_user_data(resource);
	data_source_finish(&source->model);
	free(source);
}

static void handle_receive(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type, int32_t fd)
{
	struct primary_offer *offer = wl_resource_get_user_data(resource);
	wire_data_offer_receive(resource, &offer->model, mime_type, fd);
}

static const struct zwp_primary_selection_offer_v1_interface offer_requests = {
	.receive = handle_receive,
	.destroy = handle_destroy,
};

static void handle_offer_destroy(struct wl_resource *resource)
{
	struct primary_offer *offer = wl_resource_get_user_data(resource);
	data_offer_finish(&offer->model, false);
	free(offer);
}

static struct wl_resource *create_offer(struct wl_resource *device, struct data_source *source)
{
	struct wl_client *client = wl_resource_get_client(device);
	struct primary_offer *offer = calloc(1, sizeof(*offer));
	struct wl_resource *resource = wl_resource_create(client,
		&zwp_primary_selection_offer_v1_interface, wl_resource_get_version(device), 0);
	if (offer == NULL || resource == NULL) {
		free(offer);
		wl_client_post_no_memory(client);
		return NULL;
	}
	data_offer_init(&offer->model, NULL, source, false);
	wl_resource_set_implementation(resource, &offer_requests, offer, handle_offer_destroy);
	zwp_primary_selection_device_v1_send_data_offer(device, resource);
	char *const *mime_types = source->mime_types.data;
	for (size_t i = 0; i < source->mime_types.size / sizeof(*mime_types); i++) {
		zwp_primary_selection_offer_v1_send_offer(resource, mime_types[i]);
	}
	return resource;
}

static void show_selection(struct wl_resource *device, struct data_source *source)
{
	struct wl_resource *offer = source != NULL ? create_offer(device, source) : NULL;
	zwp_primary_selection_device_v1_send_selection(device, offer);
}

static void handle_set_selection(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *source_resource, uint32_t serial)
{
	struct primary_devices *devices = wl_resource_get_user_data(resource);
	struct primary_source *source =
		source_resource != NULL ? wl_resource_get_user_data(source_resource) : NULL;
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
	.destroy = handle_destroy,
};

static void handle_device_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void handle_create_source(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct primary_source *source = calloc(1, sizeof(*source));
	struct wl_resource *created = wl_resource_create(client,
		&zwp_primary_selection_source_v1_interface, wl_resource_get_version(resource), id);
	if (source == NULL || created == NULL) {
		free(source);
		wl_client_post_no_memory(client);
		return;
	}
	source->resource = created;
	data_source_init(&source->model, &source_events);
	wl_resource_set_implementation(created, &source_requests, source, handle_source_destroy);
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
	.destroy = handle_destroy,
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
