/* SPDX-License-Identifier: MIT */
#include "wire/frame-callback.h"

#include "base/clock.h"
#include "surface/notice.h"
#include "surface/surface.h"
#include "wire/shm/shm-fault.h"

#include <stdlib.h>
#include <wayland-server-protocol.h>

struct frame_callback {
	struct notice notice;
	struct wl_resource *resource;
	struct budget *budget; /* referenced */
};

static void handle_presented(struct notice *notice, const struct presentation *presentation)
{
	struct frame_callback *callback = wl_container_of(notice, callback, notice);
	wl_callback_send_done(callback->resource, clock_to_msec(presentation->time_nsec));
	wl_resource_destroy(callback->resource);
}

static void handle_discarded(struct notice *notice)
{
	struct frame_callback *callback = wl_container_of(notice, callback, notice);
	wl_resource_destroy(callback->resource);
}

static const struct notice_interface notice_impl = {
	.presented = handle_presented,
	.discarded = handle_discarded,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct frame_callback *callback = wl_resource_get_user_data(resource);
	wl_list_remove(&callback->notice.link);
	budget_refund(callback->budget, BUDGET_CALLBACKS, 1);
	budget_unref(callback->budget);
	free(callback);
}

void wire_frame_callback_create(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct surface *surface)
{
	int result = budget_charge(surface->budget, BUDGET_CALLBACKS, 1);
	if (result != 0) {
		shm_fault_post(resource, surface->budget, result, "wl_surface.frame");
		return;
	}
	struct frame_callback *callback = calloc(1, sizeof(*callback));
	struct wl_resource *callback_resource =
		wl_resource_create(client, &wl_callback_interface, 1, id);
	if (callback == NULL || callback_resource == NULL) {
		budget_refund(surface->budget, BUDGET_CALLBACKS, 1);
		free(callback);
		wl_client_post_no_memory(client);
		return;
	}
	callback->resource = callback_resource;
	callback->budget = budget_ref(surface->budget);
	callback->notice.impl = &notice_impl;
	wl_list_insert(surface->pending.frame_notices.prev, &callback->notice.link);
	surface->pending.changes |= SURFACE_CHANGE_NOTICES;
	wl_resource_set_implementation(callback_resource, NULL, callback, handle_resource_destroy);
}
