/* SPDX-License-Identifier: MIT */
#include "wire/pointer.h"

#include "wire/surface.h"

#include <stdlib.h>
#include <wayland-server-protocol.h>

struct wire_pointer {
	struct wl_list link; /* wire_pointers.pointers */
	struct wl_resource *resource;
	struct wire_pointers *pointers;
	uint32_t version;
	bool unframed; /* heard of something since the last frame */
};

static struct wl_client *client_of(const struct surface *surface)
{
	return wl_resource_get_client(wire_surface_resource(surface));
}

static bool belongs_to(const struct wire_pointer *pointer, struct wl_client *client)
{
	return wl_resource_get_client(pointer->resource) == client;
}

/* The default cursor is no client's. */
static bool is_cursor_of(const struct seat *seat, struct wl_client *client)
{
	const struct surface *surface = seat->cursor.surface;
	return surface != NULL && surface->owner != NULL && client_of(surface) == client;
}

/* A client that was left long ago has no say in how the pointer looks. While the pointer is
 * blocked, by a drag for one, the client whose cursor stays goes on having it. */
static bool may_set_cursor(const struct seat *seat, struct wl_client *client, uint32_t serial,
	const struct surface *surface)
{
	if (surface != NULL && surface == seat->cursor.surface) {
		return true;
	}
	const struct pointer *pointer = &seat->pointer;
	if (pointer_is_blocked(pointer)) {
		return is_cursor_of(seat, client);
	}
	return pointer->focus != NULL && client_of(pointer->focus) == client &&
	       (int32_t)(serial - pointer->enter_serial) >= 0;
}

static void handle_set_cursor(struct wl_client *client, struct wl_resource *resource,
	uint32_t serial, struct wl_resource *surface_resource, int32_t hotspot_x, int32_t hotspot_y)
{
	struct wire_pointer *pointer = wl_resource_get_user_data(resource);
	struct surface *surface =
		surface_resource != NULL ? wire_surface_from_resource(surface_resource) : NULL;
	if (surface != NULL && !wire_surface_give_role(surface, &cursor_role, NULL, resource,
				       WL_POINTER_ERROR_ROLE)) {
		return;
	}
	struct seat *seat = pointer->pointers->seat;
	if (may_set_cursor(seat, client, serial, surface) &&
		cursor_set_surface(&seat->cursor, surface, hotspot_x, hotspot_y) != 0) {
		wl_client_post_no_memory(client);
	}
}

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_pointer_interface pointer_requests = {
	.set_cursor = handle_set_cursor,
	.release = handle_release,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_pointer *pointer = wl_resource_get_user_data(resource);
	wl_list_remove(&pointer->link);
	free(pointer);
}

static void send_enter(struct wire_pointer *wire_pointer, const struct pointer *pointer)
{
	wl_pointer_send_enter(wire_pointer->resource, pointer->enter_serial,
		wire_surface_resource(pointer->focus), wl_fixed_from_double(pointer->local_x),
		wl_fixed_from_double(pointer->local_y));
	wire_pointer->unframed = true;
}

static void send_frame(struct wire_pointer *pointer)
{
	if (pointer->unframed && pointer->version >= WL_POINTER_FRAME_SINCE_VERSION) {
		wl_pointer_send_frame(pointer->resource);
	}
	pointer->unframed = false;
}

/* The picture that one client set is not for the windows of another, nor is its having none. */
static void drop_foreign_cursor(struct seat *seat, struct wl_client *client)
{
	if (!is_cursor_of(seat, client)) {
		seat_reset_cursor(seat);
	}
}

static void handle_enter(struct wl_listener *listener, void *data)
{
	struct wire_pointers *pointers = wl_container_of(listener, pointers, enter);
	const struct pointer_focus_event *event = data;
	struct wl_client *client = client_of(event->surface);
	drop_foreign_cursor(pointers->seat, client);
	struct wire_pointer *pointer;
	wl_list_for_each (pointer, &pointers->pointers, link) {
		if (belongs_to(pointer, client)) {
			send_enter(pointer, event->pointer);
		}
	}
}

static void handle_leave(struct wl_listener *listener, void *data)
{
	struct wire_pointers *pointers = wl_container_of(listener, pointers, leave);
	const struct pointer_focus_event *event = data;
	struct wl_resource *surface = wire_surface_resource(event->surface);
	struct wire_pointer *pointer;
	wl_list_for_each (pointer, &pointers->pointers, link) {
		if (belongs_to(pointer, wl_resource_get_client(surface))) {
			wl_pointer_send_leave(pointer->resource, event->serial, surface);
			pointer->unframed = true;
		}
	}
}

static void handle_motion(struct wl_listener *listener, void *data)
{
	struct wire_pointers *pointers = wl_container_of(listener, pointers, motion);
	const struct pointer_motion_event *event = data;
	struct wl_client *client = client_of(event->pointer->focus);
	struct wire_pointer *pointer;
	wl_list_for_each (pointer, &pointers->pointers, link) {
		if (belongs_to(pointer, client)) {
			wl_pointer_send_motion(pointer->resource, event->time,
				wl_fixed_from_double(event->pointer->local_x),
				wl_fixed_from_double(event->pointer->local_y));
			pointer->unframed = true;
		}
	}
}

static void handle_button(struct wl_listener *listener, void *data)
{
	struct wire_pointers *pointers = wl_container_of(listener, pointers, button);
	const struct pointer_button_event *event = data;
	struct wl_client *client = client_of(event->pointer->focus);
	struct wire_pointer *pointer;
	wl_list_for_each (pointer, &pointers->pointers, link) {
		if (belongs_to(pointer, client)) {
			wl_pointer_send_button(pointer->resource, event->serial, event->time,
				event->button,
				event->pressed ? WL_POINTER_BUTTON_STATE_PRESSED
					       : WL_POINTER_BUTTON_STATE_RELEASED);
			pointer->unframed = true;
		}
	}
}

/* What of a scroll a client of this version is told; all zero: nothing. */
struct axis_news {
	bool moved, stopped;
	double value;
	int32_t steps, value120;
};

static struct axis_news news_of(const struct scroll_axis_news *scroll, uint32_t version)
{
	struct axis_news news = {
		.stopped = scroll->stopped && version >= WL_POINTER_AXIS_STOP_SINCE_VERSION,
	};
	if (version >= WL_POINTER_AXIS_VALUE120_SINCE_VERSION) {
		news.moved = scroll->moved;
		news.value = scroll->value;
		news.value120 = scroll->value120;
	} else {
		news.moved = scroll->moved && (scroll->value120 == 0 || scroll->coarse_steps != 0);
		news.value = scroll->coarse_value;
		news.steps = version >= WL_POINTER_AXIS_DISCRETE_SINCE_VERSION
				     ? scroll->coarse_steps
				     : 0;
	}
	return news;
}

static void send_axis_source(struct wire_pointer *pointer, enum scroll_source source)
{
	if (source == SCROLL_SOURCE_UNKNOWN ||
		pointer->version < WL_POINTER_AXIS_SOURCE_SINCE_VERSION) {
		return;
	}
	if (source == SCROLL_SOURCE_WHEEL_TILT &&
		pointer->version < WL_POINTER_AXIS_SOURCE_WHEEL_TILT_SINCE_VERSION) {
		source = SCROLL_SOURCE_WHEEL;
	}
	wl_pointer_send_axis_source(pointer->resource, source);
}

static void send_axis(struct wl_resource *resource, uint32_t time, enum scroll_axis axis,
	const struct axis_news *news)
{
	if (news->value120 != 0) {
		wl_pointer_send_axis_value120(resource, axis, news->value120);
	}
	if (news->steps != 0) {
		wl_pointer_send_axis_discrete(resource, axis, news->steps);
	}
	if (news->moved) {
		wl_pointer_send_axis(resource, time, axis, wl_fixed_from_double(news->value));
	}
	if (news->stopped) {
		wl_pointer_send_axis_stop(resource, time, axis);
	}
}

static void send_scroll(struct wire_pointer *pointer, const struct pointer_scroll_event *event)
{
	struct axis_news news[SCROLL_AXIS_COUNT];
	bool any = false;
	for (int axis = 0; axis < SCROLL_AXIS_COUNT; axis++) {
		news[axis] = news_of(&event->news.axes[axis], pointer->version);
		any = any || news[axis].moved || news[axis].stopped;
	}
	if (!any) {
		return;
	}
	send_axis_source(pointer, event->news.source);
	for (int axis = 0; axis < SCROLL_AXIS_COUNT; axis++) {
		send_axis(pointer->resource, event->news.time, axis, &news[axis]);
	}
	pointer->unframed = true;
}

static void handle_scroll(struct wl_listener *listener, void *data)
{
	struct wire_pointers *pointers = wl_container_of(listener, pointers, scroll);
	const struct pointer_scroll_event *event = data;
	struct wl_client *client = client_of(event->pointer->focus);
	struct wire_pointer *pointer;
	wl_list_for_each (pointer, &pointers->pointers, link) {
		if (belongs_to(pointer, client)) {
			send_scroll(pointer, event);
		}
	}
}

static void handle_frame(struct wl_listener *listener, void *data)
{
	struct wire_pointers *pointers = wl_container_of(listener, pointers, frame);
	struct wire_pointer *pointer;
	wl_list_for_each (pointer, &pointers->pointers, link) {
		send_frame(pointer);
	}
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

void wire_pointers_init(struct wire_pointers *pointers, struct seat *seat)
{
	struct pointer *pointer = &seat->pointer;
	pointers->seat = seat;
	wl_list_init(&pointers->pointers);
	add_listener(&pointer->events.enter, &pointers->enter, handle_enter);
	add_listener(&pointer->events.leave, &pointers->leave, handle_leave);
	add_listener(&pointer->events.motion, &pointers->motion, handle_motion);
	add_listener(&pointer->events.button, &pointers->button, handle_button);
	add_listener(&pointer->events.scroll, &pointers->scroll, handle_scroll);
	add_listener(&pointer->events.frame, &pointers->frame, handle_frame);
}

void wire_pointers_finish(struct wire_pointers *pointers)
{
	wl_list_remove(&pointers->enter.link);
	wl_list_remove(&pointers->leave.link);
	wl_list_remove(&pointers->motion.link);
	wl_list_remove(&pointers->button.link);
	wl_list_remove(&pointers->scroll.link);
	wl_list_remove(&pointers->frame.link);
}

void wire_pointer_create(
	struct wire_pointers *pointers, struct wl_client *client, uint32_t version, uint32_t id)
{
	struct wire_pointer *pointer = calloc(1, sizeof(*pointer));
	struct wl_resource *resource =
		wl_resource_create(client, &wl_pointer_interface, (int)version, id);
	if (pointer == NULL || resource == NULL) {
		free(pointer);
		wl_client_post_no_memory(client);
		return;
	}
	*pointer = (struct wire_pointer){
		.resource = resource,
		.pointers = pointers,
		.version = version,
	};
	wl_resource_set_implementation(
		resource, &pointer_requests, pointer, handle_resource_destroy);
	wl_list_insert(pointers->pointers.prev, &pointer->link);

	const struct pointer *model = &pointers->seat->pointer;
	if (model->focus != NULL && client_of(model->focus) == client) {
		send_enter(pointer, model);
		send_frame(pointer);
	}
}
