/* SPDX-License-Identifier: MIT */
/*
 * The commands of the control protocol, and what they may reach.
 */
#ifndef WEDDELL_CONTROL_COMMAND_H
#define WEDDELL_CONTROL_COMMAND_H

#include "control/request.h"

#include <wayland-server-core.h>

struct client_records;
struct desktop;
struct headless_backend;
struct output_layout;

/* All are borrowed. */
struct control_reach {
	struct wl_display *display;
	struct wl_event_loop *loop;
	const char *socket_name; /* the Wayland socket's */
	struct client_records *clients;
	struct desktop *desktop;
	struct output_layout *outputs;
	struct headless_backend *headless; /* has the outputs that are added */
};

/* Does what line asks. Returns the line to answer, of malloc; NULL without memory. */
char *command_run(const struct control_reach *reach, const char *line);

/* A command's part: what it has to say goes to request->reply. */
typedef void command_function(const struct control_reach *reach, struct request *request);

command_function command_version, command_stats, command_screenshot, command_quit;
command_function command_clients, command_windows;
command_function command_outputs, command_add_output, command_remove_output,
	command_configure_output;

#endif
