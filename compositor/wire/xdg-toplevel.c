/* SPDX-License-Identifier: MIT */
#include "wire/xdg-toplevel.h"

#include "input/seat.h"
#include "shell/desktop.h"
#include "wire/output.h"
#include "wire/seat.h"
#include "wire/wire.h"
#include "wire/xdg-decoration.h"
#include "wire/xdg-dialect.h"
#include "xdg-decoration-unstable-v1-server-protocol.h"
#include "xdg-shell-server-protocol.h"

#include <stdlib.h>

struct wire_xdg_toplevel *wire_xdg_toplevel_from_resource(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

/* NULL when it is inert. */
static struct window *window_of(struct wl_resource *resource)
{
	return wire_xdg_toplevel_from_resource(resource)->window;
}

static struct desktop *desktop_of(struct wl_resource *resource)
{
	return wire_xdg_toplevel_from_resource(resource)->surface->wire->desktop;
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	struct wl_resource *decoration = wire_xdg_toplevel_from_resource(resource)->decoration;
	if (decoration != NULL) {
		wl_resource_post_error(decoration, ZXDG_TOPLEVEL_DECORATION_V1_ERROR_ORPHANED,
			"xdg_toplevel.destroy: its zxdg_toplevel_decoration_v1#%u is still there; "
			"destroy that first",
			wl_resource_get_id(decoration));
		return;
	}
	wl_resource_destroy(resource);
}

static void handle_set_parent(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *parent)
{
	struct window *window = window_of(resource);
	struct window *parent_window = parent != NULL ? window_of(parent) : NULL;
	if (window == NULL) {
		return;
	}
	if (desktop_set_parent(desktop_of(resource), window, parent_window) != 0) {
		wl_resource_post_error(resource, XDG_TOPLEVEL_ERROR_INVALID_PARENT,
			"xdg_toplevel.set_parent: xdg_toplevel#%u is this one or below it",
			wl_resource_get_id(parent));
	}
}

static void handle_set_title(
	struct wl_client *client, struct wl_resource *resource, const char *title)
{
	struct window *window = window_of(resource);
	if (window != NULL && window_set_title(window, title) != 0) {
		wl_resource_post_no_memory(resource);
	}
}

static void handle_set_app_id(
	struct wl_client *client, struct wl_resource *resource, const char *app_id)
{
	struct window *window = window_of(resource);
	if (window != NULL && window_set_app_id(window, app_id) != 0) {
		wl_resource_post_no_memory(resource);
	}
}

/* There is no such menu, and wm_capabilities would say so (version 5). */
static void handle_show_window_menu(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t serial, int32_t x, int32_t y)
{
}

/* From now on the finger is the desktop's; its client is told so. */
static void take_touch(struct desktop *desktop, struct window *window, struct touch_point *point)
{
	if (desktop->dragged == window) {
		touch_cancel(point->touch, point->surface);
	}
}

static struct touch_point *touch_of(struct wl_resource *seat, uint32_t serial)
{
	return touch_find_serial(&wire_seat_from_resource(seat)->touch, serial);
}

static bool was_pressed(struct wl_resource *resource, uint32_t serial)
{
	const struct wire *wire = wire_xdg_toplevel_from_resource(resource)->surface->wire;
	return wire_client_was_pressed(wire, wl_resource_get_client(resource), serial);
}

/* A serial that is no press of late means that the user has let go: nothing happens then. */
static void handle_move(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t serial)
{
	struct window *window = window_of(resource);
	struct desktop *desktop = desktop_of(resource);
	struct touch_point *point = touch_of(seat, serial);
	if (window != NULL && point != NULL && was_pressed(resource, serial)) {
		desktop_begin_touch_move(desktop, window, point->id, point->x, point->y);
		take_touch(desktop, window, point);
	} else if (window != NULL && was_pressed(resource, serial)) {
		desktop_begin_move(desktop, window);
	}
}

static void handle_resize(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t serial, uint32_t edges)
{
	struct window *window = window_of(resource);
	struct desktop *desktop = desktop_of(resource);
	struct touch_point *point = touch_of(seat, serial);
	if (!interactive_edges_are_valid(edges)) {
		wl_resource_post_error(resource, XDG_TOPLEVEL_ERROR_INVALID_RESIZE_EDGE,
			"xdg_toplevel.resize: edges is %u; it is one of 1 (top), 2 (bottom), 4 "
			"(left), 8 (right), of 5, 6, 9, 10 (corners), or 0",
			edges);
	} else if (window != NULL && point != NULL && was_pressed(resource, serial)) {
		desktop_begin_touch_resize(desktop, window, edges, point->id, point->x, point->y);
		take_touch(desktop, window, point);
	} else if (window != NULL && was_pressed(resource, serial)) {
		desktop_begin_resize(desktop, window, edges);
	}
}

static void post_bad_limit(
	struct wl_resource *resource, const char *request, int32_t width, int32_t height)
{
	wl_resource_post_error(resource, XDG_TOPLEVEL_ERROR_INVALID_SIZE,
		"xdg_toplevel.%s(%d, %d): width and height must not be negative; 0 is no limit",
		request, width, height);
}

static void handle_set_max_size(
	struct wl_client *client, struct wl_resource *resource, int32_t width, int32_t height)
{
	struct window *window = window_of(resource);
	if (window != NULL && window_set_max_size(window, width, height) != 0) {
		post_bad_limit(resource, "set_max_size", width, height);
	}
}

static void handle_set_min_size(
	struct wl_client *client, struct wl_resource *resource, int32_t width, int32_t height)
{
	struct window *window = window_of(resource);
	if (window != NULL && window_set_min_size(window, width, height) != 0) {
		post_bad_limit(resource, "set_min_size", width, height);
	}
}

static void set_maximised(struct wl_resource *resource, bool maximised)
{
	struct window *window = window_of(resource);
	if (window != NULL) {
		desktop_set_maximised(desktop_of(resource), window, maximised);
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

static void handle_set_fullscreen(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *output_resource)
{
	struct window *window = window_of(resource);
	const struct output *output =
		output_resource != NULL ? wire_output_from_resource(output_resource) : NULL;
	if (window != NULL) {
		desktop_set_fullscreen(desktop_of(resource), window, true,
			output != NULL ? (int)output->index : -1);
	}
}

static void handle_unset_fullscreen(struct wl_client *client, struct wl_resource *resource)
{
	struct window *window = window_of(resource);
	if (window != NULL) {
		desktop_set_fullscreen(desktop_of(resource), window, false, -1);
	}
}

static void handle_set_minimized(struct wl_client *client, struct wl_resource *resource)
{
	struct window *window = window_of(resource);
	if (window != NULL) {
		desktop_set_minimised(desktop_of(resource), window, true);
	}
}

static const struct xdg_toplevel_interface toplevel_impl = {
	.destroy = handle_destroy,
	.set_parent = handle_set_parent,
	.set_title = handle_set_title,
	.set_app_id = handle_set_app_id,
	.show_window_menu = handle_show_window_menu,
	.move = handle_move,
	.resize = handle_resize,
	.set_max_size = handle_set_max_size,
	.set_min_size = handle_set_min_size,
	.set_maximized = handle_set_maximized,
	.unset_maximized = handle_unset_maximized,
	.set_fullscreen = handle_set_fullscreen,
	.unset_fullscreen = handle_unset_fullscreen,
	.set_minimized = handle_set_minimized,
};

static void tell_capabilities(struct wl_resource *resource, struct wire_xdg_toplevel *object)
{
	uint32_t capabilities[] = {
		XDG_TOPLEVEL_WM_CAPABILITIES_MAXIMIZE,
		XDG_TOPLEVEL_WM_CAPABILITIES_FULLSCREEN,
		XDG_TOPLEVEL_WM_CAPABILITIES_MINIMIZE,
	};
	if (!object->told_capabilities &&
		wl_resource_get_version(resource) >= XDG_TOPLEVEL_WM_CAPABILITIES_SINCE_VERSION) {
		struct wl_array array = {sizeof(capabilities), sizeof(capabilities), capabilities};
		xdg_toplevel_send_wm_capabilities(resource, &array);
		object->told_capabilities = true;
	}
}

static void tell_bounds(struct wl_resource *resource, struct wire_xdg_toplevel *object,
	int32_t width, int32_t height)
{
	bool told = object->told_bounds_width == width && object->told_bounds_height == height;
	if (!told &&
		wl_resource_get_version(resource) >= XDG_TOPLEVEL_CONFIGURE_BOUNDS_SINCE_VERSION) {
		xdg_toplevel_send_configure_bounds(resource, width, height);
		object->told_bounds_width = width;
		object->told_bounds_height = height;
	}
}

/* Not between the first configure and the first picture: SDL 2 makes its window anew when it hears
 * that it is to draw decorations, and while it is still waiting to show one, shows none at all. */
static void tell_decoration(struct wire_xdg_toplevel *object)
{
	const struct shell_surface *shell_surface = object->window->shell_surface;
	bool comes_between = shell_surface->configured && !shell_surface->mapped;
	if (object->decoration != NULL && object->decoration_asked && !comes_between) {
		object->decoration_asked = false;
		wire_xdg_decoration_send_configure(object->decoration);
	}
}

void wire_xdg_toplevel_send_configure(
	struct wl_resource *resource, const struct configuration *configuration)
{
	static const struct {
		uint32_t state, xdg_state;
	} table[] = {
		{WINDOW_MAXIMISED, XDG_TOPLEVEL_STATE_MAXIMIZED},
		{WINDOW_FULLSCREEN, XDG_TOPLEVEL_STATE_FULLSCREEN},
		{WINDOW_RESIZING, XDG_TOPLEVEL_STATE_RESIZING},
		{WINDOW_ACTIVATED, XDG_TOPLEVEL_STATE_ACTIVATED},
	};
	struct wire_xdg_toplevel *object = wire_xdg_toplevel_from_resource(resource);
	uint32_t values[sizeof(table) / sizeof(table[0])];
	size_t count = 0;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (configuration->states & table[i].state) {
			values[count++] = table[i].xdg_state;
		}
	}
	tell_capabilities(resource, object);
	tell_decoration(object);
	tell_bounds(resource, object, configuration->bounds_width, configuration->bounds_height);
	struct wl_array states = {count * sizeof(*values), sizeof(values), values};
	xdg_toplevel_send_configure(
		resource, configuration->box.width, configuration->box.height, &states);
}

void wire_xdg_toplevel_make_inert(struct wl_resource *resource)
{
	struct wire_xdg_toplevel *object = wire_xdg_toplevel_from_resource(resource);
	window_destroy(object->window);
	object->window = NULL;
	if (object->surface != NULL) {
		object->surface->role_resource = NULL;
		object->surface = NULL;
	}
}

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_xdg_toplevel *object = wire_xdg_toplevel_from_resource(resource);
	wire_xdg_toplevel_make_inert(resource);
	if (object->decoration != NULL) {
		wl_resource_set_user_data(object->decoration, NULL);
	}
	free(object);
}

void wire_xdg_toplevel_create(struct wire_xdg_surface *surface, uint32_t id)
{
	struct wire_xdg_toplevel *object = calloc(1, sizeof(*object));
	struct wl_resource *resource =
		object == NULL ? NULL
			       : wl_resource_create(wl_resource_get_client(surface->resource),
					 surface->dialect->toplevel,
					 wl_resource_get_version(surface->resource), id);
	if (resource == NULL) {
		free(object);
		wl_resource_post_no_memory(surface->resource);
		return;
	}
	int fault = desktop_create_window(
		surface->wire->desktop, surface->shell_surface, &object->window);
	if (fault != 0) {
		wire_xdg_surface_post_fault(surface, fault, "xdg_surface.get_toplevel");
		wl_resource_destroy(resource);
		free(object);
		return;
	}
	object->surface = surface;
	surface->role_resource = resource;
	wl_resource_set_implementation(resource, &toplevel_impl, object, handle_resource_destroy);
}
