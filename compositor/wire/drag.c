/* SPDX-License-Identifier: MIT */
#include "wire/drag.h"

#include "wire/data-offer.h"
#include "wire/data-source.h"
#include "wire/surface.h"

#include <errno.h>
#include <wayland-server-protocol.h>

static void send_enter(struct wire_drag *wire_drag, struct wl_resource *device)
{
	struct drag *drag = &wire_drag->drag;
	struct wl_resource *offer = NULL;
	if (drag->source != NULL) {
		offer = wire_data_offer_create(device, drag->source, true);
		if (offer == NULL) {
			return;
		}
	}
	wl_data_device_send_enter(device, wl_display_next_serial(wire_drag->display),
		wire_surface_resource(drag->focus), wl_fixed_from_double(drag->local_x),
		wl_fixed_from_double(drag->local_y), offer);
}

static void handle_enter(struct wl_listener *listener, void *data)
{
	struct wire_drag *wire_drag = wl_container_of(listener, wire_drag, enter);
	struct wl_client *client = wire_surface_client(wire_drag->drag.focus);
	struct wl_resource *resource;
	wl_resource_for_each (resource, wire_drag->devices) {
		if (wl_resource_get_client(resource) == client) {
			send_enter(wire_drag, resource);
		}
	}
}

static void handle_motion(struct wl_listener *listener, void *data)
{
	struct wire_drag *wire_drag = wl_container_of(listener, wire_drag, motion);
	const struct drag_motion_event *event = data;
	struct wl_client *client = wire_surface_client(wire_drag->drag.focus);
	struct wl_resource *resource;
	wl_resource_for_each (resource, wire_drag->devices) {
		if (wl_resource_get_client(resource) == client) {
			wl_data_device_send_motion(resource, event->time,
				wl_fixed_from_double(event->drag->local_x),
				wl_fixed_from_double(event->drag->local_y));
		}
	}
}

static void handle_leave(struct wl_listener *listener, void *data)
{
	struct wire_drag *wire_drag = wl_container_of(listener, wire_drag, leave);
	struct wl_client *client = wire_surface_client(wire_drag->drag.focus);
	struct wl_resource *resource;
	wl_resource_for_each (resource, wire_drag->devices) {
		if (wl_resource_get_client(resource) == client) {
			wl_data_device_send_leave(resource);
		}
	}
}

static void handle_drop(struct wl_listener *listener, void *data)
{
	struct wire_drag *wire_drag = wl_container_of(listener, wire_drag, drop);
	struct wl_client *client = wire_surface_client(wire_drag->drag.focus);
	struct wl_resource *resource;
	wl_resource_for_each (resource, wire_drag->devices) {
		if (wl_resource_get_client(resource) == client) {
			wl_data_device_send_drop(resource);
		}
	}
}

/* What has no source is dragged within its own client. */
static bool may_enter(void *data, struct surface *surface)
{
	struct wire_drag *wire_drag = data;
	return wire_drag->drag.source != NULL || wire_surface_client(surface) == wire_drag->client;
}

/* A drag without the press that asks for it is not an error: the button or finger may have been let
 * go while the request was under way. */
static bool may_start(const struct wire_drag *wire_drag, const struct touch_point *point,
	const struct surface *origin, uint32_t serial)
{
	const struct pointer *pointer = &wire_drag->drag.seat->pointer;
	bool by_pointer = pointer_is_grabbed(pointer) && pointer->grab_serial == serial &&
			  pointer->focus == origin;
	bool by_touch = point != NULL && point->surface == origin;
	return !wire_drag->drag.active && (by_pointer || by_touch);
}

void wire_drag_start(struct wire_drag *wire_drag, struct wl_resource *device,
	struct wl_resource *source_resource, struct wl_resource *origin_resource,
	struct wl_resource *icon_resource, uint32_t serial)
{
	struct data_source *source = wire_data_source_from_resource(source_resource);
	struct surface *origin = wire_surface_from_resource(origin_resource);
	struct surface *icon =
		icon_resource != NULL ? wire_surface_from_resource(icon_resource) : NULL;
	if (icon != NULL && !wire_surface_give_role(icon, &drag_icon_role, NULL, device,
				    WL_DATA_DEVICE_ERROR_ROLE)) {
		return;
	}
	const struct touch_point *point = touch_find_serial(&wire_drag->drag.seat->touch, serial);
	if (!may_start(wire_drag, point, origin, serial)) {
		data_source_refuse(source);
		return;
	}
	wire_drag->client = wl_resource_get_client(device);
	int fault = drag_start(&wire_drag->drag, point, source, origin, icon, may_enter, wire_drag);
	if (fault == -ENOMEM) {
		wl_resource_post_no_memory(device);
	} else if (fault != 0) {
		wire_data_source_post_fault(source_resource, fault);
	}
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

void wire_drag_init(struct wire_drag *wire_drag, struct wl_display *display, struct seat *seat,
	struct wl_list *devices)
{
	struct drag *drag = &wire_drag->drag;
	drag_init(drag, seat);
	wire_drag->display = display;
	wire_drag->devices = devices;
	wire_drag->client = NULL;
	add_listener(&drag->events.enter, &wire_drag->enter, handle_enter);
	add_listener(&drag->events.motion, &wire_drag->motion, handle_motion);
	add_listener(&drag->events.leave, &wire_drag->leave, handle_leave);
	add_listener(&drag->events.drop, &wire_drag->drop, handle_drop);
}

void wire_drag_finish(struct wire_drag *wire_drag)
{
	wl_list_remove(&wire_drag->enter.link);
	wl_list_remove(&wire_drag->motion.link);
	wl_list_remove(&wire_drag->leave.link);
	wl_list_remove(&wire_drag->drop.link);
	drag_finish(&wire_drag->drag);
}
