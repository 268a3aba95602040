/* SPDX-License-Identifier: MIT */
/*
 * The socket over which programs of the same user ask of the compositor, or tell
 * it, what Wayland has no words for: a line of JSON each way.
 * docs/control-protocol.md has the protocol.
 */
#ifndef WEDDELL_CONTROL_CONTROL_SOCKET_H
#define WEDDELL_CONTROL_CONTROL_SOCKET_H

#include "control/command.h"

struct control_socket;

/*
 * Listens at path, where a socket that is there already is taken for left behind, and which only
 * its owner can connect to. Both are borrowed and outlive it. Returns 0, -ENAMETOOLONG or another
 * negative errno.
 */
int control_socket_create(
	const struct control_reach *reach, const char *path, struct control_socket **socket_out);

/* Ends its connections and removes path. NULL is fine. */
void control_socket_destroy(struct control_socket *socket);

#endif
