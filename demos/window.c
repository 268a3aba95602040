/* SPDX-License-Identifier: MIT */
#include "window.h"

#include "window-input.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <viewporter-client-protocol.h>
#include <xdg-shell-client-protocol.h>

static void handle_ping(void *data, struct xdg_wm_base *shell, uint32_t serial)
{
	xdg_wm_base_pong(shell, serial);
}

static const struct xdg_wm_base_listener shell_listener = {.ping = handle_ping};

static void handle_geometry(void *data, struct wl_output *output, int32_t x, int32_t y,
	int32_t width, int32_t height, int32_t subpixel, const char *make, const char *model,
	int32_t transform)
{
}

static void handle_mode(void *data, struct wl_output *output, uint32_t flags, int32_t width,
	int32_t height, int32_t refresh)
{
}

static void handle_output_done(void *data, struct wl_output *output)
{
}

static void handle_scale(void *data, struct wl_output *output, int32_t scale)
{
	struct window *window = data;
	window->output_scale = scale;
	window_change(window);
}

static const struct wl_output_listener output_listener = {
	.geometry = handle_geometry,
	.mode = handle_mode,
	.done = handle_output_done,
	.scale = handle_scale,
};

static void *bind(struct window *window, uint32_t name, const struct wl_interface *interface,
	uint32_t offered, uint32_t wanted)
{
	return wl_registry_bind(
		window->registry, name, interface, offered < wanted ? offered : wanted);
}

static void handle_global(
	void *data, struct wl_registry *registry, uint32_t name, const char *type, uint32_t version)
{
	struct window *window = data;
	if (strcmp(type, wl_compositor_interface.name) == 0) {
		window->compositor = bind(window, name, &wl_compositor_interface, version, 4);
	} else if (strcmp(type, wl_shm_interface.name) == 0) {
		window->shm = bind(window, name, &wl_shm_interface, version, 1);
	} else if (strcmp(type, xdg_wm_base_interface.name) == 0) {
		window->shell = bind(window, name, &xdg_wm_base_interface, version, 1);
		xdg_wm_base_add_listener(window->shell, &shell_listener, window);
	} else if (strcmp(type, wl_seat_interface.name) == 0 && window->seat == NULL) {
		window->seat = bind(window, name, &wl_seat_interface, version, 1);
		window_input_listen(window);
	} else if (strcmp(type, wl_output_interface.name) == 0 && window->output == NULL) {
		window->output = bind(window, name, &wl_output_interface, version, 2);
		wl_output_add_listener(window->output, &output_listener, window);
	} else if (strcmp(type, wp_viewporter_interface.name) == 0) {
		window->viewporter = bind(window, name, &wp_viewporter_interface, version, 1);
	} else if (strcmp(type, WEDDELL_WISHES_GLOBAL) == 0 && window->wishes == NULL) {
		/* without it the library does what suits any compositor */
		(void)weddell_wishes_bind(registry, name, &window->wishes);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

static void handle_size(void *data, struct xdg_toplevel *toplevel, int32_t width, int32_t height,
	struct wl_array *states)
{
	struct window *window = data;
	window->width = width > 0 ? width : window->width;
	window->height = height > 0 ? height : window->height;
}

static void handle_close(void *data, struct xdg_toplevel *toplevel)
{
	struct window *window = data;
	window->closed = true;
}

static const struct xdg_toplevel_listener toplevel_listener = {
	.configure = handle_size,
	.close = handle_close,
};

static void handle_configure(void *data, struct xdg_surface *xdg_surface, uint32_t serial)
{
	struct window *window = data;
	xdg_surface_ack_configure(xdg_surface, serial);
	window->configured = true;
	window_change(window);
}

static const struct xdg_surface_listener xdg_surface_listener = {.configure = handle_configure};

static void create_surface(struct window *window, const char *name)
{
	window->surface = wl_compositor_create_surface(window->compositor);
	window->xdg_surface = xdg_wm_base_get_xdg_surface(window->shell, window->surface);
	window->toplevel = xdg_surface_get_toplevel(window->xdg_surface);
	xdg_surface_add_listener(window->xdg_surface, &xdg_surface_listener, window);
	xdg_toplevel_add_listener(window->toplevel, &toplevel_listener, window);
	xdg_toplevel_set_title(window->toplevel, name);
	xdg_toplevel_set_app_id(window->toplevel, name);
	if (window->viewporter != NULL) {
		window->viewport = wp_viewporter_get_viewport(window->viewporter, window->surface);
	}
	wl_surface_commit(window->surface);
}

int window_init(struct window *window_out, const char *name, int32_t width, int32_t height)
{
	struct window *window = window_out;
	*window = (struct window){.width = width, .height = height, .output_scale = 1};
	window->display = wl_display_connect(NULL);
	if (window->display == NULL) {
		fprintf(stderr, "%s: no compositor (is WAYLAND_DISPLAY set?)\n", name);
		return -1;
	}
	window->registry = wl_display_get_registry(window->display);
	wl_registry_add_listener(window->registry, &registry_listener, window);
	/* once for the globals, once for what they say of themselves */
	if (wl_display_roundtrip(window->display) < 0 ||
		wl_display_roundtrip(window->display) < 0 || window->compositor == NULL ||
		window->shm == NULL || window->shell == NULL) {
		fprintf(stderr, "%s: needs wl_compositor, wl_shm and xdg_wm_base\n", name);
		window_finish(window);
		return -1;
	}
	create_surface(window, name);
	return 0;
}

static void destroy(void *proxy)
{
	if (proxy != NULL) {
		wl_proxy_destroy(proxy);
	}
}

void window_finish(struct window *window)
{
	destroy(window->frame);
	if (window->surface != NULL) {
		if (window->viewport != NULL) {
			wp_viewport_destroy(window->viewport);
		}
		xdg_toplevel_destroy(window->toplevel);
		xdg_surface_destroy(window->xdg_surface);
		wl_surface_destroy(window->surface);
	}
	if (window->viewporter != NULL) {
		wp_viewporter_destroy(window->viewporter);
	}
	if (window->shell != NULL) {
		xdg_wm_base_destroy(window->shell);
	}
	weddell_wishes_destroy(window->wishes);
	/* these have no destructor in the versions bound here */
	destroy(window->pointer);
	destroy(window->keyboard);
	destroy(window->seat);
	destroy(window->output);
	destroy(window->shm);
	destroy(window->compositor);
	destroy(window->registry);
	wl_display_disconnect(window->display);
}

void window_change(struct window *window)
{
	window->changed = true;
}

static double scale_of(const struct window *window)
{
	if (window->viewport == NULL) {
		return 1;
	}
	return window->scale > 0 ? window->scale : window->output_scale;
}

int32_t window_pixels(const struct window *window, int32_t logical)
{
	return (int32_t)fmax(round(logical * scale_of(window)), 1);
}

static void handle_frame(void *data, struct wl_callback *callback, uint32_t time)
{
	struct window *window = data;
	wl_callback_destroy(callback);
	window->frame = NULL;
}

static const struct wl_callback_listener frame_listener = {.done = handle_frame};

void window_prepare_commit(struct window *window)
{
	window->frame = wl_surface_frame(window->surface);
	wl_callback_add_listener(window->frame, &frame_listener, window);
	if (window->viewport != NULL) {
		wp_viewport_set_destination(window->viewport, window->width, window->height);
	}
}

int window_run(struct window *window, const struct window_listener *listener, void *data)
{
	int result = 0;
	window->listener = listener;
	window->data = data;
	while (!window->closed && result >= 0) {
		if (window->configured && window->changed && window->frame == NULL &&
			listener->draw(data)) {
			window->changed = false;
		}
		result = wl_display_dispatch(window->display);
	}
	return result < 0 ? 1 : 0;
}
