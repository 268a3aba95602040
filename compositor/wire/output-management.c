/* SPDX-License-Identifier: MIT */
#include "wire/output-management.h"

#include "wire/output-configuration.h"
#include "wire/output-head.h"

#include "wlr-output-management-unstable-v1-server-protocol.h"

#include <errno.h>
#include <stdlib.h>

enum {
	OUTPUT_MANAGER_VERSION = 4,
};

struct output_manager {
	struct wl_list link; /* output_management.managers */
	struct output_management *management;
	struct wl_resource *resource;
	struct wl_list heads; /* output_head.link */
};

static void send_done(void *data)
{
	struct output_management *management = data;
	management->idle = NULL;
	struct output_manager *manager;
	wl_list_for_each (manager, &management->managers, link) {
		zwlr_output_manager_v1_send_done(manager->resource, management->serial);
	}
}

/* Configurations begun before this are out of date. One change can be told in several parts. */
static void note_change(struct output_management *management)
{
	struct wl_display *display = management->wire->display;
	management->serial = wl_display_next_serial(display);
	if (management->idle == NULL) {
		management->idle = wl_event_loop_add_idle(
			wl_display_get_event_loop(display), send_done, management);
	}
}

static struct output_head *find_head(
	const struct output_manager *manager, const struct output *output)
{
	struct output_head *head;
	wl_list_for_each (head, &manager->heads, link) {
		if (head->output == output) {
			return head;
		}
	}
	return NULL;
}

/* One that is enabled again has its heads. */
static void handle_output_added(struct wl_listener *listener, void *data)
{
	struct output_management *management = wl_container_of(listener, management, output_added);
	struct output_manager *manager;
	wl_list_for_each (manager, &management->managers, link) {
		struct output_head *head = find_head(manager, data);
		if (head != NULL) {
			output_head_update(head);
		} else {
			output_head_create(manager->resource, &manager->heads, data);
		}
	}
	note_change(management);
}

static void finish_heads(struct output_management *management, const struct output *output)
{
	struct output_manager *manager;
	wl_list_for_each (manager, &management->managers, link) {
		struct output_head *head = find_head(manager, output);
		if (head != NULL) {
			output_head_finish(head);
		}
	}
	note_change(management);
}

/* One that was disabled is told to be so when the layout has changed. */
static void handle_output_removed(struct wl_listener *listener, void *data)
{
	struct output_management *management =
		wl_container_of(listener, management, output_removed);
	const struct output *output = data;
	if (output->enabled) {
		finish_heads(management, output);
	}
}

static void handle_output_forgotten(struct wl_listener *listener, void *data)
{
	struct output_management *management =
		wl_container_of(listener, management, output_forgotten);
	finish_heads(management, data);
}

static void handle_layout_changed(struct wl_listener *listener, void *data)
{
	struct output_management *management =
		wl_container_of(listener, management, layout_changed);
	struct output_manager *manager;
	bool changed = false;
	wl_list_for_each (manager, &management->managers, link) {
		struct output_head *head;
		wl_list_for_each (head, &manager->heads, link) {
			changed = output_head_update(head) || changed;
		}
	}
	if (changed) {
		note_change(management);
	}
}

static void handle_create_configuration(
	struct wl_client *client, struct wl_resource *resource, uint32_t id, uint32_t serial)
{
	const struct output_manager *manager = wl_resource_get_user_data(resource);
	output_configuration_create(manager->management, resource, id, serial);
}

static void handle_stop(struct wl_client *client, struct wl_resource *resource)
{
	zwlr_output_manager_v1_send_finished(resource);
	wl_resource_destroy(resource);
}

static const struct zwlr_output_manager_v1_interface manager_requests = {
	.create_configuration = handle_create_configuration,
	.stop = handle_stop,
};

/* Heads that are left are told nothing any more. */
static void handle_manager_destroy(struct wl_resource *resource)
{
	struct output_manager *manager = wl_resource_get_user_data(resource);
	struct output_head *head, *next;
	wl_list_for_each_safe (head, next, &manager->heads, link) {
		output_head_abandon(head);
	}
	wl_list_remove(&manager->link);
	free(manager);
}

static void create_heads(struct output_manager *manager, const struct wl_list *outputs)
{
	struct output *output;
	wl_list_for_each (output, outputs, link) {
		output_head_create(manager->resource, &manager->heads, output);
	}
}

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct output_management *management = data;
	struct output_manager *manager = calloc(1, sizeof(*manager));
	struct wl_resource *resource =
		manager != NULL ? wl_resource_create(client, &zwlr_output_manager_v1_interface,
					  (int)version, id)
				: NULL;
	if (resource == NULL) {
		free(manager);
		wl_client_post_no_memory(client);
		return;
	}
	manager->management = management;
	manager->resource = resource;
	wl_list_init(&manager->heads);
	wl_list_insert(&management->managers, &manager->link);
	wl_resource_set_implementation(
		resource, &manager_requests, manager, handle_manager_destroy);
	const struct output_layout *layout = management->wire->outputs;
	create_heads(manager, &layout->outputs);
	create_heads(manager, &layout->disabled);
	zwlr_output_manager_v1_send_done(resource, management->serial);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct output_management *management =
		wl_container_of(listener, management, display_destroy);
	wl_list_remove(&management->output_added.link);
	wl_list_remove(&management->output_removed.link);
	wl_list_remove(&management->output_forgotten.link);
	wl_list_remove(&management->layout_changed.link);
	wl_list_remove(&management->display_destroy.link);
	if (management->idle != NULL) {
		wl_event_source_remove(management->idle);
	}
	free(management);
}

int output_management_global_create(struct wire *wire)
{
	struct output_management *management = calloc(1, sizeof(*management));
	if (management == NULL) {
		return -ENOMEM;
	}
	if (wl_global_create(wire->display, &zwlr_output_manager_v1_interface,
		    OUTPUT_MANAGER_VERSION, management, bind) == NULL) {
		free(management);
		return -ENOMEM;
	}
	management->wire = wire;
	wl_list_init(&management->managers);
	management->output_added.notify = handle_output_added;
	wl_signal_add(&wire->outputs->events.add, &management->output_added);
	management->output_removed.notify = handle_output_removed;
	wl_signal_add(&wire->outputs->events.remove, &management->output_removed);
	management->output_forgotten.notify = handle_output_forgotten;
	wl_signal_add(&wire->outputs->events.forget, &management->output_forgotten);
	management->layout_changed.notify = handle_layout_changed;
	wl_signal_add(&wire->outputs->events.changed, &management->layout_changed);
	management->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &management->display_destroy);
	return 0;
}
