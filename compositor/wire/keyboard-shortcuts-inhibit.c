/* SPDX-License-Identifier: MIT */
#include "wire/keyboard-shortcuts-inhibit.h"

#include "input/shortcuts-inhibitor.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include "keyboard-shortcuts-inhibit-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 1,
};

struct wire_inhibitor {
	struct shortcuts_inhibitor model;
	struct wl_resource *resource;
};

static void send_state(struct shortcuts_inhibitor *model)
{
	struct wire_inhibitor *inhibitor = wl_container_of(model, inhibitor, model);
	if (model->active) {
		zwp_keyboard_shortcuts_inhibitor_v1_send_active(inhibitor->resource);
	} else {
		zwp_keyboard_shortcuts_inhibitor_v1_send_inactive(inhibitor->resource);
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwp_keyboard_shortcuts_inhibitor_v1_interface inhibitor_requests = {
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_inhibitor *inhibitor = wl_resource_get_user_data(resource);
	shortcuts_inhibitor_finish(&inhibitor->model);
	free(inhibitor);
}

static void handle_inhibit_shortcuts(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface, struct wl_resource *seat)
{
	struct wire_inhibitor *inhibitor = calloc(1, sizeof(*inhibitor));
	struct wl_resource *inhibitor_resource =
		wl_resource_create(client, &zwp_keyboard_shortcuts_inhibitor_v1_interface,
			wl_resource_get_version(resource), id);
	if (inhibitor == NULL || inhibitor_resource == NULL) {
		free(inhibitor);
		wl_client_post_no_memory(client);
		return;
	}
	inhibitor->resource = inhibitor_resource;
	int fault = shortcuts_inhibitor_init(
		&inhibitor->model, wire_surface_from_resource(surface), send_state);
	if (fault != 0) {
		free(inhibitor);
		wl_resource_post_error(resource,
			ZWP_KEYBOARD_SHORTCUTS_INHIBIT_MANAGER_V1_ERROR_ALREADY_INHIBITED,
			"wl_surface#%u has an inhibitor already: one for each surface and seat",
			wl_resource_get_id(surface));
		return;
	}
	wl_resource_set_implementation(
		inhibitor_resource, &inhibitor_requests, inhibitor, handle_resource_destroy);
}

static const struct zwp_keyboard_shortcuts_inhibit_manager_v1_interface manager_requests = {
	.destroy = handle_destroy,
	.inhibit_shortcuts = handle_inhibit_shortcuts,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwp_keyboard_shortcuts_inhibit_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

int keyboard_shortcuts_inhibit_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(wire->display,
		&zwp_keyboard_shortcuts_inhibit_manager_v1_interface, MANAGER_VERSION, wire, bind);
	return global != NULL ? 0 : -ENOMEM;
}
