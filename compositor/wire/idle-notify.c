/* SPDX-License-Identifier: MIT */
#include "wire/idle-notify.h"

#include "ext-idle-notify-v1-server-protocol.h"
#include "input/seat.h"
#include "wire/seat.h"
#include "wire/wire.h"

#include <errno.h>

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct ext_idle_notification_v1_interface notification_impl = {
	.destroy = handle_destroy,
};

static void handle_notification_destroy(struct wl_resource *resource)
{
	idle_notice_destroy(wl_resource_get_user_data(resource));
}

static void tell(void *data, bool is_idle)
{
	if (is_idle) {
		ext_idle_notification_v1_send_idled(data);
	} else {
		ext_idle_notification_v1_send_resumed(data);
	}
}

static void post_fault(struct wl_client *client, int fault)
{
	if (fault == IDLE_TOO_MANY) {
		wl_client_post_implementation_error(client,
			"over the budget of a client: more than %d ext_idle_notification_v1",
			IDLE_NOTICES_MAX);
	} else {
		wl_client_post_no_memory(client);
	}
}

static void handle_get_idle_notification(struct wl_client *client, struct wl_resource *manager,
	uint32_t id, uint32_t timeout, struct wl_resource *seat_resource)
{
	struct seat *seat = wire_seat_from_resource(seat_resource);
	struct idle_notice *notice = NULL;
	struct wl_resource *resource = wl_resource_create(
		client, &ext_idle_notification_v1_interface, wl_resource_get_version(manager), id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	int fault = idle_notice_create(&seat->idle, client, timeout, tell, resource, &notice);
	wl_resource_set_implementation(
		resource, &notification_impl, notice, handle_notification_destroy);
	if (fault != 0) {
		post_fault(client, fault);
	}
}

static const struct ext_idle_notifier_v1_interface notifier_impl = {
	.destroy = handle_destroy,
	.get_idle_notification = handle_get_idle_notification,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &ext_idle_notifier_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &notifier_impl, data, NULL);
}

int idle_notify_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(
		wire->display, &ext_idle_notifier_v1_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
