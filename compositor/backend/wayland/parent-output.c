/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-output.h"

#include <stdlib.h>

static void handle_geometry(void *data, struct wl_output *proxy, int32_t x, int32_t y,
	int32_t mm_width, int32_t mm_height, int32_t subpixel, const char *make, const char *model,
	int32_t transform)
{
}

static void handle_mode(void *data, struct wl_output *proxy, uint32_t flags, int32_t width,
	int32_t height, int32_t refresh)
{
	struct parent_output *output = data;
	if (flags & WL_OUTPUT_MODE_CURRENT) {
		output->refresh_mhz = refresh;
	}
}

static void handle_scale(void *data, struct wl_output *proxy, int32_t scale)
{
	struct parent_output *output = data;
	output->scale = scale > 0 ? scale : 1;
}

static void handle_output_done(void *data, struct wl_output *proxy)
{
	struct parent_output *output = data;
	wl_signal_emit_mutable(&output->parent->events.output, output);
}

/* Events of a version that was not bound: libwayland ends the process of who has no handler. */
static void handle_text(void *data, struct wl_output *proxy, const char *text)
{
}

static const struct wl_output_listener output_listener = {
	.geometry = handle_geometry,
	.mode = handle_mode,
	.done = handle_output_done,
	.scale = handle_scale,
	.name = handle_text,
	.description = handle_text,
};

void parent_output_create(struct parent *parent, uint32_t name, uint32_t version)
{
	struct parent_output *output = calloc(1, sizeof(*output));
	if (output == NULL) {
		return;
	}
	output->parent = parent;
	output->name = name;
	output->scale = 1;
	output->proxy = wl_registry_bind(
		parent->registry, name, &wl_output_interface, version < 2 ? version : 2);
	wl_output_add_listener(output->proxy, &output_listener, output);
	wl_list_insert(&parent->outputs, &output->link);
}

void parent_output_destroy(struct parent_output *output)
{
	wl_list_remove(&output->link);
	wl_list_init(&output->link);
	wl_signal_emit_mutable(&output->parent->events.output, output);
	wl_output_destroy(output->proxy);
	free(output);
}

struct parent_output *parent_output_from_proxy(struct wl_output *proxy)
{
	return proxy != NULL ? wl_output_get_user_data(proxy) : NULL;
}
