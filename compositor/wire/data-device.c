/* SPDX-License-Identifier: MIT */
#include "wire/data-device.h"

#include "input/seat.h"
#include "wire/data-offer.h"
#include "wire/data-source.h"
#include "wire/drag.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-server-protocol.h>

enum {
	MANAGER_VERSION = 3,
};

struct data_devices {
	struct seat *seat;
	struct wire_drag drag;
	struct wl_list resources;   /* wl_data_device of all clients */
	struct wl_client *shown_to; /* the client that knows the selection; may be NULL */
	struct wl_listener shown_to_destroy;
	struct wl_listener focus_approach, selection_changed;
	struct wl_listener display_destroy;
};

static struct wl_client *client_of(const struct surface *surface)
{
	return wl_resource_get_client(wire_surface_resource(surface));
}

static void show_selection(struct data_devices *devices, struct wl_resource *device)
{
	struct data_source *source = devices->seat->selection.source;
	struct wl_resource *offer =
		source != NULL ? wire_data_offer_create(device, source, false) : NULL;
	wl_data_device_send_selection(device, offer);
}

static void show_selection_to(struct data_devices *devices, struct wl_client *client)
{
	struct wl_resource *resource;
	wl_resource_for_each (resource, &devices->resources) {
		if (wl_resource_get_client(resource) == client) {
			show_selection(devices, resource);
		}
	}
}

static void set_shown_to(struct data_devices *devices, struct wl_client *client)
{
	if (devices->shown_to != NULL) {
		wl_list_remove(&devices->shown_to_destroy.link);
	}
	devices->shown_to = client;
	if (client != NULL) {
		wl_client_add_destroy_listener(client, &devices->shown_to_destroy);
	}
}

static void handle_shown_to_destroy(struct wl_listener *listener, void *data)
{
	struct data_devices *devices = wl_container_of(listener, devices, shown_to_destroy);
	set_shown_to(devices, NULL);
}

static void handle_focus_approach(struct wl_listener *listener, void *data)
{
	struct data_devices *devices = wl_container_of(listener, devices, focus_approach);
	const struct keyboard_focus_event *event = data;
	struct wl_client *client = client_of(event->surface);
	if (client != devices->shown_to) {
		set_shown_to(devices, client);
		show_selection_to(devices, client);
	}
}

static bool has_keyboard_focus(const struct data_devices *devices, struct wl_client *client)
{
	const struct surface *focus = devices->seat->keyboard.focus;
	return focus != NULL && client_of(focus) == client;
}

static void handle_selection_changed(struct wl_listener *listener, void *data)
{
	struct data_devices *devices = wl_container_of(listener, devices, selection_changed);
	if (devices->shown_to != NULL && has_keyboard_focus(devices, devices->shown_to)) {
		show_selection_to(devices, devices->shown_to);
	} else {
		set_shown_to(devices, NULL); /* it will learn of it with its next focus */
	}
}

/* Only a client that a person is dealing with may say what is pasted elsewhere. */
static bool may_set_selection(
	const struct data_devices *devices, struct wl_client *client, uint32_t serial)
{
	const struct surface *under_pointer = devices->seat->pointer.focus;
	return has_keyboard_focus(devices, client) ||
	       (under_pointer != NULL && client_of(under_pointer) == client &&
		       seat_has_press_serial(devices->seat, serial));
}

static void handle_set_selection(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *source_resource, uint32_t serial)
{
	struct data_devices *devices = wl_resource_get_user_data(resource);
	struct data_source *source = wire_data_source_from_resource(source_resource);
	if (!may_set_selection(devices, client, serial)) {
		data_source_refuse(source);
		return;
	}
	int fault = selection_set(&devices->seat->selection, source);
	if (fault != 0) {
		wire_data_source_post_fault(source_resource, fault);
	}
}

static void handle_start_drag(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *source, struct wl_resource *origin, struct wl_resource *icon,
	uint32_t serial)
{
	struct data_devices *devices = wl_resource_get_user_data(resource);
	wire_drag_start(&devices->drag, resource, source, origin, icon, serial);
}

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_data_device_interface device_requests = {
	.start_drag = handle_start_drag,
	.set_selection = handle_set_selection,
	.release = handle_release,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void handle_create_data_source(
	struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	wire_data_source_create(client, (uint32_t)wl_resource_get_version(resource), id);
}

static void handle_get_data_device(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *seat_resource)
{
	struct data_devices *devices = wl_resource_get_user_data(resource);
	struct wl_resource *device = wl_resource_create(
		client, &wl_data_device_interface, wl_resource_get_version(resource), id);
	if (device == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(device, &device_requests, devices, handle_resource_destroy);
	wl_list_insert(devices->resources.prev, wl_resource_get_link(device));
	if (has_keyboard_focus(devices, client)) {
		show_selection(devices, device);
	}
}

static const struct wl_data_device_manager_interface manager_requests = {
	.create_data_source = handle_create_data_source,
	.get_data_device = handle_get_data_device,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_data_device_manager_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct data_devices *devices = wl_container_of(listener, devices, display_destroy);
	set_shown_to(devices, NULL);
	wl_list_remove(&devices->focus_approach.link);
	wl_list_remove(&devices->selection_changed.link);
	wl_list_remove(&devices->display_destroy.link);
	wire_drag_finish(&devices->drag);
	free(devices);
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

static void listen(struct data_devices *devices)
{
	devices->shown_to_destroy.notify = handle_shown_to_destroy;
	add_listener(&devices->seat->keyboard.events.approach, &devices->focus_approach,
		handle_focus_approach);
	add_listener(&devices->seat->selection.events.changed, &devices->selection_changed,
		handle_selection_changed);
}

int data_device_global_create(struct wire *wire)
{
	struct data_devices *devices = calloc(1, sizeof(*devices));
	if (devices == NULL || wl_global_create(wire->display, &wl_data_device_manager_interface,
				       MANAGER_VERSION, devices, bind) == NULL) {
		free(devices);
		return -ENOMEM;
	}
	devices->seat = wire->seat;
	wl_list_init(&devices->resources);
	wire_drag_init(&devices->drag, wire->display, wire->seat, &devices->resources);
	listen(devices);
	devices->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &devices->display_destroy);
	return 0;
}
