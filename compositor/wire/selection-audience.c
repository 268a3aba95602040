/* SPDX-License-Identifier: MIT */
#include "wire/selection-audience.h"

#include "wire/surface.h"

static void show_to(struct selection_audience *audience, struct wl_client *client)
{
	struct wl_resource *device;
	wl_resource_for_each (device, &audience->devices) {
		if (wl_resource_get_client(device) == client) {
			audience->show(device, audience->selection->source);
		}
	}
}

static void set_shown_to(struct selection_audience *audience, struct wl_client *client)
{
	if (audience->shown_to != NULL) {
		wl_list_remove(&audience->shown_to_destroy.link);
	}
	audience->shown_to = client;
	if (client != NULL) {
		wl_client_add_destroy_listener(client, &audience->shown_to_destroy);
	}
}

static void handle_shown_to_destroy(struct wl_listener *listener, void *data)
{
	struct selection_audience *audience = wl_container_of(listener, audience, shown_to_destroy);
	set_shown_to(audience, NULL);
}

static void handle_focus_approach(struct wl_listener *listener, void *data)
{
	struct selection_audience *audience = wl_container_of(listener, audience, focus_approach);
	const struct keyboard_focus_event *event = data;
	struct wl_client *client = wire_surface_client(event->surface);
	if (client != audience->shown_to) {
		set_shown_to(audience, client);
		show_to(audience, client);
	}
}

static bool has_keyboard_focus(const struct selection_audience *audience, struct wl_client *client)
{
	const struct surface *focus = audience->seat->keyboard.focus;
	return focus != NULL && wire_surface_client(focus) == client;
}

static void handle_selection_changed(struct wl_listener *listener, void *data)
{
	struct selection_audience *audience =
		wl_container_of(listener, audience, selection_changed);
	if (audience->shown_to != NULL && has_keyboard_focus(audience, audience->shown_to)) {
		show_to(audience, audience->shown_to);
	} else {
		set_shown_to(audience, NULL); /* it will learn of it with its next focus */
	}
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

void selection_audience_init(struct selection_audience *audience, struct seat *seat,
	struct selection *selection,
	void (*show)(struct wl_resource *device, struct data_source *source))
{
	*audience = (struct selection_audience){
		.seat = seat,
		.selection = selection,
		.show = show,
		.shown_to_destroy.notify = handle_shown_to_destroy,
	};
	wl_list_init(&audience->devices);
	add_listener(
		&seat->keyboard.events.approach, &audience->focus_approach, handle_focus_approach);
	add_listener(
		&selection->events.changed, &audience->selection_changed, handle_selection_changed);
}

void selection_audience_finish(struct selection_audience *audience)
{
	set_shown_to(audience, NULL);
	wl_list_remove(&audience->focus_approach.link);
	wl_list_remove(&audience->selection_changed.link);
}

void selection_audience_add(struct selection_audience *audience, struct wl_resource *device)
{
	wl_list_insert(audience->devices.prev, wl_resource_get_link(device));
	if (has_keyboard_focus(audience, wl_resource_get_client(device))) {
		audience->show(device, audience->selection->source);
	}
}

bool selection_audience_may_set(
	const struct selection_audience *audience, struct wl_client *client, uint32_t serial)
{
	struct seat *seat = audience->seat;
	const struct surface *under_pointer = seat->pointer.focus;
	const struct touch_point *point = touch_find_serial(&seat->touch, serial);
	return has_keyboard_focus(audience, client) ||
	       (point != NULL && wire_surface_client(point->surface) == client) ||
	       (under_pointer != NULL && wire_surface_client(under_pointer) == client &&
		       seat_has_press_serial(seat, serial, NULL));
}
