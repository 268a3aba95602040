/* SPDX-License-Identifier: MIT */
#include "wire/input-popup-surface.h"

#include "wire/surface.h"
#include "wire/wire.h"

#include "input-method-unstable-v2-server-protocol.h"
#include <stdlib.h>

struct wire_input_popup {
	struct input_popup model;
	struct wl_resource *resource;
};

static void send_cursor(struct input_popup *model)
{
	struct wire_input_popup *popup = wl_container_of(model, popup, model);
	const struct box *box = &model->cursor_box;
	zwp_input_popup_surface_v2_send_text_input_rectangle(
		popup->resource, box->x, box->y, box->width, box->height);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwp_input_popup_surface_v2_interface popup_requests = {
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_input_popup *popup = wl_resource_get_user_data(resource);
	input_popups_remove(&popup->model);
	input_popup_finish(&popup->model);
	free(popup);
}

void wire_input_popup_create(struct input_popups *popups, const struct wire *wire,
	struct wl_resource *parent, uint32_t id, struct wl_resource *surface_resource)
{
	struct wl_client *client = wl_resource_get_client(parent);
	struct surface *surface = wire_surface_from_resource(surface_resource);
	struct wire_input_popup *popup = calloc(1, sizeof(*popup));
	struct wl_resource *resource = wl_resource_create(
		client, &zwp_input_popup_surface_v2_interface, wl_resource_get_version(parent), id);
	if (popup == NULL || resource == NULL) {
		free(popup);
		wl_client_post_no_memory(client);
		return;
	}
	if (!wire_surface_give_role(
		    surface, &input_popup_role, popup, parent, ZWP_INPUT_METHOD_V2_ERROR_ROLE)) {
		free(popup);
		return;
	}
	popup->resource = resource;
	if (input_popup_init(&popup->model, wire->scene, surface, send_cursor) != 0) {
		surface->role_data = NULL;
		free(popup);
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &popup_requests, popup, handle_resource_destroy);
	if (popups != NULL) {
		input_popups_add(popups, &popup->model);
	}
}

void wire_input_popups_orphan(struct input_popups *popups)
{
	struct input_popup *popup, *next;
	wl_list_for_each_safe (popup, next, &popups->list, link) {
		input_popups_remove(popup);
	}
}
