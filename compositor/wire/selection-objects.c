/* SPDX-License-Identifier: MIT */
#include "wire/selection-objects.h"

#include "wire/data-offer.h"
#include "wire/data-source.h"

#include <stdlib.h>
#include <unistd.h>

static void send_send(struct data_source *model, const char *mime_type, int take_fd)
{
	const struct selection_source *source = wl_container_of(model, source, model);
	source->protocol->send_send(source->resource, mime_type, take_fd);
	close(take_fd);
}

static void send_cancelled(struct data_source *model)
{
	const struct selection_source *source = wl_container_of(model, source, model);
	source->protocol->send_cancelled(source->resource);
}

static const struct data_source_interface source_events = {
	.send = send_send,
	.cancelled = send_cancelled,
};

static void handle_source_destroy(struct wl_resource *resource)
{
	struct selection_source *source = wl_resource_get_user_data(resource);
	data_source_finish(&source->model);
	free(source);
}

void selection_source_create(const struct selection_protocol *protocol, struct wl_client *client,
	int version, uint32_t id)
{
	struct selection_source *source = calloc(1, sizeof(*source));
	struct wl_resource *resource =
		wl_resource_create(client, protocol->source_interface, version, id);
	if (source == NULL || resource == NULL) {
		free(source);
		wl_client_post_no_memory(client);
		return;
	}
	source->protocol = protocol;
	source->resource = resource;
	data_source_init(&source->model, &source_events);
	wl_resource_set_implementation(
		resource, protocol->source_requests, source, handle_source_destroy);
}

struct selection_source *selection_source_from_resource(struct wl_resource *resource)
{
	return resource != NULL ? wl_resource_get_user_data(resource) : NULL;
}

void selection_source_handle_offer(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type)
{
	struct selection_source *source = wl_resource_get_user_data(resource);
	wire_data_source_post_offer_fault(resource, data_source_offer(&source->model, mime_type));
}

static void handle_offer_destroy(struct wl_resource *resource)
{
	struct data_offer *offer = wl_resource_get_user_data(resource);
	data_offer_finish(offer, false);
	free(offer);
}

struct wl_resource *selection_offer_create(const struct selection_protocol *protocol,
	struct wl_resource *device, int version, struct data_source *source)
{
	if (source == NULL) {
		return NULL;
	}
	struct wl_client *client = wl_resource_get_client(device);
	struct data_offer *offer = calloc(1, sizeof(*offer));
	struct wl_resource *resource =
		wl_resource_create(client, protocol->offer_interface, version, 0);
	if (offer == NULL || resource == NULL) {
		free(offer);
		wl_client_post_no_memory(client);
		return NULL;
	}
	data_offer_init(offer, NULL, source, false);
	wl_resource_set_implementation(
		resource, protocol->offer_requests, offer, handle_offer_destroy);
	protocol->send_data_offer(device, resource);
	char *const *mime_types = source->mime_types.data;
	for (size_t i = 0; i < source->mime_types.size / sizeof(*mime_types); i++) {
		protocol->send_offer(resource, mime_types[i]);
	}
	return resource;
}

void selection_offer_handle_receive(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type, int32_t fd)
{
	wire_data_offer_receive(resource, wl_resource_get_user_data(resource), mime_type, fd);
}

void selection_object_handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}
