/* SPDX-License-Identifier: MIT */
#include "wire/output-power.h"

#include "output/output.h"
#include "wire/output.h"
#include "wire/wire.h"

#include "wlr-output-power-management-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 1,
};

struct output_power {
	struct wl_resource *resource;
	struct output *output; /* NULL: it has failed */
	struct wl_listener power_changed, leave;
};

static void send_mode(const struct output_power *power)
{
	zwlr_output_power_v1_send_mode(power->resource, power->output->powered
								? ZWLR_OUTPUT_POWER_V1_MODE_ON
								: ZWLR_OUTPUT_POWER_V1_MODE_OFF);
}

static void let_go(struct output_power *power)
{
	if (power->output != NULL) {
		power->output = NULL;
		wl_list_remove(&power->power_changed.link);
		wl_list_remove(&power->leave.link);
	}
}

static void fail(struct output_power *power)
{
	let_go(power);
	zwlr_output_power_v1_send_failed(power->resource);
}

static void handle_power_changed(struct wl_listener *listener, void *data)
{
	struct output_power *power = wl_container_of(listener, power, power_changed);
	send_mode(power);
}

static void handle_leave(struct wl_listener *listener, void *data)
{
	struct output_power *power = wl_container_of(listener, power, leave);
	fail(power);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_set_mode(struct wl_client *client, struct wl_resource *resource, uint32_t mode)
{
	struct output_power *power = wl_resource_get_user_data(resource);
	if (mode > ZWLR_OUTPUT_POWER_V1_MODE_ON) {
		wl_resource_post_error(resource, ZWLR_OUTPUT_POWER_V1_ERROR_INVALID_MODE,
			"zwlr_output_power_v1.set_mode(%u): give 0 (off) or 1 (on)", mode);
	} else if (power->output != NULL) {
		output_set_powered(power->output, mode == ZWLR_OUTPUT_POWER_V1_MODE_ON);
	}
}

static const struct zwlr_output_power_v1_interface power_requests = {
	.set_mode = handle_set_mode,
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct output_power *power = wl_resource_get_user_data(resource);
	let_go(power);
	free(power);
}

/* output is NULL once it is gone; the client may not know yet. */
static void begin(struct output_power *power, struct output *output)
{
	if (output == NULL || !output_can_be_off(output)) {
		zwlr_output_power_v1_send_failed(power->resource);
		return;
	}
	power->output = output;
	power->power_changed.notify = handle_power_changed;
	wl_signal_add(&output->events.power, &power->power_changed);
	power->leave.notify = handle_leave;
	wl_signal_add(&output->events.leave, &power->leave);
	send_mode(power);
}

static void handle_get_output_power(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *output)
{
	struct output_power *power = calloc(1, sizeof(*power));
	struct wl_resource *created = wl_resource_create(
		client, &zwlr_output_power_v1_interface, wl_resource_get_version(resource), id);
	if (power == NULL || created == NULL) {
		free(power);
		wl_client_post_no_memory(client);
		return;
	}
	power->resource = created;
	wl_resource_set_implementation(created, &power_requests, power, handle_resource_destroy);
	begin(power, wire_output_from_resource(output));
}

static const struct zwlr_output_power_manager_v1_interface manager_requests = {
	.get_output_power = handle_get_output_power,
	.destroy = handle_destroy,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwlr_output_power_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

int output_power_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(wire->display,
		&zwlr_output_power_manager_v1_interface, MANAGER_VERSION, wire, bind);
	return global != NULL ? 0 : -ENOMEM;
}
