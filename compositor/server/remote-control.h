/* SPDX-License-Identifier: MIT */
/*
 * The control socket of a server, and the outputs that are added over it.
 */
#ifndef WEDDELL_SERVER_REMOTE_CONTROL_H
#define WEDDELL_SERVER_REMOTE_CONTROL_H

#include "control/control-socket.h"
#include "server/server.h"
#include "wire/listen-socket.h"

#include <limits.h>

struct remote_control {
	char path[PATH_MAX]; /* of the socket; "" for none */
	struct control_reach reach;
	struct headless_backend *added;
	struct control_socket *socket;
};

/* Listens beside the Wayland socket, at its path with ".control" behind it. Both outlive it. Says
 * on the log what could not be done. Returns 0 or a negative errno. */
int remote_control_init(
	struct remote_control *control, struct server *server, const struct listen_socket *wayland);

/* Also of one of all zero. Takes the outputs that were added away. */
void remote_control_finish(struct remote_control *control);

#endif
