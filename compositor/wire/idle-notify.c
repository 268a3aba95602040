/* SPDX-License-Identifier: MIT */
#include "wire/idle-notify.h"

#include "ext-idle-notify-v1-server-protocol.h"
#include "input/seat.h"
#include "wire/seat.h"
#include "wire/wire.h"

#include <errno.h>

enum {
	/* Each is told, and gets a timer, whenever a person does something after a pause. */
	NOTIFICATIONS_MAX = 256, /* a client */
};

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

static enum wl_iterator_result count_notification(struct wl_resource *resource, void *data)
{
	int *count = data;
	*count += wl_resource_instance_of(
		resource, &ext_idle_notification_v1_interface, &notification_impl);
	return WL_ITERATOR_CONTINUE;
}

static bool has_too_many(struct wl_client *client)
{
	int count = 0;
	wl_client_for_each_resource(client, count_notification, &count);
	return count >= NOTIFICATIONS_MAX;
}

static void handle_get_idle_notification(struct wl_client *client, struct wl_resource *manager,
	uint32_t id, uint32_t timeout, struct wl_resource *seat_resource)
{
	if (has_too_many(client)) {
		wl_client_post_implementation_error(client,
			"over the budget of a client: more than %d ext_idle_notification_v1",
			NOTIFICATIONS_MAX);
		return;
	}
	struct seat *seat = wire_seat_from_resource(seat_resource);
	struct wl_resource *resource = wl_resource_create(
		client, &ext_idle_notification_v1_interface, wl_resource_get_version(manager), id);
	struct idle_notice *notice = NULL;
	if (resource == NULL ||
		idle_notice_create(&seat->idle, timeout, tell, resource, &notice) != 0) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(
		resource, &notification_impl, notice, handle_notification_destroy);
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
