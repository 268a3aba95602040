/* SPDX-License-Identifier: MIT */
#include "window.h"

#include "window-input.h"

#include <math.h>
#include <string.h>
#include <time.h>
#include <viewporter-client-protocol.h>
#include <xdg-shell-client-protocol.h>

enum {
	WAIT_MS = 1000,
	IDLE_SECONDS = 3, /* without a frame */
};

static void handle_global(void *data, const struct connection_global *global)
{
	struct window *window = data;
	if (strcmp(global->type, wl_seat_interface.name) == 0 && window->seat == NULL) {
		window->seat = connection_bind(&window->connection, global, &wl_seat_interface, 1);
		window_input_listen(window);
	} else if (strcmp(global->type, wp_viewporter_interface.name) == 0) {
		window->viewporter =
			connection_bind(&window->connection, global, &wp_viewporter_interface, 1);
	} else {
		window_scale_note_global(&window->scale, &window->connection, global);
	}
}

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
	window->surface = wl_compositor_create_surface(window->connection.compositor);
	window->xdg_surface =
		xdg_wm_base_get_xdg_surface(window->connection.shell, window->surface);
	window->toplevel = xdg_surface_get_toplevel(window->xdg_surface);
	xdg_surface_add_listener(window->xdg_surface, &xdg_surface_listener, window);
	xdg_toplevel_add_listener(window->toplevel, &toplevel_listener, window);
	xdg_toplevel_set_title(window->toplevel, name);
	xdg_toplevel_set_app_id(window->toplevel, name);
	if (window->viewporter != NULL) {
		window->viewport = wp_viewporter_get_viewport(window->viewporter, window->surface);
	}
	window_scale_watch(&window->scale, window->surface, window->viewport != NULL);
	wl_surface_commit(window->surface);
}

static void handle_scale_changed(void *data)
{
	window_change(data);
}

int window_init(struct window *window_out, const char *name, int32_t width, int32_t height)
{
	struct window *window = window_out;
	*window = (struct window){.width = width, .height = height};
	window_scale_init(&window->scale, handle_scale_changed, window);
	if (connection_init(&window->connection, name, handle_global, window) < 0) {
		return -1;
	}
	create_surface(window, name);
	return 0;
}

void window_finish(struct window *window)
{
	if (window->frame != NULL) {
		wl_callback_destroy(window->frame);
	}
	window_scale_finish(&window->scale);
	if (window->viewport != NULL) {
		wp_viewport_destroy(window->viewport);
	}
	xdg_toplevel_destroy(window->toplevel);
	xdg_surface_destroy(window->xdg_surface);
	wl_surface_destroy(window->surface);
	if (window->viewporter != NULL) {
		wp_viewporter_destroy(window->viewporter);
	}
	window_input_finish(window);
	connection_finish(&window->connection);
}

void window_change(struct window *window)
{
	window->changed = true;
}

static bool has_buffer_scale(const struct window *window)
{
	return wl_proxy_get_version((struct wl_proxy *)window->surface) >=
	       WL_SURFACE_SET_BUFFER_SCALE_SINCE_VERSION;
}

/* Without a viewport there are whole scales only, and before version 3 of the
 * surface none at all. */
static double scale_of(const struct window *window)
{
	double wanted =
		window->own_scale > 0 ? window->own_scale : window_scale_get(&window->scale);
	if (window->viewport != NULL) {
		return wanted;
	}
	return has_buffer_scale(window) ? fmax(floor(wanted), 1) : 1;
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
	} else if (has_buffer_scale(window)) {
		wl_surface_set_buffer_scale(window->surface, (int32_t)scale_of(window));
	}
}

static double seconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool is_time_to_draw(const struct window *window)
{
	return window->configured && window->changed && window->frame == NULL;
}

int window_run(struct window *window, const struct window_listener *listener, void *data)
{
	double drawn = seconds_now();
	bool idle = false;
	int error = 0;
	window->listener = listener;
	window->data = data;
	while (!window->closed && error == 0) {
		if (is_time_to_draw(window) && listener->draw(data)) {
			window->changed = false;
			drawn = seconds_now();
			idle = false;
		} else if (!idle && seconds_now() - drawn > IDLE_SECONDS) {
			idle = true;
			if (listener->idle != NULL) {
				listener->idle(data);
			}
		}
		error = connection_wait(&window->connection, idle ? -1 : WAIT_MS);
	}
	return error < 0 ? 1 : 0;
}
