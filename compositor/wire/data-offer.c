/* SPDX-License-Identifier: MIT */
#include "wire/data-offer.h"

#include "memory/foreign-fd.h"

#include <stdlib.h>
#include <wayland-server-protocol.h>

struct wire_data_offer {
	struct data_offer model;
	struct wl_resource *resource;
	uint32_t version;
};

static void send_action(struct data_offer *model, enum data_action action)
{
	struct wire_data_offer *offer = wl_container_of(model, offer, model);
	if (offer->version >= WL_DATA_OFFER_ACTION_SINCE_VERSION) {
		wl_data_offer_send_action(offer->resource, action);
	}
}

static const struct data_offer_interface offer_events = {
	.action = send_action,
};

static void post_fault(struct wl_resource *resource, const char *request, int fault)
{
	switch (fault) {
	case DATA_OFFER_NOT_OF_DRAG:
		wl_resource_post_error(resource,
			request[0] == 'f' ? WL_DATA_OFFER_ERROR_INVALID_FINISH
					  : WL_DATA_OFFER_ERROR_INVALID_OFFER,
			"%s on the offer of a selection: it is for offers of wl_data_device.enter",
			request);
		break;
	case DATA_OFFER_BAD_ACTIONS:
		wl_resource_post_error(resource, WL_DATA_OFFER_ERROR_INVALID_ACTION_MASK,
			"the actions have bits outside of copy, move and ask (0x%x)",
			DATA_ACTION_ALL);
		break;
	case DATA_OFFER_BAD_PREFERRED:
		wl_resource_post_error(resource, WL_DATA_OFFER_ERROR_INVALID_ACTION,
			"the preferred action has to be one, or none, of the actions given");
		break;
	case DATA_OFFER_UNTIMELY:
		wl_resource_post_error(resource, WL_DATA_OFFER_ERROR_INVALID_FINISH,
			"finish is due once, after a drop, with a mime type accepted and the "
			"action copy or move");
		break;
	}
}

static void handle_accept(struct wl_client *client, struct wl_resource *resource, uint32_t serial,
	const char *mime_type)
{
	struct wire_data_offer *offer = wl_resource_get_user_data(resource);
	data_offer_accept(&offer->model, mime_type);
}

void wire_data_offer_receive(
	struct wl_resource *resource, struct data_offer *offer, const char *mime_type, int take_fd)
{
	if (foreign_fd_may_block(take_fd)) {
		/* libwayland duplicates what is passed on, and closes that in our thread */
		foreign_fd_close(&take_fd);
		wl_client_post_implementation_error(wl_resource_get_client(resource),
			"%s.receive: the fd may keep others waiting (FUSE, a network); give a pipe",
			wl_resource_get_class(resource));
		return;
	}
	data_offer_receive(offer, mime_type, take_fd);
}

static void handle_receive(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type, int32_t fd)
{
	struct wire_data_offer *offer = wl_resource_get_user_data(resource);
	wire_data_offer_receive(resource, &offer->model, mime_type, fd);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_finish(struct wl_client *client, struct wl_resource *resource)
{
	struct wire_data_offer *offer = wl_resource_get_user_data(resource);
	post_fault(resource, "finish", data_offer_conclude(&offer->model));
}

static void handle_set_actions(struct wl_client *client, struct wl_resource *resource,
	uint32_t actions, uint32_t preferred)
{
	struct wire_data_offer *offer = wl_resource_get_user_data(resource);
	post_fault(
		resource, "set_actions", data_offer_set_actions(&offer->model, actions, preferred));
}

static const struct wl_data_offer_interface offer_requests = {
	.accept = handle_accept,
	.receive = handle_receive,
	.destroy = handle_destroy,
	.finish = handle_finish,
	.set_actions = handle_set_actions,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_data_offer *offer = wl_resource_get_user_data(resource);
	data_offer_finish(&offer->model, offer->version < WL_DATA_OFFER_FINISH_SINCE_VERSION);
	free(offer);
}

static void introduce(struct wire_data_offer *offer, struct wl_resource *device)
{
	const struct data_source *source = offer->model.source;
	wl_data_device_send_data_offer(device, offer->resource);
	char *const *mime_types = source->mime_types.data;
	for (size_t i = 0; i < source->mime_types.size / sizeof(*mime_types); i++) {
		wl_data_offer_send_offer(offer->resource, mime_types[i]);
	}
	if (!offer->model.of_drag) {
		return;
	}
	if (offer->version >= WL_DATA_OFFER_SOURCE_ACTIONS_SINCE_VERSION) {
		wl_data_offer_send_source_actions(offer->resource, data_source_actions(source));
	} else {
		data_offer_set_actions(&offer->model, DATA_ACTION_COPY, DATA_ACTION_NONE);
	}
}

struct wl_resource *wire_data_offer_create(
	struct wl_resource *device, struct data_source *source, bool of_drag)
{
	struct wl_client *client = wl_resource_get_client(device);
	int version = wl_resource_get_version(device);
	struct wire_data_offer *offer = calloc(1, sizeof(*offer));
	struct wl_resource *resource =
		wl_resource_create(client, &wl_data_offer_interface, version, 0);
	if (offer == NULL || resource == NULL) {
		free(offer);
		wl_client_post_no_memory(client);
		return NULL;
	}
	offer->resource = resource;
	offer->version = (uint32_t)version;
	data_offer_init(&offer->model, &offer_events, source, of_drag);
	wl_resource_set_implementation(resource, &offer_requests, offer, handle_resource_destroy);
	introduce(offer, device);
	return resource;
}
