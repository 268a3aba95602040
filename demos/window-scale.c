/* SPDX-License-Identifier: MIT */
#include "window-scale.h"

#include <fractional-scale-v1-client-protocol.h>
#include <stdlib.h>
#include <string.h>

struct scale_output {
	struct window_scale *owner;
	struct wl_output *output;
	int32_t scale;
	bool entered;        /* the window is seen on it */
	struct wl_list link; /* window_scale.outputs */
};

static void handle_geometry(void *data, struct wl_output *output, int32_t x, int32_t y,
	int32_t width, int32_t height, int32_t subpixel, const char *make, const char *model,
	int32_t transform)
{
}

static void handle_mode(void *data, struct wl_output *output, uint32_t flags, int32_t width,
	int32_t height, int32_t refresh)
{
}

static void handle_done(void *data, struct wl_output *output)
{
}

static void handle_scale(void *data, struct wl_output *proxy, int32_t factor)
{
	struct scale_output *output = data;
	output->scale = factor;
	output->owner->changed(output->owner->data);
}

static const struct wl_output_listener output_listener = {
	.geometry = handle_geometry,
	.mode = handle_mode,
	.done = handle_done,
	.scale = handle_scale,
};

static void add_output(struct window_scale *scale, struct wl_output *proxy)
{
	struct scale_output *output = calloc(1, sizeof(*output));
	if (output == NULL) {
		wl_output_destroy(proxy);
		return;
	}
	output->owner = scale;
	output->output = proxy;
	output->scale = 1;
	wl_list_insert(&scale->outputs, &output->link);
	wl_output_add_listener(proxy, &output_listener, output);
}

void window_scale_note_global(struct window_scale *scale, struct connection *connection,
	const struct connection_global *global)
{
	if (strcmp(global->type, wl_output_interface.name) == 0) {
		add_output(scale, connection_bind(connection, global, &wl_output_interface, 2));
	} else if (strcmp(global->type, wp_fractional_scale_manager_v1_interface.name) == 0) {
		scale->manager = connection_bind(
			connection, global, &wp_fractional_scale_manager_v1_interface, 1);
	}
}

static void set_entered(struct window_scale *scale, struct wl_output *proxy, bool entered)
{
	struct scale_output *output;
	wl_list_for_each (output, &scale->outputs, link) {
		if (output->output == proxy) {
			output->entered = entered;
		}
	}
	scale->changed(scale->data);
}

static void handle_enter(void *data, struct wl_surface *surface, struct wl_output *output)
{
	set_entered(data, output, true);
}

static void handle_leave(void *data, struct wl_surface *surface, struct wl_output *output)
{
	set_entered(data, output, false);
}

static const struct wl_surface_listener surface_listener = {
	.enter = handle_enter,
	.leave = handle_leave,
};

static void handle_preferred(
	void *data, struct wp_fractional_scale_v1 *fractional, uint32_t preferred)
{
	struct window_scale *scale = data;
	scale->preferred = preferred;
	scale->changed(scale->data);
}

static const struct wp_fractional_scale_v1_listener fractional_listener = {
	.preferred_scale = handle_preferred,
};

void window_scale_watch(struct window_scale *scale, struct wl_surface *surface, bool fractions)
{
	wl_surface_add_listener(surface, &surface_listener, scale);
	if (fractions && scale->manager != NULL) {
		scale->fractional = wp_fractional_scale_manager_v1_get_fractional_scale(
			scale->manager, surface);
		wp_fractional_scale_v1_add_listener(scale->fractional, &fractional_listener, scale);
	}
}

/* Of the outputs that the window is on; before it is on any, of all. */
static int32_t largest_of_outputs(const struct window_scale *scale)
{
	int32_t entered = 0, all = 1;
	const struct scale_output *output;
	wl_list_for_each (output, &scale->outputs, link) {
		all = output->scale > all ? output->scale : all;
		if (output->entered && output->scale > entered) {
			entered = output->scale;
		}
	}
	return entered > 0 ? entered : all;
}

double window_scale_get(const struct window_scale *scale)
{
	return scale->preferred > 0 ? scale->preferred / 120.0 : largest_of_outputs(scale);
}

void window_scale_init(struct window_scale *scale_out, void (*changed)(void *data), void *data)
{
	*scale_out = (struct window_scale){.changed = changed, .data = data};
	wl_list_init(&scale_out->outputs);
}

void window_scale_finish(struct window_scale *scale)
{
	struct scale_output *output, *next;
	wl_list_for_each_safe (output, next, &scale->outputs, link) {
		wl_output_destroy(output->output);
		free(output);
	}
	if (scale->fractional != NULL) {
		wp_fractional_scale_v1_destroy(scale->fractional);
	}
	if (scale->manager != NULL) {
		wp_fractional_scale_manager_v1_destroy(scale->manager);
	}
}
