/* SPDX-License-Identifier: MIT */
#include "wire/text-input.h"

#include "input/seat.h"
#include "input/text-input.h"
#include "wire/seat.h"
#include "wire/shm/shm-fault.h"
#include "wire/shm/shm-global.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include "text-input-unstable-v3-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 1,
};

struct wire_text_input {
	struct text_input model;
	struct wl_resource *resource;
};

static void send_enter(void *data, struct surface *surface)
{
	const struct wire_text_input *input = data;
	zwp_text_input_v3_send_enter(input->resource, wire_surface_resource(surface));
}

static void send_leave(void *data, struct surface *surface)
{
	const struct wire_text_input *input = data;
	zwp_text_input_v3_send_leave(input->resource, wire_surface_resource(surface));
}

static void send_composition(
	void *data, const struct text_composition *composition, uint32_t commits)
{
	const struct wire_text_input *input = data;
	if (composition->preedit != NULL) {
		zwp_text_input_v3_send_preedit_string(input->resource, composition->preedit,
			composition->preedit_begin, composition->preedit_end);
	}
	if (composition->text != NULL) {
		zwp_text_input_v3_send_commit_string(input->resource, composition->text);
	}
	if (composition->deleted_before > 0 || composition->deleted_after > 0) {
		zwp_text_input_v3_send_delete_surrounding_text(
			input->resource, composition->deleted_before, composition->deleted_after);
	}
	zwp_text_input_v3_send_done(input->resource, commits);
}

static const struct text_input_listener listener = {
	.enter = send_enter,
	.leave = send_leave,
	.compose = send_composition,
};

static struct text_input *model_of(struct wl_resource *resource)
{
	struct wire_text_input *input = wl_resource_get_user_data(resource);
	return &input->model;
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_enable(struct wl_client *client, struct wl_resource *resource)
{
	text_input_enable(model_of(resource));
}

static void handle_disable(struct wl_client *client, struct wl_resource *resource)
{
	text_input_disable(model_of(resource));
}

static void handle_set_surrounding_text(struct wl_client *client, struct wl_resource *resource,
	const char *text, int32_t cursor, int32_t anchor)
{
	struct text_input *model = model_of(resource);
	int fault = text_input_set_surrounding(model, text, cursor, anchor);
	if (fault != 0) {
		shm_fault_post(
			resource, model->budget, fault, "zwp_text_input_v3.set_surrounding_text");
	}
}

static void handle_set_text_change_cause(
	struct wl_client *client, struct wl_resource *resource, uint32_t cause)
{
	text_input_set_cause(model_of(resource), cause);
}

static void handle_set_content_type(
	struct wl_client *client, struct wl_resource *resource, uint32_t hint, uint32_t purpose)
{
	text_input_set_content_type(model_of(resource), hint, purpose);
}

static void handle_set_cursor_rectangle(struct wl_client *client, struct wl_resource *resource,
	int32_t x, int32_t y, int32_t width, int32_t height)
{
	struct box box = {x, y, width, height};
	text_input_set_cursor_box(model_of(resource), &box);
}

static void handle_commit(struct wl_client *client, struct wl_resource *resource)
{
	text_input_commit(model_of(resource));
}

static const struct zwp_text_input_v3_interface input_requests = {
	.destroy = handle_destroy,
	.enable = handle_enable,
	.disable = handle_disable,
	.set_surrounding_text = handle_set_surrounding_text,
	.set_text_change_cause = handle_set_text_change_cause,
	.set_content_type = handle_set_content_type,
	.set_cursor_rectangle = handle_set_cursor_rectangle,
	.commit = handle_commit,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_text_input *input = wl_resource_get_user_data(resource);
	text_input_finish(&input->model);
	free(input);
}

static void handle_get_text_input(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *seat)
{
	const struct wire *wire = wl_resource_get_user_data(resource);
	struct budget *budget = weddell_shm_client_budget(wire->shm, client);
	struct wire_text_input *input = calloc(1, sizeof(*input));
	struct wl_resource *created = wl_resource_create(
		client, &zwp_text_input_v3_interface, wl_resource_get_version(resource), id);
	if (budget == NULL || input == NULL || created == NULL) {
		free(input);
		wl_client_post_no_memory(client);
		return;
	}
	input->resource = created;
	wl_resource_set_implementation(created, &input_requests, input, handle_resource_destroy);
	text_input_init(
		&input->model, &wire_seat_from_resource(seat)->text, budget, &listener, input);
}

static const struct zwp_text_input_manager_v3_interface manager_requests = {
	.destroy = handle_destroy,
	.get_text_input = handle_get_text_input,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &zwp_text_input_manager_v3_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

int text_input_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(
		wire->display, &zwp_text_input_manager_v3_interface, MANAGER_VERSION, wire, bind);
	return global != NULL ? 0 : -ENOMEM;
}
