/* SPDX-License-Identifier: MIT */
#include "wire/foreign-toplevel-manager.h"

#include "shell/desktop.h"
#include "wire/foreign-toplevel-handle.h"
#include "wire/wire.h"
#include "wlr-foreign-toplevel-management-unstable-v1-server-protocol.h"

#include <errno.h>
#include <stdlib.h>

enum {
	FOREIGN_TOPLEVEL_VERSION = 3,
	/* Windows of others are paid from the budget of the client that wants to know of them:
	 * they must not use it up. */
	HANDLES_MAX = 4096,
};

static void tell_news(void *data)
{
	struct foreign_toplevel_manager *manager = data;
	struct foreign_toplevel_handle *handle;
	manager->idle = NULL;
	wl_list_for_each (handle, &manager->handles, link) {
		foreign_toplevel_handle_tell(handle);
	}
}

void foreign_toplevel_manager_schedule(struct foreign_toplevel_manager *manager)
{
	struct wl_event_loop *loop = wl_display_get_event_loop(manager->wire->display);
	if (manager->idle == NULL) {
		manager->idle = wl_event_loop_add_idle(loop, tell_news, manager);
	}
}

static void add(struct foreign_toplevel_manager *manager, struct window *window)
{
	if (manager->handle_count < HANDLES_MAX &&
		foreign_toplevel_handle_create(manager, window)) {
		manager->handle_count++;
	}
}

static void handle_map(struct wl_listener *listener, void *data)
{
	struct foreign_toplevel_manager *manager = wl_container_of(listener, manager, map);
	add(manager, data);
}

static void handle_changed(struct wl_listener *listener, void *data)
{
	struct foreign_toplevel_manager *manager = wl_container_of(listener, manager, changed);
	const struct window_change_event *event = data;
	struct foreign_toplevel_handle *handle =
		foreign_toplevel_handle_find(&manager->handles, event->window);
	if (handle != NULL) {
		foreign_toplevel_handle_note(handle, event->changes);
	}
}

static void free_if_over(struct foreign_toplevel_manager *manager)
{
	if (manager->resource != NULL || !wl_list_empty(&manager->handles)) {
		return;
	}
	if (manager->idle != NULL) {
		wl_event_source_remove(manager->idle);
	}
	wl_list_remove(&manager->map.link);
	wl_list_remove(&manager->changed.link);
	free(manager);
}

void foreign_toplevel_manager_release(struct foreign_toplevel_manager *manager)
{
	manager->handle_count--;
	free_if_over(manager);
}

static void handle_stop(struct wl_client *client, struct wl_resource *resource)
{
	zwlr_foreign_toplevel_manager_v1_send_finished(resource);
	wl_resource_destroy(resource);
}

static const struct zwlr_foreign_toplevel_manager_v1_interface manager_impl = {
	.stop = handle_stop,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct foreign_toplevel_manager *manager = wl_resource_get_user_data(resource);
	manager->resource = NULL;
	wl_list_remove(&manager->map.link);
	wl_list_init(&manager->map.link);
	free_if_over(manager);
}

static void listen_and_tell_all(struct foreign_toplevel_manager *manager)
{
	struct desktop *desktop = manager->wire->desktop;
	manager->map.notify = handle_map;
	wl_signal_add(&desktop->events.window_map, &manager->map);
	manager->changed.notify = handle_changed;
	wl_signal_add(&desktop->events.window_changed, &manager->changed);
	struct window *window = window_stack_first(&desktop->stack);
	for (; window != NULL; window = window_stack_next(&desktop->stack, window)) {
		if (window->shell_surface->mapped) {
			add(manager, window);
		}
	}
}

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct foreign_toplevel_manager *manager = calloc(1, sizeof(*manager));
	struct wl_resource *resource =
		manager == NULL
			? NULL
			: wl_resource_create(client, &zwlr_foreign_toplevel_manager_v1_interface,
				  (int)version, id);
	if (resource == NULL) {
		free(manager);
		wl_client_post_no_memory(client);
		return;
	}
	manager->wire = data;
	manager->client = client;
	manager->resource = resource;
	wl_list_init(&manager->handles);
	wl_resource_set_implementation(resource, &manager_impl, manager, handle_resource_destroy);
	listen_and_tell_all(manager);
}

int foreign_toplevel_global_create(struct wire *wire)
{
	struct wl_global *global =
		wl_global_create(wire->display, &zwlr_foreign_toplevel_manager_v1_interface,
			FOREIGN_TOPLEVEL_VERSION, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
