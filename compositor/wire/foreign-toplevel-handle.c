/* SPDX-License-Identifier: MIT */
#include "wire/foreign-toplevel-handle.h"

#include "output/output-layout.h"
#include "shell/desktop.h"
#include "wire/foreign-toplevel-manager.h"
#include "wire/output.h"
#include "wire/wire.h"
#include "wlr-foreign-toplevel-management-unstable-v1-server-protocol.h"

#include <stdlib.h>

static struct foreign_toplevel_handle *handle_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

/* NULL once it is closed. */
static struct window *window_of(struct wl_resource *resource)
{
	return handle_of(resource)->window;
}

static struct desktop *desktop_of(struct wl_resource *resource)
{
	return handle_of(resource)->manager->wire->desktop;
}

static void set_maximised(struct wl_resource *resource, bool maximised)
{
	if (window_of(resource) != NULL) {
		desktop_set_maximised(desktop_of(resource), window_of(resource), maximised);
	}
}

static void handle_set_maximized(struct wl_client *client, struct wl_resource *resource)
{
	set_maximised(resource, true);
}

static void handle_unset_maximized(struct wl_client *client, struct wl_resource *resource)
{
	set_maximised(resource, false);
}

static void set_minimised(struct wl_resource *resource, bool minimised)
{
	if (window_of(resource) != NULL) {
		desktop_set_minimised(desktop_of(resource), window_of(resource), minimised);
	}
}

static void handle_set_minimized(struct wl_client *client, struct wl_resource *resource)
{
	set_minimised(resource, true);
}

static void handle_unset_minimized(struct wl_client *client, struct wl_resource *resource)
{
	set_minimised(resource, false);
}

static void handle_activate(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *seat)
{
	if (window_of(resource) != NULL) {
		desktop_activate(desktop_of(resource), window_of(resource));
	}
}

static void handle_close(struct wl_client *client, struct wl_resource *resource)
{
	if (window_of(resource) != NULL) {
		window_close(window_of(resource));
	}
}

/* Where a window goes when it is minimised: it is just hidden, so that is of no use here. */
static void handle_set_rectangle(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *surface, int32_t x, int32_t y, int32_t width, int32_t height)
{
	if (width < 0 || height < 0) {
		wl_resource_post_error(resource,
			ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_ERROR_INVALID_RECTANGLE,
			"zwlr_foreign_toplevel_handle_v1.set_rectangle(%d, %d, %d, %d): width and "
			"height must not be negative",
			x, y, width, height);
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_set_fullscreen(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *output_resource)
{
	const struct output *output =
		output_resource != NULL ? wire_output_from_resource(output_resource) : NULL;
	if (window_of(resource) != NULL) {
		desktop_set_fullscreen(desktop_of(resource), window_of(resource), true,
			output != NULL ? (int)output->index : -1);
	}
}

static void handle_unset_fullscreen(struct wl_client *client, struct wl_resource *resource)
{
	if (window_of(resource) != NULL) {
		desktop_set_fullscreen(desktop_of(resource), window_of(resource), false, -1);
	}
}

static const struct zwlr_foreign_toplevel_handle_v1_interface handle_impl = {
	.set_maximized = handle_set_maximized,
	.unset_maximized = handle_unset_maximized,
	.set_minimized = handle_set_minimized,
	.unset_minimized = handle_unset_minimized,
	.activate = handle_activate,
	.close = handle_close,
	.set_rectangle = handle_set_rectangle,
	.destroy = handle_destroy,
	.set_fullscreen = handle_set_fullscreen,
	.unset_fullscreen = handle_unset_fullscreen,
};

static void tell_states(struct foreign_toplevel_handle *handle)
{
	const struct window *window = handle->window;
	const struct {
		bool has;
		uint32_t state;
	} table[] = {
		{window->wants_maximised, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MAXIMIZED},
		{window->minimised, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MINIMIZED},
		{handle->manager->wire->desktop->active == window,
			ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED},
		{window->wants_fullscreen &&
				wl_resource_get_version(handle->resource) >=
					ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN_SINCE_VERSION,
			ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN},
	};
	uint32_t values[sizeof(table) / sizeof(table[0])];
	size_t count = 0;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (table[i].has) {
			values[count++] = table[i].state;
		}
	}
	struct wl_array states = {count * sizeof(*values), sizeof(values), values};
	zwlr_foreign_toplevel_handle_v1_send_state(handle->resource, &states);
}

static void tell_parent(struct foreign_toplevel_handle *handle)
{
	const struct foreign_toplevel_handle *parent = NULL;
	if (wl_resource_get_version(handle->resource) <
		ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_PARENT_SINCE_VERSION) {
		return;
	}
	if (handle->window->parent != NULL) {
		parent = foreign_toplevel_handle_find(
			&handle->manager->handles, handle->window->parent);
	}
	zwlr_foreign_toplevel_handle_v1_send_parent(
		handle->resource, parent != NULL ? parent->resource : NULL);
}

void foreign_toplevel_handle_tell(struct foreign_toplevel_handle *handle)
{
	uint32_t changes = handle->changes;
	if (handle->window == NULL || (changes == 0 && !handle->outputs_changed)) {
		return;
	}
	if (changes & WINDOW_CHANGED_TITLE) {
		zwlr_foreign_toplevel_handle_v1_send_title(handle->resource, handle->window->title);
	}
	if (changes & WINDOW_CHANGED_APP_ID) {
		zwlr_foreign_toplevel_handle_v1_send_app_id(
			handle->resource, handle->window->app_id);
	}
	if (changes & WINDOW_CHANGED_STATES) {
		tell_states(handle);
	}
	if (changes & WINDOW_CHANGED_PARENT) {
		tell_parent(handle);
	}
	handle->changes = 0;
	handle->outputs_changed = false;
	zwlr_foreign_toplevel_handle_v1_send_done(handle->resource);
}

void foreign_toplevel_handle_note(struct foreign_toplevel_handle *handle, uint32_t changes)
{
	handle->changes |= changes;
	foreign_toplevel_manager_schedule(handle->manager);
}

struct foreign_toplevel_handle *foreign_toplevel_handle_find(
	struct wl_list *handles, const struct window *window)
{
	struct foreign_toplevel_handle *handle;
	wl_list_for_each (handle, handles, link) {
		if (handle->window == window) {
			return handle;
		}
	}
	return NULL;
}

static void tell_enter(void *data, struct wl_resource *output)
{
	zwlr_foreign_toplevel_handle_v1_send_output_enter(data, output);
}

static void tell_leave(void *data, struct wl_resource *output)
{
	zwlr_foreign_toplevel_handle_v1_send_output_leave(data, output);
}

static void tell_output(struct foreign_toplevel_handle *handle, unsigned int index, bool on)
{
	const struct foreign_toplevel_manager *manager = handle->manager;
	struct output *output = output_layout_from_index(manager->wire->outputs, index);
	if (output != NULL) {
		wire_output_for_each_resource(
			output, manager->client, on ? tell_enter : tell_leave, handle->resource);
	}
}

static void handle_outputs(struct wl_listener *listener, void *data)
{
	struct foreign_toplevel_handle *handle = wl_container_of(listener, handle, outputs);
	const struct surface_output_event *event = data;
	tell_output(handle, event->index, event->on);
	handle->outputs_changed = true;
	foreign_toplevel_manager_schedule(handle->manager);
}

void foreign_toplevel_handle_tell_late_output(
	struct wl_resource *resource, struct wl_resource *output_resource)
{
	struct foreign_toplevel_handle *handle = handle_of(resource);
	const struct output *output = wire_output_from_resource(output_resource);
	const struct window *window = handle->window;
	if (window != NULL && window->shell_surface->surface->outputs >> output->index & 1) {
		tell_enter(resource, output_resource);
		handle->outputs_changed = true;
		foreign_toplevel_manager_schedule(handle->manager);
	}
}

/* The window is gone, or at least not one to be seen any more. */
static void forget_window(struct foreign_toplevel_handle *handle)
{
	if (handle->window != NULL) {
		wl_list_remove(&handle->unmap.link);
		wl_list_remove(&handle->outputs.link);
		handle->window = NULL;
	}
}

static void handle_unmap(struct wl_listener *listener, void *data)
{
	struct foreign_toplevel_handle *handle = wl_container_of(listener, handle, unmap);
	if (handle->window == data) {
		zwlr_foreign_toplevel_handle_v1_send_closed(handle->resource);
		forget_window(handle);
	}
}

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct foreign_toplevel_handle *handle = handle_of(resource);
	forget_window(handle);
	wl_list_remove(&handle->link);
	foreign_toplevel_manager_release(handle->manager);
	free(handle);
}

static void watch_window(struct foreign_toplevel_handle *handle, struct window *window)
{
	struct surface *surface = window->shell_surface->surface;
	handle->window = window;
	handle->unmap.notify = handle_unmap;
	wl_signal_add(&handle->manager->wire->desktop->events.window_unmap, &handle->unmap);
	handle->outputs.notify = handle_outputs;
	wl_signal_add(&surface->events.outputs, &handle->outputs);
	for (unsigned int i = 0; i < SURFACE_OUTPUT_MAX; i++) {
		if (surface->outputs >> i & 1) {
			tell_output(handle, i, true);
		}
	}
	foreign_toplevel_handle_note(handle, WINDOW_CHANGED_TITLE | WINDOW_CHANGED_APP_ID |
						     WINDOW_CHANGED_STATES | WINDOW_CHANGED_PARENT);
}

bool foreign_toplevel_handle_create(struct foreign_toplevel_manager *manager, struct window *window)
{
	struct foreign_toplevel_handle *handle = calloc(1, sizeof(*handle));
	struct wl_resource *resource =
		handle == NULL ? NULL
			       : wl_resource_create(manager->client,
					 &zwlr_foreign_toplevel_handle_v1_interface,
					 wl_resource_get_version(manager->resource), 0);
	if (resource == NULL) {
		free(handle);
		wl_client_post_no_memory(manager->client);
		return false;
	}
	handle->manager = manager;
	handle->resource = resource;
	wl_list_insert(manager->handles.prev, &handle->link);
	wl_resource_set_implementation(resource, &handle_impl, handle, handle_resource_destroy);
	zwlr_foreign_toplevel_manager_v1_send_toplevel(manager->resource, resource);
	watch_window(handle, window);
	return true;
}
