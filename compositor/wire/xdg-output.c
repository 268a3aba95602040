/* SPDX-License-Identifier: MIT */
#include "wire/xdg-output.h"

#include "wire/object-table.h"
#include "wire/output.h"

#include "xdg-output-unstable-v1-server-protocol.h"

#include <errno.h>

enum {
	XDG_OUTPUT_MANAGER_VERSION = 3,
	/* from here on wl_output.done ends a batch, and zxdg_output_v1.done is not sent */
	WL_OUTPUT_ENDS_BATCH = 3,
};

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zxdg_output_v1_interface xdg_output_requests = {
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

void xdg_output_send_place(struct wl_resource *resource, const struct output *output)
{
	struct box box = output_logical_box(output);
	zxdg_output_v1_send_logical_position(resource, box.x, box.y);
	zxdg_output_v1_send_logical_size(resource, box.width, box.height);
	if (wl_resource_get_version(resource) < WL_OUTPUT_ENDS_BATCH) {
		zxdg_output_v1_send_done(resource);
	}
}

static void send_all(struct wl_resource *resource, struct output *output)
{
	int version = wl_resource_get_version(resource);
	if (version >= ZXDG_OUTPUT_V1_NAME_SINCE_VERSION) {
		zxdg_output_v1_send_name(resource, output->name);
		zxdg_output_v1_send_description(resource, output->description);
	}
	xdg_output_send_place(resource, output);
	if (version >= WL_OUTPUT_ENDS_BATCH) {
		wire_output_send_done(output, wl_resource_get_client(resource));
	}
}

static void handle_get_xdg_output(struct wl_client *client, struct wl_resource *manager,
	uint32_t id, struct wl_resource *output_resource)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zxdg_output_v1_interface, wl_resource_get_version(manager), id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	struct output *output = wire_output_from_resource(output_resource);
	wl_resource_set_implementation(
		resource, &xdg_output_requests, output, handle_resource_destroy);
	if (output == NULL) {
		wl_list_init(wl_resource_get_link(resource));
		return;
	}
	object_table_add(wire_output_xdg_objects(output), resource);
	send_all(resource, output);
}

static const struct zxdg_output_manager_v1_interface manager_requests = {
	.destroy = handle_destroy,
	.get_xdg_output = handle_get_xdg_output,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &zxdg_output_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, NULL, NULL);
}

int xdg_output_manager_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(wire->display,
		&zxdg_output_manager_v1_interface, XDG_OUTPUT_MANAGER_VERSION, NULL, bind);
	return global != NULL ? 0 : -ENOMEM;
}
