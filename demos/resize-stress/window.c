/* SPDX-License-Identifier: MIT */
#include "window.h"

#include <linux/input-event-codes.h>
#include <xdg-shell-client-protocol.h>

/* States in which the size is the compositor's to choose. */
static bool is_sized_by_compositor(const struct wl_array *states)
{
	const uint32_t *all = states->data;
	for (size_t i = 0; i < states->size / sizeof(*all); i++) {
		if (all[i] == XDG_TOPLEVEL_STATE_RESIZING ||
			all[i] == XDG_TOPLEVEL_STATE_MAXIMIZED ||
			all[i] == XDG_TOPLEVEL_STATE_FULLSCREEN) {
			return true;
		}
	}
	return false;
}

static void handle_toplevel_configure(void *data, struct xdg_toplevel *toplevel, int32_t width,
	int32_t height, struct wl_array *states)
{
	struct window *window = data;
	bool demanded = width > 0 && height > 0 && is_sized_by_compositor(states);
	window->pending = demanded ? (struct size){width, height} : (struct size){0, 0};
}

static void handle_close(void *data, struct xdg_toplevel *toplevel)
{
	struct window *window = data;
	window->closed = true;
}

static const struct xdg_toplevel_listener toplevel_listener = {
	.configure = handle_toplevel_configure,
	.close = handle_close,
};

static void handle_configure(void *data, struct xdg_surface *xdg_surface, uint32_t serial)
{
	struct window *window = data;
	xdg_surface_ack_configure(xdg_surface, serial);
	window->demanded = window->pending;
	window->configured = true;
}

static const struct xdg_surface_listener xdg_surface_listener = {.configure = handle_configure};

static void handle_enter(void *data, struct wl_pointer *pointer, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y)
{
	struct window *window = data;
	window->pointer_x = wl_fixed_to_double(x);
	window->pointer_y = wl_fixed_to_double(y);
}

static void handle_leave(
	void *data, struct wl_pointer *pointer, uint32_t serial, struct wl_surface *surface)
{
}

static void handle_motion(
	void *data, struct wl_pointer *pointer, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
	struct window *window = data;
	window->pointer_x = wl_fixed_to_double(x);
	window->pointer_y = wl_fixed_to_double(y);
}

static void handle_button(void *data, struct wl_pointer *pointer, uint32_t serial, uint32_t time,
	uint32_t button, uint32_t state)
{
	struct window *window = data;
	if (button != BTN_LEFT || state != WL_POINTER_BUTTON_STATE_PRESSED) {
		return;
	}
	uint32_t edges = window->pointer_x * 2 < window->size.width
				 ? XDG_TOPLEVEL_RESIZE_EDGE_LEFT
				 : XDG_TOPLEVEL_RESIZE_EDGE_RIGHT;
	edges |= window->pointer_y * 2 < window->size.height ? XDG_TOPLEVEL_RESIZE_EDGE_TOP
							     : XDG_TOPLEVEL_RESIZE_EDGE_BOTTOM;
	xdg_toplevel_resize(window->toplevel, window->seat, serial, edges);
}

static void handle_axis(
	void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis, wl_fixed_t value)
{
}

static const struct wl_pointer_listener pointer_listener = {
	.enter = handle_enter,
	.leave = handle_leave,
	.motion = handle_motion,
	.button = handle_button,
	.axis = handle_axis,
};

static void handle_capabilities(void *data, struct wl_seat *seat, uint32_t capabilities)
{
	struct window *window = data;
	bool has_pointer = (capabilities & WL_SEAT_CAPABILITY_POINTER) != 0;
	if (has_pointer && window->pointer == NULL) {
		window->pointer = wl_seat_get_pointer(seat);
		wl_pointer_add_listener(window->pointer, &pointer_listener, window);
	}
}

static const struct wl_seat_listener seat_listener = {.capabilities = handle_capabilities};

void window_init(struct window *window_out, struct globals *globals)
{
	struct window *window = window_out;
	*window = (struct window){.globals = globals};
	window->surface = wl_compositor_create_surface(globals->connection.compositor);
	window->xdg_surface =
		xdg_wm_base_get_xdg_surface(globals->connection.shell, window->surface);
	window->toplevel = xdg_surface_get_toplevel(window->xdg_surface);
	xdg_surface_add_listener(window->xdg_surface, &xdg_surface_listener, window);
	xdg_toplevel_add_listener(window->toplevel, &toplevel_listener, window);
	xdg_toplevel_set_title(window->toplevel, "weddell-resize-stress");
	xdg_toplevel_set_app_id(window->toplevel, "weddell-resize-stress");
	if (globals->seat_name != 0) {
		window->seat = wl_registry_bind(
			globals->connection.registry, globals->seat_name, &wl_seat_interface, 1);
		wl_seat_add_listener(window->seat, &seat_listener, window);
	}
	wl_surface_commit(window->surface);
}

void window_finish(struct window *window)
{
	if (window->pointer != NULL) {
		wl_pointer_destroy(window->pointer);
	}
	if (window->seat != NULL) {
		wl_seat_destroy(window->seat);
	}
	xdg_toplevel_destroy(window->toplevel);
	xdg_surface_destroy(window->xdg_surface);
	wl_surface_destroy(window->surface);
}
