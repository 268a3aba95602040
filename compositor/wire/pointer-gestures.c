/* SPDX-License-Identifier: MIT */
#include "wire/pointer-gestures.h"

#include "input/seat.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include "pointer-gestures-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 3,
};

struct wire_gestures {
	struct gesture *gesture;
	struct wl_list resources[GESTURE_KIND_COUNT]; /* of all clients */
	struct wl_listener begin, update, end, display_destroy;
};

static void send_begin(struct wl_resource *resource, const struct gesture_event *event)
{
	static void (*const send[])(struct wl_resource * resource, uint32_t serial, uint32_t time,
		struct wl_resource * surface, uint32_t fingers) = {
		[GESTURE_SWIPE] = zwp_pointer_gesture_swipe_v1_send_begin,
		[GESTURE_PINCH] = zwp_pointer_gesture_pinch_v1_send_begin,
		[GESTURE_HOLD] = zwp_pointer_gesture_hold_v1_send_begin,
	};
	send[event->gesture->kind](resource, event->serial, event->time,
		wire_surface_resource(event->gesture->surface), event->fingers);
}

static void send_update(struct wl_resource *resource, const struct gesture_event *event)
{
	const struct gesture_motion *motion = &event->motion;
	wl_fixed_t dx = wl_fixed_from_double(motion->dx), dy = wl_fixed_from_double(motion->dy);
	if (event->gesture->kind == GESTURE_SWIPE) {
		zwp_pointer_gesture_swipe_v1_send_update(resource, event->time, dx, dy);
	} else {
		zwp_pointer_gesture_pinch_v1_send_update(resource, event->time, dx, dy,
			wl_fixed_from_double(motion->scale),
			wl_fixed_from_double(motion->rotation));
	}
}

static void send_end(struct wl_resource *resource, const struct gesture_event *event)
{
	static void (*const send[])(struct wl_resource * resource, uint32_t serial, uint32_t time,
		int32_t cancelled) = {
		[GESTURE_SWIPE] = zwp_pointer_gesture_swipe_v1_send_end,
		[GESTURE_PINCH] = zwp_pointer_gesture_pinch_v1_send_end,
		[GESTURE_HOLD] = zwp_pointer_gesture_hold_v1_send_end,
	};
	send[event->gesture->kind](resource, event->serial, event->time, event->cancelled);
}

static void tell(struct wire_gestures *gestures, const struct gesture_event *event,
	void (*send)(struct wl_resource *resource, const struct gesture_event *event))
{
	struct wl_client *client = wire_surface_client(event->gesture->surface);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &gestures->resources[event->gesture->kind]) {
		if (wl_resource_get_client(resource) == client) {
			send(resource, event);
		}
	}
}

static void handle_begin(struct wl_listener *listener, void *data)
{
	struct wire_gestures *gestures = wl_container_of(listener, gestures, begin);
	tell(gestures, data, send_begin);
}

static void handle_update(struct wl_listener *listener, void *data)
{
	struct wire_gestures *gestures = wl_container_of(listener, gestures, update);
	tell(gestures, data, send_update);
}

static void handle_end(struct wl_listener *listener, void *data)
{
	struct wire_gestures *gestures = wl_container_of(listener, gestures, end);
	tell(gestures, data, send_end);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

/* The three interfaces have the same one request. */
static const struct zwp_pointer_gesture_swipe_v1_interface swipe_requests = {
	.destroy = handle_destroy,
};
static const struct zwp_pointer_gesture_pinch_v1_interface pinch_requests = {
	.destroy = handle_destroy,
};
static const struct zwp_pointer_gesture_hold_v1_interface hold_requests = {
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void create(struct wl_resource *manager, uint32_t id, enum gesture_kind kind,
	const struct wl_interface *interface, const void *requests)
{
	struct wire_gestures *gestures = wl_resource_get_user_data(manager);
	struct wl_client *client = wl_resource_get_client(manager);
	int version = wl_resource_get_version(manager);
	if (version > interface->version) {
		version = interface->version;
	}
	struct wl_resource *resource = wl_resource_create(client, interface, version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, requests, gestures, handle_resource_destroy);
	wl_list_insert(gestures->resources[kind].prev, wl_resource_get_link(resource));
}

static void handle_get_swipe(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *pointer)
{
	create(resource, id, GESTURE_SWIPE, &zwp_pointer_gesture_swipe_v1_interface,
		&swipe_requests);
}

static void handle_get_pinch(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *pointer)
{
	create(resource, id, GESTURE_PINCH, &zwp_pointer_gesture_pinch_v1_interface,
		&pinch_requests);
}

static void handle_get_hold(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *pointer)
{
	create(resource, id, GESTURE_HOLD, &zwp_pointer_gesture_hold_v1_interface, &hold_requests);
}

static const struct zwp_pointer_gestures_v1_interface manager_requests = {
	.get_swipe_gesture = handle_get_swipe,
	.get_pinch_gesture = handle_get_pinch,
	.release = handle_destroy,
	.get_hold_gesture = handle_get_hold,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &zwp_pointer_gestures_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct wire_gestures *gestures = wl_container_of(listener, gestures, display_destroy);
	wl_list_remove(&gestures->begin.link);
	wl_list_remove(&gestures->update.link);
	wl_list_remove(&gestures->end.link);
	wl_list_remove(&gestures->display_destroy.link);
	free(gestures);
}

static void listen(struct wire_gestures *gestures)
{
	gestures->begin.notify = handle_begin;
	wl_signal_add(&gestures->gesture->events.begin, &gestures->begin);
	gestures->update.notify = handle_update;
	wl_signal_add(&gestures->gesture->events.update, &gestures->update);
	gestures->end.notify = handle_end;
	wl_signal_add(&gestures->gesture->events.end, &gestures->end);
}

int pointer_gestures_global_create(struct wire *wire)
{
	struct wire_gestures *gestures = calloc(1, sizeof(*gestures));
	if (gestures == NULL || wl_global_create(wire->display, &zwp_pointer_gestures_v1_interface,
					MANAGER_VERSION, gestures, bind) == NULL) {
		free(gestures);
		return -ENOMEM;
	}
	gestures->gesture = &wire->seat->gesture;
	for (int kind = 0; kind < GESTURE_KIND_COUNT; kind++) {
		wl_list_init(&gestures->resources[kind]);
	}
	listen(gestures);
	gestures->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &gestures->display_destroy);
	return 0;
}
