/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-window.h"

#include "backend/wayland/parent-output.h"
#include "output/output.h"

#include "fractional-scale-v1-client-protocol.h"
#include "viewporter-client-protocol.h"
#include "xdg-decoration-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <errno.h>
#include <math.h>
#include <stdio.h>

static const double fractional_unit = 120; /* of wp_fractional_scale_v1.preferred_scale */

static int32_t to_pixels(int32_t logical, double scale)
{
	double pixels = round(logical * scale);
	return pixels < 1 ? 1 : pixels > OUTPUT_SIZE_MAX ? OUTPUT_SIZE_MAX : (int32_t)pixels;
}

int32_t parent_window_pixel_width(const struct parent_window *window)
{
	return to_pixels(window->width, window->scale);
}

int32_t parent_window_pixel_height(const struct parent_window *window)
{
	return to_pixels(window->height, window->scale);
}

bool parent_window_to_logical(
	const struct parent_window *window, int32_t pixels, int32_t *logical_out)
{
	const double much_less_than_a_unit = 1e-6; /* of a scale in 1/120 */
	double logical = round(pixels / window->scale);
	*logical_out = (int32_t)logical;
	return fabs(logical * window->scale - pixels) < much_less_than_a_unit;
}

static void tell(struct parent_window *window)
{
	if (window->made) {
		window->listener->changed(window->data);
	}
}

/* That of the first output with a known one, and without fractional scales the largest scale. */
static void look_at_outputs(struct parent_window *window)
{
	int32_t scale = 1, refresh = 0;
	for (size_t i = 0; i < window->output_count; i++) {
		const struct parent_output *output = window->outputs[i];
		scale = output->scale > scale ? output->scale : scale;
		refresh = refresh == 0 ? output->refresh_mhz : refresh;
	}
	/* on no output, things stay as they were */
	if (window->output_count > 0) {
		window->refresh_mhz = refresh;
		window->scale = window->fractional_scale == NULL ? scale : window->scale;
		tell(window);
	}
}

static void forget_output(struct parent_window *window, const struct parent_output *output)
{
	for (size_t i = 0; i < window->output_count; i++) {
		if (window->outputs[i] == output) {
			window->outputs[i] = window->outputs[--window->output_count];
			return;
		}
	}
}

static void handle_enter(void *data, struct wl_surface *surface, struct wl_output *proxy)
{
	struct parent_window *window = data;
	struct parent_output *output = parent_output_from_proxy(proxy);
	if (output != NULL && window->output_count < PARENT_WINDOW_OUTPUTS_MAX) {
		forget_output(window, output);
		window->outputs[window->output_count++] = output;
		look_at_outputs(window);
	}
}

static void handle_leave(void *data, struct wl_surface *surface, struct wl_output *proxy)
{
	struct parent_window *window = data;
	forget_output(window, parent_output_from_proxy(proxy));
	look_at_outputs(window);
}

#ifdef WL_SURFACE_PREFERRED_BUFFER_SCALE_SINCE_VERSION
static void ignore_preferred_scale(void *data, struct wl_surface *surface, int32_t factor)
{
}

static void ignore_preferred_transform(void *data, struct wl_surface *surface, uint32_t transform)
{
}
#endif

static const struct wl_surface_listener surface_listener = {
	.enter = handle_enter,
	.leave = handle_leave,
#ifdef WL_SURFACE_PREFERRED_BUFFER_SCALE_SINCE_VERSION
	.preferred_buffer_scale = ignore_preferred_scale,
	.preferred_buffer_transform = ignore_preferred_transform,
#endif
};

static void handle_output_changed(struct wl_listener *listener, void *data)
{
	struct parent_window *window = wl_container_of(listener, window, output_changed);
	struct parent_output *output = data;
	if (wl_list_empty(&output->link)) {
		forget_output(window, output);
	}
	look_at_outputs(window);
}

static void handle_preferred_scale(
	void *data, struct wp_fractional_scale_v1 *fractional_scale, uint32_t scale)
{
	struct parent_window *window = data;
	if (scale > 0) {
		window->scale = scale / fractional_unit;
		tell(window);
	}
}

static const struct wp_fractional_scale_v1_listener fractional_scale_listener = {
	.preferred_scale = handle_preferred_scale,
};

static bool sets_size(uint32_t state)
{
	switch (state) {
	case XDG_TOPLEVEL_STATE_MAXIMIZED:
	case XDG_TOPLEVEL_STATE_FULLSCREEN:
	case XDG_TOPLEVEL_STATE_RESIZING:
	case XDG_TOPLEVEL_STATE_TILED_LEFT:
	case XDG_TOPLEVEL_STATE_TILED_RIGHT:
	case XDG_TOPLEVEL_STATE_TILED_TOP:
	case XDG_TOPLEVEL_STATE_TILED_BOTTOM:
		return true;
	default:
		return false;
	}
}

static void handle_toplevel_configure(void *data, struct xdg_toplevel *toplevel, int32_t width,
	int32_t height, struct wl_array *states)
{
	struct parent_window *window = data;
	window->pending_width = width;
	window->pending_height = height;
	window->pending_sizes_itself = true;
	const uint32_t *state;
	wl_array_for_each (state, states) {
		window->pending_sizes_itself = window->pending_sizes_itself && !sets_size(*state);
	}
}

static void handle_close(void *data, struct xdg_toplevel *toplevel)
{
	struct parent_window *window = data;
	if (window->made) {
		window->listener->closed(window->data);
	}
}

/* Events of a version that was not bound: libwayland ends the process of who has no handler. */
static void handle_configure_bounds(
	void *data, struct xdg_toplevel *toplevel, int32_t width, int32_t height)
{
}

static void handle_wm_capabilities(
	void *data, struct xdg_toplevel *toplevel, struct wl_array *capabilities)
{
}

static const struct xdg_toplevel_listener toplevel_listener = {
	.configure = handle_toplevel_configure,
	.close = handle_close,
	.configure_bounds = handle_configure_bounds,
	.wm_capabilities = handle_wm_capabilities,
};

static void handle_configure(void *data, struct xdg_surface *xdg_surface, uint32_t serial)
{
	struct parent_window *window = data;
	xdg_surface_ack_configure(xdg_surface, serial);
	window->width = window->pending_width > 0 ? window->pending_width : window->wished_width;
	window->height =
		window->pending_height > 0 ? window->pending_height : window->wished_height;
	/* what it was last is what it stays when the parent leaves it to us again */
	window->wished_width = window->width;
	window->wished_height = window->height;
	window->sizes_itself = window->pending_sizes_itself;
	bool is_back = window->made && !window->configured;
	window->configured = true;
	tell(window);
	if (is_back) {
		window->listener->back(window->data);
	}
}

static const struct xdg_surface_listener xdg_surface_listener = {
	.configure = handle_configure,
};

static void decorate(struct parent_window *window)
{
	struct zxdg_decoration_manager_v1 *manager = window->parent->decoration;
	if (manager != NULL) {
		window->decoration = zxdg_decoration_manager_v1_get_toplevel_decoration(
			manager, window->toplevel);
		zxdg_toplevel_decoration_v1_set_mode(
			window->decoration, ZXDG_TOPLEVEL_DECORATION_V1_MODE_SERVER_SIDE);
	}
}

/* What makes a window of the surface; the parent answers with a size. */
static void make_role(struct parent_window *window)
{
	window->xdg_surface = xdg_wm_base_get_xdg_surface(window->parent->wm_base, window->surface);
	xdg_surface_add_listener(window->xdg_surface, &xdg_surface_listener, window);
	window->toplevel = xdg_surface_get_toplevel(window->xdg_surface);
	xdg_toplevel_add_listener(window->toplevel, &toplevel_listener, window);
	xdg_toplevel_set_title(window->toplevel, window->title);
	xdg_toplevel_set_app_id(window->toplevel, "weddell");
	decorate(window);
	wl_surface_commit(window->surface);
}

static void destroy_role(struct parent_window *window)
{
	if (window->xdg_surface == NULL) {
		return;
	}
	if (window->decoration != NULL) {
		zxdg_toplevel_decoration_v1_destroy(window->decoration);
		window->decoration = NULL;
	}
	xdg_toplevel_destroy(window->toplevel);
	window->toplevel = NULL;
	xdg_surface_destroy(window->xdg_surface);
	window->xdg_surface = NULL;
}

static void make_surface(struct parent_window *window)
{
	struct parent *parent = window->parent;
	window->surface = wl_compositor_create_surface(parent->compositor);
	wl_surface_add_listener(window->surface, &surface_listener, window);
	if (parent->viewporter != NULL && parent->fractional_scale != NULL) {
		window->viewport = wp_viewporter_get_viewport(parent->viewporter, window->surface);
		window->fractional_scale = wp_fractional_scale_manager_v1_get_fractional_scale(
			parent->fractional_scale, window->surface);
		wp_fractional_scale_v1_add_listener(
			window->fractional_scale, &fractional_scale_listener, window);
	}
}

int parent_window_init(struct parent_window *window, struct parent *parent, const char *title,
	int32_t width, int32_t height, const struct parent_window_listener *listener, void *data)
{
	*window = (struct parent_window){
		.parent = parent,
		.scale = 1,
		.listener = listener,
		.data = data,
		.wished_width = width,
		.wished_height = height,
		.output_changed.notify = handle_output_changed,
	};
	snprintf(window->title, sizeof(window->title), "%s", title);
	wl_signal_add(&parent->events.output, &window->output_changed);
	make_surface(window);
	make_role(window);
	while (!window->configured) {
		int result = parent_wait(parent);
		if (result != 0) {
			return result;
		}
	}
	window->made = true;
	return 0;
}

void parent_window_finish(struct parent_window *window)
{
	if (window->surface == NULL) {
		return;
	}
	wl_list_remove(&window->output_changed.link);
	destroy_role(window);
	if (window->fractional_scale != NULL) {
		wp_fractional_scale_v1_destroy(window->fractional_scale);
		wp_viewport_destroy(window->viewport);
	}
	wl_surface_destroy(window->surface);
	window->surface = NULL;
}

void parent_window_withdraw(struct parent_window *window)
{
	if (window->xdg_surface != NULL) {
		wl_surface_attach(window->surface, NULL, 0, 0);
		wl_surface_commit(window->surface);
		destroy_role(window);
		window->configured = false;
	}
}

void parent_window_bring_back(struct parent_window *window)
{
	if (window->xdg_surface == NULL) {
		make_role(window);
	}
}

void parent_window_resize(struct parent_window *window, int32_t width, int32_t height)
{
	parent_window_to_logical(window, width, &window->width);
	parent_window_to_logical(window, height, &window->height);
	window->wished_width = window->width;
	window->wished_height = window->height;
}

struct parent_window *parent_window_from_surface(struct wl_surface *surface)
{
	return surface != NULL ? wl_surface_get_user_data(surface) : NULL;
}

void parent_window_describe(struct parent_window *window)
{
	struct wl_region *all = wl_compositor_create_region(window->parent->compositor);
	wl_region_add(all, 0, 0, window->width, window->height);
	wl_surface_set_opaque_region(window->surface, all);
	wl_region_destroy(all);
	if (window->viewport != NULL) {
		wp_viewport_set_destination(window->viewport, window->width, window->height);
	} else {
		wl_surface_set_buffer_scale(window->surface, (int32_t)window->scale);
	}
}
