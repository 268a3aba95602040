/* SPDX-License-Identifier: MIT */
/*
 * The socket that clients connect to.
 *
 * It accepts by itself, because libwayland's own listener spins when the process
 * runs out of file descriptors: the connection stays in the queue and wakes it
 * again at once. Here one descriptor is kept in reserve; when there is no other,
 * it is given up for a moment to take the connection and close it, so that its
 * client knows, the loop sleeps, and the others go on.
 */
#ifndef WEDDELL_WIRE_LISTEN_SOCKET_H
#define WEDDELL_WIRE_LISTEN_SOCKET_H

#include "base/log.h"

#include <sys/un.h>
#include <wayland-server-core.h>

struct listen_socket {
	struct wl_display *display;
	const struct log *log;
	int fd, lock_fd, reserve_fd; /* -1 for none */
	struct wl_event_source *source;
	struct sockaddr_un address;
	char lock_path[sizeof(((struct sockaddr_un *)NULL)->sun_path) + 8];
	const char *name; /* within address: what WAYLAND_DISPLAY says */
	int64_t last_complaint_nsec;
};

/*
 * Listens on name in XDG_RUNTIME_DIR, or, when name is NULL, on the first free of wayland-0 to
 * wayland-99. A name with a slash at the start is a path. Others cannot connect: the socket is
 * for its owner only. Returns 0; -ENOENT without XDG_RUNTIME_DIR, -EADDRINUSE when another
 * process listens there, -ENAMETOOLONG, or another negative errno.
 */
int listen_socket_init(struct listen_socket *socket, struct wl_display *display,
	const struct log *log, const char *name);

/* The same on take_fd, a listening socket of the file system that others made and will remove:
 * consumed, also on failure. */
int listen_socket_adopt(struct listen_socket *socket, struct wl_display *display,
	const struct log *log, int take_fd);

/* Removes the socket and its lock. One of all zero, or that failed to begin, is fine. */
void listen_socket_finish(struct listen_socket *socket);

#endif
