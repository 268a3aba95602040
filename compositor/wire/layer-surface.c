/* SPDX-License-Identifier: MIT */
#include "wire/layer-surface.h"

#include "shell/desktop.h"
#include "shell/popup.h"
#include "wire/output.h"
#include "wire/surface.h"
#include "wire/wire.h"
#include "wire/xdg-popup.h"
#include "wlr-layer-shell-unstable-v1-server-protocol.h"

#include <stdlib.h>

struct wire_layer_surface {
	struct wl_resource *resource;
	struct shell_surface *shell_surface;
	struct layer_surface *layer;
};

static struct wire_layer_surface *object_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static struct layer_surface *layer_of(struct wl_resource *resource)
{
	return object_of(resource)->layer;
}

/* What zwlr_layer_surface_v1 has errors for. */
static const struct fault_row {
	int fault;
	uint32_t code;
	const char *says;
} fault_rows[] = {
	{SHELL_SURFACE_NOT_INITIALISED, ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_SURFACE_STATE,
		"a buffer before the first configure; commit without one first, and ack what "
		"comes"},
	{SHELL_SURFACE_NOT_ACKED, ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_SURFACE_STATE,
		"a buffer before a configure was acked"},
	{LAYER_SURFACE_NO_SIZE, ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_SIZE,
		"a width of 0 needs the anchors left and right, a height of 0 top and bottom"},
	{LAYER_SURFACE_BAD_SIZE, ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_SIZE,
		"no surface can be larger than 2147483647 each way"},
	{LAYER_SURFACE_BAD_ANCHOR, ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_ANCHOR,
		"anchors are sums of 1 (top), 2 (bottom), 4 (left) and 8 (right)"},
	{LAYER_SURFACE_BAD_INTERACTIVITY,
		ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_KEYBOARD_INTERACTIVITY,
		"the values are 0 (none), 1 (exclusive) and, since version 4, 2 (on_demand)"},
	{POPUP_HAS_PARENT, ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_SURFACE_STATE,
		"the xdg_popup has a parent, or was committed already"},
};

/* request names what was asked for, as "zwlr_layer_surface_v1.set_anchor(16)". */
static void post_fault(struct wl_resource *resource, int fault, const char *request)
{
	for (size_t i = 0; i < sizeof(fault_rows) / sizeof(fault_rows[0]); i++) {
		if (fault_rows[i].fault == fault) {
			wl_resource_post_error(resource, fault_rows[i].code, "%s: %s", request,
				fault_rows[i].says);
			return;
		}
	}
	wl_resource_post_no_memory(resource);
}

__attribute__((format(printf, 3, 4))) static void post_unless_fine(
	struct wl_resource *resource, int fault, const char *format, ...)
{
	char request[128];
	va_list args;
	if (fault == 0) {
		return;
	}
	va_start(args, format);
	vsnprintf(request, sizeof(request), format, args);
	va_end(args);
	post_fault(resource, fault, request);
}

static void handle_set_size(
	struct wl_client *client, struct wl_resource *resource, uint32_t width, uint32_t height)
{
	int fault = layer_surface_set_size(layer_of(resource), width, height);
	post_unless_fine(resource, fault, "zwlr_layer_surface_v1.set_size(%u, %u)", width, height);
}

static void handle_set_anchor(
	struct wl_client *client, struct wl_resource *resource, uint32_t anchor)
{
	int fault = layer_surface_set_anchor(layer_of(resource), anchor);
	post_unless_fine(resource, fault, "zwlr_layer_surface_v1.set_anchor(%u)", anchor);
}

static void handle_set_exclusive_zone(
	struct wl_client *client, struct wl_resource *resource, int32_t zone)
{
	layer_surface_set_exclusive_zone(layer_of(resource), zone);
}

static void handle_set_margin(struct wl_client *client, struct wl_resource *resource, int32_t top,
	int32_t right, int32_t bottom, int32_t left)
{
	layer_surface_set_margin(layer_of(resource), top, right, bottom, left);
}

/* Before version 4 this was a yes or a no. */
static void handle_set_keyboard_interactivity(
	struct wl_client *client, struct wl_resource *resource, uint32_t value)
{
	bool is_bool = wl_resource_get_version(resource) <
		       ZWLR_LAYER_SURFACE_V1_KEYBOARD_INTERACTIVITY_ON_DEMAND_SINCE_VERSION;
	uint32_t interactivity = value;
	if (is_bool && value != LAYER_KEYBOARD_NONE) {
		interactivity = LAYER_KEYBOARD_EXCLUSIVE;
	}
	int fault = layer_surface_set_interactivity(layer_of(resource), interactivity);
	post_unless_fine(
		resource, fault, "zwlr_layer_surface_v1.set_keyboard_interactivity(%u)", value);
}

static void handle_get_popup(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *popup_resource)
{
	struct popup *popup = wire_xdg_popup_from_resource(popup_resource);
	if (popup != NULL) {
		int fault = popup_set_parent(popup, object_of(resource)->shell_surface);
		post_unless_fine(resource, fault, "zwlr_layer_surface_v1.get_popup");
	}
}

static void handle_ack_configure(
	struct wl_client *client, struct wl_resource *resource, uint32_t serial)
{
	struct wire_layer_surface *object = object_of(resource);
	if (object->layer->closed) {
		return;
	}
	if (shell_surface_ack(object->shell_surface, serial) != 0) {
		wl_resource_post_error(resource, ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_SURFACE_STATE,
			"zwlr_layer_surface_v1.ack_configure(%u): no configure with this serial "
			"waits for an answer; the newest one that does is %u (0: none)",
			serial, configure_queue_newest(&object->shell_surface->queue));
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_set_layer(struct wl_client *client, struct wl_resource *resource, uint32_t layer)
{
	if (layer_surface_set_level(layer_of(resource), layer) != 0) {
		wl_resource_post_error(resource, ZWLR_LAYER_SURFACE_V1_ERROR_INVALID_SURFACE_STATE,
			"zwlr_layer_surface_v1.set_layer(%u): the layers are 0 (background) to 3 "
			"(overlay)",
			layer);
	}
}

static const struct zwlr_layer_surface_v1_interface layer_surface_impl = {
	.set_size = handle_set_size,
	.set_anchor = handle_set_anchor,
	.set_exclusive_zone = handle_set_exclusive_zone,
	.set_margin = handle_set_margin,
	.set_keyboard_interactivity = handle_set_keyboard_interactivity,
	.get_popup = handle_get_popup,
	.ack_configure = handle_ack_configure,
	.destroy = handle_destroy,
	.set_layer = handle_set_layer,
};

static void tell_configure(void *data, uint32_t serial, const struct configuration *configuration)
{
	struct wire_layer_surface *object = data;
	zwlr_layer_surface_v1_send_configure(object->resource, serial,
		(uint32_t)configuration->box.width, (uint32_t)configuration->box.height);
}

static void tell_closed(void *data)
{
	struct wire_layer_surface *object = data;
	zwlr_layer_surface_v1_send_closed(object->resource);
}

static void tell_fault(void *data, int fault)
{
	struct wire_layer_surface *object = data;
	post_fault(object->resource, fault, "wl_surface.commit");
}

static const struct shell_surface_listener shell_surface_listener = {
	.configure = tell_configure,
	.dismissed = tell_closed,
	.fault = tell_fault,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_layer_surface *object = object_of(resource);
	layer_surface_destroy(object->layer);
	shell_surface_destroy(object->shell_surface);
	free(object);
}

static void post_create_fault(
	struct wl_resource *layer_shell, const struct wire_layer_wish *wish, int fault)
{
	const struct surface_role *role = wire_surface_from_resource(wish->surface)->role;
	uint32_t id = wl_resource_get_id(wish->surface);
	switch (fault) {
	case SHELL_SURFACE_ROLE_TAKEN:
		wl_resource_post_error(layer_shell, ZWLR_LAYER_SHELL_V1_ERROR_ROLE,
			"zwlr_layer_shell_v1.get_layer_surface: wl_surface#%u has %s%s", id,
			role != NULL ? "a role already: " : "an xdg_surface",
			role != NULL ? role->name : "");
		break;
	case SHELL_SURFACE_HAS_BUFFER:
		wl_resource_post_error(layer_shell, ZWLR_LAYER_SHELL_V1_ERROR_ALREADY_CONSTRUCTED,
			"zwlr_layer_shell_v1.get_layer_surface: wl_surface#%u has a buffer; it may "
			"get its first one after the first configure",
			id);
		break;
	case LAYER_SURFACE_BAD_LEVEL:
		wl_resource_post_error(layer_shell, ZWLR_LAYER_SHELL_V1_ERROR_INVALID_LAYER,
			"zwlr_layer_shell_v1.get_layer_surface: layer is %u; the layers are 0 "
			"(background) to 3 (overlay)",
			wish->level);
		break;
	default:
		wl_resource_post_no_memory(layer_shell);
	}
}

/* The models, with object as their listener. Returns 0, a fault or -ENOMEM; what was made stays in
 * object. */
static int create_models(
	struct wire *wire, struct wire_layer_surface *object, const struct wire_layer_wish *wish)
{
	int index = -1;
	if (wish->output != NULL) {
		const struct output *output = wire_output_from_resource(wish->output);
		index = output != NULL ? (int)output->index : SURFACE_OUTPUT_MAX;
	}
	int fault = shell_surface_create(wire_surface_from_resource(wish->surface), wire->display,
		&shell_surface_listener, object, &object->shell_surface);
	if (fault == 0) {
		object->shell_surface->early_buffers = wire->desktop->early_buffers;
		fault = desktop_create_layer_surface(
			wire->desktop, object->shell_surface, wish->level, index, &object->layer);
	}
	return fault;
}

void wire_layer_surface_create(
	struct wire *wire, struct wl_resource *layer_shell, const struct wire_layer_wish *wish)
{
	struct wire_layer_surface *object = calloc(1, sizeof(*object));
	struct wl_resource *resource =
		object == NULL ? NULL
			       : wl_resource_create(wl_resource_get_client(layer_shell),
					 &zwlr_layer_surface_v1_interface,
					 wl_resource_get_version(layer_shell), wish->id);
	if (resource == NULL) {
		free(object);
		wl_resource_post_no_memory(layer_shell);
		return;
	}
	object->resource = resource;
	int fault = create_models(wire, object, wish);
	if (fault != 0) {
		post_create_fault(layer_shell, wish, fault);
		shell_surface_destroy(object->shell_surface);
		wl_resource_destroy(resource);
		free(object);
		return;
	}
	wl_resource_set_implementation(
		resource, &layer_surface_impl, object, handle_resource_destroy);
}
