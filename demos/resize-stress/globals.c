/* SPDX-License-Identifier: MIT */
#include "globals.h"

#include <string.h>
#include <wlr-screencopy-unstable-v1-client-protocol.h>

static void handle_geometry(void *data, struct wl_output *output, int32_t x, int32_t y,
	int32_t width, int32_t height, int32_t subpixel, const char *make, const char *model,
	int32_t transform)
{
	struct globals *globals = data;
	globals->output_is_plain =
		globals->output_is_plain && transform == WL_OUTPUT_TRANSFORM_NORMAL;
}

static void handle_mode(void *data, struct wl_output *output, uint32_t flags, int32_t width,
	int32_t height, int32_t refresh)
{
	struct globals *globals = data;
	if ((flags & WL_OUTPUT_MODE_CURRENT) != 0) {
		globals->output_size = (struct size){width, height};
	}
}

static void handle_done(void *data, struct wl_output *output)
{
}

static void handle_scale(void *data, struct wl_output *output, int32_t scale)
{
	struct globals *globals = data;
	globals->output_is_plain = globals->output_is_plain && scale == 1;
}

static const struct wl_output_listener output_listener = {
	.geometry = handle_geometry,
	.mode = handle_mode,
	.done = handle_done,
	.scale = handle_scale,
};

static void handle_global(void *data, const struct connection_global *global)
{
	struct globals *globals = data;
	struct connection *connection = &globals->connection;
	if (strcmp(global->type, wl_seat_interface.name) == 0 && globals->seat_name == 0) {
		globals->seat_name = global->name;
	} else if (strcmp(global->type, wl_output_interface.name) == 0 && globals->output == NULL) {
		globals->output = connection_bind(connection, global, &wl_output_interface, 2);
		globals->output_is_plain = true;
		wl_output_add_listener(globals->output, &output_listener, globals);
	} else if (strcmp(global->type, zwlr_screencopy_manager_v1_interface.name) == 0) {
		globals->screencopy = connection_bind(
			connection, global, &zwlr_screencopy_manager_v1_interface, 3);
	}
}

int globals_init(struct globals *globals_out)
{
	*globals_out = (struct globals){0};
	return connection_init(
		&globals_out->connection, "weddell-resize-stress", handle_global, globals_out);
}

void globals_finish(struct globals *globals)
{
	if (globals->screencopy != NULL) {
		zwlr_screencopy_manager_v1_destroy(globals->screencopy);
	}
	if (globals->output != NULL) {
		wl_output_destroy(globals->output);
	}
	connection_finish(&globals->connection);
}
