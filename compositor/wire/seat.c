/* SPDX-License-Identifier: MIT */
#include "wire/seat.h"

#include "wire/client-record.h"
#include "wire/keyboard.h"
#include "wire/pointer.h"
#include "wire/shm/shm-global.h"
#include "wire/touch.h"
#include "wire/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-server-protocol.h>

enum {
	SEAT_VERSION = 8,
};

static const char SEAT_NAME[] = "seat0";

struct wire_seat {
	struct seat *seat;
	struct weddell_shm *shm;  /* has the budgets of clients */
	struct wl_list resources; /* wl_seat of all clients */
	struct wire_keyboards keyboards;
	struct wire_pointers pointers;
	struct wire_touches touches;
	struct wl_listener capabilities, client_gone, display_destroy;
};

static void handle_get_pointer(struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct wire_seat *seat = wl_resource_get_user_data(resource);
	uint32_t version = (uint32_t)wl_resource_get_version(resource);
	wire_pointer_create(&seat->pointers, client, version, id);
}

static void handle_get_keyboard(struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct wire_seat *seat = wl_resource_get_user_data(resource);
	uint32_t version = (uint32_t)wl_resource_get_version(resource);
	wire_keyboard_create(&seat->keyboards, client, version, id);
}

/* A seat that has lost its touch screen still gives out objects, which hear of nothing: the client
 * may not have known yet. */
static void handle_get_touch(struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	struct wire_seat *seat = wl_resource_get_user_data(resource);
	if (!seat->seat->ever_had_touch) {
		wl_resource_post_error(resource, WL_SEAT_ERROR_MISSING_CAPABILITY,
			"get_touch on %s, whose capabilities are pointer and keyboard: wait until "
			"wl_seat.capabilities names touch",
			SEAT_NAME);
		return;
	}
	uint32_t version = (uint32_t)wl_resource_get_version(resource);
	wire_touch_create(&seat->touches, client, version, id);
}

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_seat_interface seat_requests = {
	.get_pointer = handle_get_pointer,
	.get_keyboard = handle_get_keyboard,
	.get_touch = handle_get_touch,
	.release = handle_release,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void send_capabilities(struct wl_resource *resource, const struct seat *seat)
{
	uint32_t touch = seat_has_touch(seat) ? WL_SEAT_CAPABILITY_TOUCH : 0;
	wl_seat_send_capabilities(
		resource, WL_SEAT_CAPABILITY_POINTER | WL_SEAT_CAPABILITY_KEYBOARD | touch);
}

static void handle_capabilities(struct wl_listener *listener, void *data)
{
	struct wire_seat *seat = wl_container_of(listener, seat, capabilities);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &seat->resources) {
		send_capabilities(resource, seat->seat);
	}
}

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wire_seat *seat = data;
	struct wl_resource *resource =
		wl_resource_create(client, &wl_seat_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &seat_requests, seat, handle_resource_destroy);
	wl_list_insert(seat->resources.prev, wl_resource_get_link(resource));
	send_capabilities(resource, seat->seat);
	if (version >= WL_SEAT_NAME_SINCE_VERSION) {
		wl_seat_send_name(resource, SEAT_NAME);
	}
}

static void handle_client_gone(struct wl_listener *listener, void *data)
{
	const struct wire_seat *seat = wl_container_of(listener, seat, client_gone);
	const struct client_record *record = data;
	seat_forget_presses(seat->seat, weddell_shm_client_budget(seat->shm, record->client));
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct wire_seat *seat = wl_container_of(listener, seat, display_destroy);
	wl_list_remove(&seat->display_destroy.link);
	wl_list_remove(&seat->capabilities.link);
	wl_list_remove(&seat->client_gone.link);
	wire_touches_finish(&seat->touches);
	wire_pointers_finish(&seat->pointers);
	wire_keyboards_finish(&seat->keyboards);
	free(seat);
}

int seat_global_create(struct wire *wire)
{
	struct wire_seat *seat = calloc(1, sizeof(*seat));
	if (seat == NULL || wl_global_create(wire->display, &wl_seat_interface, SEAT_VERSION, seat,
				    bind) == NULL) {
		free(seat);
		return -ENOMEM;
	}
	seat->seat = wire->seat;
	seat->shm = wire->shm;
	wl_list_init(&seat->resources);
	wire_keyboards_init(&seat->keyboards, &wire->seat->keyboard);
	wire_pointers_init(&seat->pointers, wire->seat);
	wire_touches_init(&seat->touches, &wire->seat->touch);
	seat->capabilities.notify = handle_capabilities;
	wl_signal_add(&wire->seat->events.capabilities, &seat->capabilities);
	seat->client_gone.notify = handle_client_gone;
	wl_signal_add(&wire->clients->events.gone, &seat->client_gone);
	seat->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &seat->display_destroy);
	return 0;
}

bool wire_client_was_pressed(const struct wire *wire, struct wl_client *client, uint32_t serial)
{
	const struct budget *owner = weddell_shm_client_budget(wire->shm, client);
	return owner != NULL && seat_has_press_serial(wire->seat, serial, owner);
}

static bool is_of(const struct surface *surface, const struct budget *owner)
{
	return surface != NULL && surface->budget == owner;
}

bool wire_client_is_in_use(const struct wire *wire, struct wl_client *client, uint32_t serial)
{
	const struct budget *owner = weddell_shm_client_budget(wire->shm, client);
	const struct seat *seat = wire->seat;
	return wire_client_was_pressed(wire, client, serial) ||
	       (owner != NULL &&
		       (is_of(seat->keyboard.focus, owner) || is_of(seat->pointer.focus, owner)));
}

struct seat *wire_seat_from_resource(struct wl_resource *resource)
{
	struct wire_seat *seat = wl_resource_get_user_data(resource);
	return seat->seat;
}
