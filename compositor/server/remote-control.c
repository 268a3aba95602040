/* SPDX-License-Identifier: MIT */
#include "server/remote-control.h"

#include "backend/headless/headless.h"

#include <stdio.h>
#include <string.h>

int remote_control_init(
	struct remote_control *control, struct server *server, const struct listen_socket *wayland)
{
	*control = (struct remote_control){0};
	int result = headless_backend_create(&server->outputs, &control->added);
	if (result == 0) {
		control->reach = (struct control_reach){
			.display = server->display,
			.loop = wl_display_get_event_loop(server->display),
			.socket_name = wayland->name,
			.clients = &server->clients,
			.desktop = server->desktop,
			.outputs = &server->outputs,
			.headless = control->added,
		};
		snprintf(control->path, sizeof(control->path), "%s.control",
			wayland->address.sun_path);
		result = control_socket_create(&control->reach, control->path, &control->socket);
	}
	if (result != 0) {
		log_line(server->log, LOG_ERROR,
			"cannot listen on %s: %s; go without it with --no-control", control->path,
			strerror(-result));
	}
	return result;
}

void remote_control_finish(struct remote_control *control)
{
	control_socket_destroy(control->socket);
	headless_backend_destroy(control->added);
}
