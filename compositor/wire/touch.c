/* SPDX-License-Identifier: MIT */
#include "wire/touch.h"

#include "wire/surface.h"

#include <stdlib.h>
#include <wayland-server-protocol.h>

struct wire_touch {
	struct wl_list link; /* wire_touches.touches */
	struct wl_resource *resource;
	uint64_t since; /* points up to this number came down before it was there */
	bool unframed;  /* heard of something since the last frame */
};

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_touch_interface touch_requests = {
	.release = handle_release,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_touch *touch = wl_resource_get_user_data(resource);
	wl_list_remove(&touch->link);
	free(touch);
}

static struct wl_client *client_of(const struct surface *surface)
{
	return wl_resource_get_client(wire_surface_resource(surface));
}

/* Whether touch is one of the client's that is touched, and heard the point come down. */
static bool knows(const struct wire_touch *touch, const struct touch_point *point)
{
	return point->surface != NULL && point->number > touch->since &&
	       wl_resource_get_client(touch->resource) == client_of(point->surface);
}

static void handle_down(struct wl_listener *listener, void *data)
{
	struct wire_touches *touches = wl_container_of(listener, touches, down);
	const struct touch_event *event = data;
	const struct touch_point *point = event->point;
	struct wire_touch *touch;
	wl_list_for_each (touch, &touches->touches, link) {
		if (knows(touch, point)) {
			wl_touch_send_down(touch->resource, event->serial, event->time,
				wire_surface_resource(point->surface), point->id,
				wl_fixed_from_double(point->local_x),
				wl_fixed_from_double(point->local_y));
			touch->unframed = true;
		}
	}
}

static void handle_motion(struct wl_listener *listener, void *data)
{
	struct wire_touches *touches = wl_container_of(listener, touches, motion);
	const struct touch_event *event = data;
	const struct touch_point *point = event->point;
	struct wire_touch *touch;
	wl_list_for_each (touch, &touches->touches, link) {
		if (knows(touch, point)) {
			wl_touch_send_motion(touch->resource, event->time, point->id,
				wl_fixed_from_double(point->local_x),
				wl_fixed_from_double(point->local_y));
			touch->unframed = true;
		}
	}
}

static void handle_up(struct wl_listener *listener, void *data)
{
	struct wire_touches *touches = wl_container_of(listener, touches, up);
	const struct touch_event *event = data;
	struct wire_touch *touch;
	wl_list_for_each (touch, &touches->touches, link) {
		if (knows(touch, event->point)) {
			wl_touch_send_up(
				touch->resource, event->serial, event->time, event->point->id);
			touch->unframed = true;
		}
	}
}

static void handle_frame(struct wl_listener *listener, void *data)
{
	struct wire_touches *touches = wl_container_of(listener, touches, frame);
	struct wire_touch *touch;
	wl_list_for_each (touch, &touches->touches, link) {
		if (touch->unframed) {
			wl_touch_send_frame(touch->resource);
			touch->unframed = false;
		}
	}
}

static bool knows_any_of(
	const struct wire_touch *touch, const struct touch *model, struct wl_client *client)
{
	for (size_t i = 0; i < TOUCH_POINTS_MAX; i++) {
		const struct touch_point *point = &model->points[i];
		if (knows(touch, point) && client_of(point->surface) == client) {
			return true;
		}
	}
	return false;
}

static void handle_cancel(struct wl_listener *listener, void *data)
{
	struct wire_touches *touches = wl_container_of(listener, touches, cancel);
	const struct touch_cancel_event *event = data;
	struct wl_client *client = client_of(event->surface);
	struct wire_touch *touch;
	wl_list_for_each (touch, &touches->touches, link) {
		if (knows_any_of(touch, event->touch, client)) {
			wl_touch_send_cancel(touch->resource);
			touch->unframed = false;
		}
	}
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

void wire_touches_init(struct wire_touches *touches, struct touch *touch)
{
	touches->touch = touch;
	wl_list_init(&touches->touches);
	add_listener(&touch->events.down, &touches->down, handle_down);
	add_listener(&touch->events.motion, &touches->motion, handle_motion);
	add_listener(&touch->events.up, &touches->up, handle_up);
	add_listener(&touch->events.frame, &touches->frame, handle_frame);
	add_listener(&touch->events.cancel, &touches->cancel, handle_cancel);
}

void wire_touches_finish(struct wire_touches *touches)
{
	wl_list_remove(&touches->down.link);
	wl_list_remove(&touches->motion.link);
	wl_list_remove(&touches->up.link);
	wl_list_remove(&touches->frame.link);
	wl_list_remove(&touches->cancel.link);
}

void wire_touch_create(
	struct wire_touches *touches, struct wl_client *client, uint32_t version, uint32_t id)
{
	struct wire_touch *touch = calloc(1, sizeof(*touch));
	struct wl_resource *resource =
		wl_resource_create(client, &wl_touch_interface, (int)version, id);
	if (touch == NULL || resource == NULL) {
		free(touch);
		wl_client_post_no_memory(client);
		return;
	}
	*touch = (struct wire_touch){
		.resource = resource,
		.since = touches->touch->downs,
	};
	wl_resource_set_implementation(resource, &touch_requests, touch, handle_resource_destroy);
	wl_list_insert(touches->touches.prev, &touch->link);
}
