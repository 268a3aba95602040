/* SPDX-License-Identifier: MIT */
#include "wire/input-method.h"

#include "input/input-method.h"
#include "wire/input-method-grab.h"
#include "wire/input-popup-surface.h"
#include "wire/seat.h"
#include "wire/wire.h"

#include "input-method-unstable-v2-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 1,
};

struct wire_input_method {
	const struct wire *wire;
	struct wl_resource *resource;
	bool is_available; /* else it has nothing of what follows */
	struct input_method model;
	struct input_popups popups;
	struct wl_list grabs; /* of input-method-grab.h */
};

static void send_activate(void *data)
{
	const struct wire_input_method *method = data;
	zwp_input_method_v2_send_activate(method->resource);
}

static void send_description(void *data, const struct text_field *field)
{
	const struct wire_input_method *method = data;
	if (field->parts & TEXT_FIELD_SURROUNDING) {
		zwp_input_method_v2_send_surrounding_text(
			method->resource, field->surrounding, field->cursor, field->anchor);
	}
	zwp_input_method_v2_send_text_change_cause(method->resource, field->cause);
	if (field->parts & TEXT_FIELD_CONTENT_TYPE) {
		zwp_input_method_v2_send_content_type(
			method->resource, field->hint, field->purpose);
	}
}

static void send_deactivate(void *data)
{
	const struct wire_input_method *method = data;
	zwp_input_method_v2_send_deactivate(method->resource);
}

static void send_done(void *data)
{
	const struct wire_input_method *method = data;
	zwp_input_method_v2_send_done(method->resource);
}

static const struct input_method_listener listener = {
	.activate = send_activate,
	.describe = send_description,
	.deactivate = send_deactivate,
	.done = send_done,
};

/* The protocol has no codes for these. */
static void post_fault(struct wl_client *client, int fault, const char *request)
{
	switch (fault) {
	case 0:
		break;
	case INPUT_METHOD_BAD_TEXT:
		wl_client_post_implementation_error(
			client, "zwp_input_method_v2.%s: the text is no UTF-8", request);
		break;
	case INPUT_METHOD_BAD_CURSOR:
		wl_client_post_implementation_error(client,
			"zwp_input_method_v2.%s: a cursor has both ends at characters of the text, "
			"or at -1",
			request);
		break;
	default:
		wl_client_post_no_memory(client);
	}
}

static void handle_commit_string(
	struct wl_client *client, struct wl_resource *resource, const char *text)
{
	struct wire_input_method *method = wl_resource_get_user_data(resource);
	if (method->is_available) {
		post_fault(client, input_method_set_text(&method->model, text), "commit_string");
	}
}

static void handle_set_preedit_string(struct wl_client *client, struct wl_resource *resource,
	const char *text, int32_t begin, int32_t end)
{
	struct wire_input_method *method = wl_resource_get_user_data(resource);
	if (method->is_available) {
		post_fault(client, input_method_set_preedit(&method->model, text, begin, end),
			"set_preedit_string");
	}
}

static void handle_delete_surrounding_text(
	struct wl_client *client, struct wl_resource *resource, uint32_t before, uint32_t after)
{
	struct wire_input_method *method = wl_resource_get_user_data(resource);
	if (method->is_available) {
		input_method_delete(&method->model, before, after);
	}
}

static void handle_commit(struct wl_client *client, struct wl_resource *resource, uint32_t serial)
{
	struct wire_input_method *method = wl_resource_get_user_data(resource);
	if (method->is_available) {
		input_method_commit(&method->model, serial);
	}
}

static void handle_get_input_popup_surface(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface)
{
	struct wire_input_method *method = wl_resource_get_user_data(resource);
	wire_input_popup_create(
		method->is_available ? &method->popups : NULL, method->wire, resource, id, surface);
}

static void handle_grab_keyboard(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct wire_input_method *method = wl_resource_get_user_data(resource);
	wire_input_method_grab_create(
		method->is_available ? &method->grabs : NULL, method->wire, resource, id);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwp_input_method_v2_interface method_requests = {
	.commit_string = handle_commit_string,
	.set_preedit_string = handle_set_preedit_string,
	.delete_surrounding_text = handle_delete_surrounding_text,
	.commit = handle_commit,
	.get_input_popup_surface = handle_get_input_popup_surface,
	.grab_keyboard = handle_grab_keyboard,
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_input_method *method = wl_resource_get_user_data(resource);
	if (method->is_available) {
		wire_input_method_grabs_orphan(&method->grabs);
		wire_input_popups_orphan(&method->popups);
		input_popups_finish(&method->popups);
		input_method_finish(&method->model);
	}
	free(method);
}

static void begin(struct wire_input_method *method, struct seat *seat)
{
	int fault = input_method_init(&method->model, &seat->text, &listener, method);
	if (fault == INPUT_METHOD_EXISTS) {
		zwp_input_method_v2_send_unavailable(method->resource);
		return;
	}
	method->is_available = true;
	input_popups_init(&method->popups, seat);
	wl_list_init(&method->grabs);
}

static void handle_get_input_method(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t id)
{
	struct wire_input_method *method = calloc(1, sizeof(*method));
	struct wl_resource *created = wl_resource_create(
		client, &zwp_input_method_v2_interface, wl_resource_get_version(resource), id);
	if (method == NULL || created == NULL) {
		free(method);
		wl_client_post_no_memory(client);
		return;
	}
	method->wire = wl_resource_get_user_data(resource);
	method->resource = created;
	wl_resource_set_implementation(created, &method_requests, method, handle_resource_destroy);
	begin(method, wire_seat_from_resource(seat));
}

static const struct zwp_input_method_manager_v2_interface manager_requests = {
	.get_input_method = handle_get_input_method,
	.destroy = handle_destroy,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwp_input_method_manager_v2_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

int input_method_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(
		wire->display, &zwp_input_method_manager_v2_interface, MANAGER_VERSION, wire, bind);
	return global != NULL ? 0 : -ENOMEM;
}
