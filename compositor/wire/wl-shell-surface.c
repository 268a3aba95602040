/* SPDX-License-Identifier: MIT */
/*
 * The kind of a shell surface is chosen by what is asked of it first, and stays:
 * a window can become maximised, full-screen or another's child, and no menu.
 */
#include "wire/wl-shell-surface.h"

#include "base/saturate.h"
#include "shell/desktop.h"
#include "wire/output.h"
#include "wire/seat.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <stdlib.h>
#include <string.h>
#include <wayland-server-protocol.h>

struct wire_wl_shell_surface {
	struct wire *wire;
	struct wl_resource *resource;
	struct shell_surface *shell_surface;
	struct window *window; /* one of these two, or none yet */
	struct popup *popup;
	char *title, *app_id; /* until it is a window; NULL: not said */
	struct wl_listener surface_destroy;
};

static struct wire_wl_shell_surface *object_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static struct desktop *desktop_of(const struct wire_wl_shell_surface *object)
{
	return object->wire->desktop;
}

/* The client draws what it is asked for without saying so. */
static void tell_configure(void *data, uint32_t serial, const struct configuration *configuration)
{
	struct wire_wl_shell_surface *object = data;
	const struct box *box = &configuration->box;
	const struct box *shown = &object->shell_surface->geometry;
	bool asks = box->width != shown->width || box->height != shown->height;
	if (object->window != NULL && box->width > 0 && asks) {
		wl_shell_surface_send_configure(
			object->resource, configuration->edges, box->width, box->height);
	}
	shell_surface_ack(object->shell_surface, serial);
}

static void tell_close(void *data)
{
}

static void tell_dismissed(void *data)
{
	struct wire_wl_shell_surface *object = data;
	wl_shell_surface_send_popup_done(object->resource);
}

static void tell_fault(void *data, int fault)
{
	const struct wire_wl_shell_surface *object = data;
	/* there is no order here in which it is said what it is, and its first buffer comes */
	if (fault != SHELL_SURFACE_BUFFER_WITHOUT_ROLE) {
		wl_resource_post_no_memory(object->resource);
	}
}

static const struct shell_surface_listener shell_surface_listener = {
	.configure = tell_configure,
	.close = tell_close,
	.dismissed = tell_dismissed,
	.fault = tell_fault,
};

static int pass_texts_on(struct wire_wl_shell_surface *object)
{
	int error = 0;
	if (object->title != NULL) {
		error = window_set_title(object->window, object->title);
	}
	if (object->app_id != NULL && error == 0) {
		error = window_set_app_id(object->window, object->app_id);
	}
	return error;
}

/* Its window, which is made if it is of no kind yet; NULL when it is a menu, or on an error, which
 * is posted. */
static struct window *need_window(struct wire_wl_shell_surface *object)
{
	if (object->window != NULL || object->popup != NULL) {
		return object->window;
	}
	int fault =
		desktop_create_window(desktop_of(object), object->shell_surface, &object->window);
	if (fault != 0 || pass_texts_on(object) != 0) {
		wl_resource_post_no_memory(object->resource);
	}
	return object->window;
}

static void handle_pong(struct wl_client *client, struct wl_resource *resource, uint32_t serial)
{
}

static void handle_move(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t serial)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	bool pressed = wire_client_was_pressed(object->wire, client, serial);
	if (object->window != NULL && pressed) {
		desktop_begin_move(desktop_of(object), object->window);
	}
}

/* Edges that cannot be are an error in no version of the protocol: nothing happens then. */
static void handle_resize(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t serial, uint32_t edges)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	bool pressed = wire_client_was_pressed(object->wire, client, serial);
	if (object->window != NULL && pressed && interactive_edges_are_valid(edges)) {
		desktop_begin_resize(desktop_of(object), object->window, edges);
	}
}

static void handle_set_toplevel(struct wl_client *client, struct wl_resource *resource)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	struct window *window = need_window(object);
	if (window == NULL) {
		return;
	}
	if (window->wants_fullscreen) {
		desktop_set_fullscreen(desktop_of(object), window, false, -1);
	}
	if (window->wants_maximised) {
		desktop_set_maximised(desktop_of(object), window, false);
	}
}

static struct shell_surface *shell_surface_of(struct wl_resource *surface)
{
	return shell_surface_from_surface(surface_root(wire_surface_from_resource(surface)));
}

static void handle_set_transient(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *parent_surface, int32_t x, int32_t y, uint32_t flags)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	struct shell_surface *parent = shell_surface_of(parent_surface);
	struct window *window = need_window(object);
	if (window == NULL || parent == NULL) {
		return;
	}
	/* a parent that cannot be one is no error here: it has none then */
	desktop_set_parent(desktop_of(object), window, window_from_shell_surface(parent));
	if (parent->mapped && !window->shell_surface->mapped) {
		desktop_place_window(desktop_of(object), window, saturated_sum(parent->x, x),
			saturated_sum(parent->y, y));
	}
}

static int index_of(struct wl_resource *output_resource)
{
	const struct output *output =
		output_resource != NULL ? wire_output_from_resource(output_resource) : NULL;
	return output != NULL ? (int)output->index : -1;
}

static void handle_set_fullscreen(struct wl_client *client, struct wl_resource *resource,
	uint32_t method, uint32_t framerate, struct wl_resource *output)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	struct window *window = need_window(object);
	if (window != NULL) {
		desktop_set_fullscreen(desktop_of(object), window, true, index_of(output));
	}
}

static void handle_set_maximized(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *output)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	struct window *window = need_window(object);
	if (window != NULL) {
		desktop_set_maximised(desktop_of(object), window, true);
	}
}

/* Its size is not known before it is shown, and is as it is then: only the corner is placed. */
static void place_at(struct positioner *positioner, int32_t x, int32_t y)
{
	const struct box point = {x, y, 0, 0};
	positioner_init(positioner);
	positioner_set_size(positioner, 1, 1);
	positioner_set_anchor_rect(positioner, &point);
	positioner_set_gravity_edges(positioner, EDGE_BOTTOM | EDGE_RIGHT);
}

static void handle_set_popup(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t serial, struct wl_resource *parent, int32_t x, int32_t y,
	uint32_t flags)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	struct shell_surface *above = shell_surface_of(parent);
	if (object->window != NULL || object->popup != NULL) {
		return;
	}
	if (above == NULL || !above->mapped) {
		wl_shell_surface_send_popup_done(resource);
		return;
	}
	struct positioner positioner;
	place_at(&positioner, x, y);
	int fault = desktop_create_popup(
		desktop_of(object), object->shell_surface, above, &positioner, &object->popup);
	if (fault == 0) {
		fault = desktop_grab_popup(desktop_of(object), object->popup,
			wire_client_is_in_use(object->wire, client, serial));
	}
	if (fault > 0) {
		wl_shell_surface_send_popup_done(resource);
	} else if (fault < 0) {
		wl_resource_post_no_memory(resource);
	}
}

static void set_text(struct wl_resource *resource, char **text, const char *value)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	char *copy = strdup(value);
	if (copy != NULL) {
		free(*text);
		*text = copy;
	}
	if (copy == NULL || (object->window != NULL && pass_texts_on(object) != 0)) {
		wl_resource_post_no_memory(resource);
	}
}

static void handle_set_title(
	struct wl_client *client, struct wl_resource *resource, const char *title)
{
	set_text(resource, &object_of(resource)->title, title);
}

static void handle_set_class(
	struct wl_client *client, struct wl_resource *resource, const char *class_)
{
	set_text(resource, &object_of(resource)->app_id, class_);
}

static const struct wl_shell_surface_interface shell_surface_impl = {
	.pong = handle_pong,
	.move = handle_move,
	.resize = handle_resize,
	.set_toplevel = handle_set_toplevel,
	.set_transient = handle_set_transient,
	.set_fullscreen = handle_set_fullscreen,
	.set_popup = handle_set_popup,
	.set_maximized = handle_set_maximized,
	.set_title = handle_set_title,
	.set_class = handle_set_class,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_wl_shell_surface *object = object_of(resource);
	wl_list_remove(&object->surface_destroy.link);
	window_destroy(object->window);
	popup_destroy(object->popup);
	shell_surface_destroy(object->shell_surface);
	free(object->title);
	free(object->app_id);
	free(object);
}

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct wire_wl_shell_surface *object = wl_container_of(listener, object, surface_destroy);
	wl_resource_destroy(object->resource);
}

static void post_create_fault(struct wl_resource *shell, int fault, struct wl_resource *surface)
{
	if (fault < 0) {
		wl_resource_post_no_memory(shell);
		return;
	}
	wl_resource_post_error(shell, WL_SHELL_ERROR_ROLE,
		"wl_shell.get_shell_surface: wl_surface#%u has %s already",
		wl_resource_get_id(surface),
		fault == SHELL_SURFACE_HAS_BUFFER ? "a buffer" : "another role");
}

void wire_wl_shell_surface_create(
	struct wire *wire, struct wl_resource *shell, uint32_t id, struct wl_resource *surface)
{
	struct surface *model = wire_surface_from_resource(surface);
	struct wire_wl_shell_surface *object = calloc(1, sizeof(*object));
	if (object == NULL) {
		wl_resource_post_no_memory(shell);
		return;
	}
	int fault = shell_surface_create(
		model, wire->display, &shell_surface_listener, object, &object->shell_surface);
	if (fault != 0) {
		post_create_fault(shell, fault, surface);
		free(object);
		return;
	}
	object->resource = wl_resource_create(
		wl_resource_get_client(shell), &wl_shell_surface_interface, 1, id);
	if (object->resource == NULL) {
		wl_resource_post_no_memory(shell);
		shell_surface_destroy(object->shell_surface);
		free(object);
		return;
	}
	object->wire = wire;
	object->shell_surface->early_buffers = true;
	object->surface_destroy.notify = handle_surface_destroy;
	wl_signal_add(&model->events.destroy, &object->surface_destroy);
	wl_resource_set_implementation(
		object->resource, &shell_surface_impl, object, handle_resource_destroy);
}
