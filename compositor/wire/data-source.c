/* SPDX-License-Identifier: MIT */
#include "wire/data-source.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <wayland-server-protocol.h>

struct wire_data_source {
	struct data_source model;
	struct wl_resource *resource;
};

static struct wl_resource *resource_of(struct data_source *model)
{
	struct wire_data_source *source = wl_container_of(model, source, model);
	return source->resource;
}

/* The resource when its version knows the event, else NULL. */
static struct wl_resource *resource_since(struct data_source *model, int version)
{
	struct wl_resource *resource = resource_of(model);
	return wl_resource_get_version(resource) >= version ? resource : NULL;
}

static void send_send(struct data_source *model, const char *mime_type, int take_fd)
{
	wl_data_source_send_send(resource_of(model), mime_type, take_fd);
	close(take_fd);
}

static void send_cancelled(struct data_source *model)
{
	/* older versions only know that another selection took its place */
	if (model->use != DATA_SOURCE_DRAG ||
		resource_since(model, WL_DATA_SOURCE_DND_FINISHED_SINCE_VERSION) != NULL) {
		wl_data_source_send_cancelled(resource_of(model));
	}
}

static void send_target(struct data_source *model, const char *mime_type)
{
	wl_data_source_send_target(resource_of(model), mime_type);
}

static void send_action(struct data_source *model, enum data_action action)
{
	struct wl_resource *resource = resource_since(model, WL_DATA_SOURCE_ACTION_SINCE_VERSION);
	if (resource != NULL) {
		wl_data_source_send_action(resource, action);
	}
}

static void send_drop_performed(struct data_source *model)
{
	struct wl_resource *resource =
		resource_since(model, WL_DATA_SOURCE_DND_DROP_PERFORMED_SINCE_VERSION);
	if (resource != NULL) {
		wl_data_source_send_dnd_drop_performed(resource);
	}
}

static void send_finished(struct data_source *model)
{
	struct wl_resource *resource =
		resource_since(model, WL_DATA_SOURCE_DND_FINISHED_SINCE_VERSION);
	if (resource != NULL) {
		wl_data_source_send_dnd_finished(resource);
	}
}

static const struct data_source_interface source_events = {
	.send = send_send,
	.cancelled = send_cancelled,
	.target = send_target,
	.action = send_action,
	.drop_performed = send_drop_performed,
	.finished = send_finished,
};

void wire_data_source_post_offer_fault(struct wl_resource *source, int fault)
{
	if (fault == DATA_SOURCE_TOO_MANY_TYPES) {
		wl_client_post_implementation_error(wl_resource_get_client(source),
			"one source offers at most %d mime types of %d bytes in all",
			DATA_SOURCE_TYPES_MAX, DATA_SOURCE_BYTES_MAX);
	} else if (fault == -ENOMEM) {
		wl_resource_post_no_memory(source);
	}
}

void wire_data_source_post_fault(struct wl_resource *source, int fault)
{
	const struct data_source *model = wire_data_source_from_resource(source);
	switch (fault) {
	case DATA_SOURCE_BAD_ACTIONS:
		wl_resource_post_error(source, WL_DATA_SOURCE_ERROR_INVALID_ACTION_MASK,
			"the actions have bits outside of copy, move and ask (0x%x)",
			DATA_ACTION_ALL);
		break;
	case DATA_SOURCE_IN_USE:
		wl_resource_post_error(source, WL_DATA_SOURCE_ERROR_INVALID_SOURCE,
			"the source %s already: make a new one",
			model->use == DATA_SOURCE_DRAG        ? "is dragged"
			: model->use == DATA_SOURCE_SELECTION ? "is the selection"
							      : "has its actions");
		break;
	case DATA_SOURCE_NOT_FOR_SELECTION:
		wl_resource_post_error(source, WL_DATA_SOURCE_ERROR_INVALID_SOURCE,
			"a source with actions (0x%x) is for start_drag, not for a selection",
			model->actions);
		break;
	default:
		wire_data_source_post_offer_fault(source, fault);
	}
}

static void handle_offer(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type)
{
	int fault = data_source_offer(wire_data_source_from_resource(resource), mime_type);
	wire_data_source_post_fault(resource, fault);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_set_actions(
	struct wl_client *client, struct wl_resource *resource, uint32_t actions)
{
	int fault = data_source_set_actions(wire_data_source_from_resource(resource), actions);
	wire_data_source_post_fault(resource, fault);
}

static const struct wl_data_source_interface source_requests = {
	.offer = handle_offer,
	.destroy = handle_destroy,
	.set_actions = handle_set_actions,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_data_source *source = wl_resource_get_user_data(resource);
	data_source_finish(&source->model);
	free(source);
}

void wire_data_source_create(struct wl_client *client, uint32_t version, uint32_t id)
{
	struct wire_data_source *source = calloc(1, sizeof(*source));
	struct wl_resource *resource =
		wl_resource_create(client, &wl_data_source_interface, (int)version, id);
	if (source == NULL || resource == NULL) {
		free(source);
		wl_client_post_no_memory(client);
		return;
	}
	source->resource = resource;
	data_source_init(&source->model, &source_events);
	wl_resource_set_implementation(resource, &source_requests, source, handle_resource_destroy);
}

struct data_source *wire_data_source_from_resource(struct wl_resource *resource)
{
	struct wire_data_source *source =
		resource != NULL ? wl_resource_get_user_data(resource) : NULL;
	return source != NULL ? &source->model : NULL;
}
