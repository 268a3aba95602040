/* SPDX-License-Identifier: MIT */
#include "connection.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <xdg-shell-client-protocol.h>

static void handle_ping(void *data, struct xdg_wm_base *shell, uint32_t serial)
{
	xdg_wm_base_pong(shell, serial);
}

static const struct xdg_wm_base_listener shell_listener = {.ping = handle_ping};

void *connection_bind(struct connection *connection, const struct connection_global *global,
	const struct wl_interface *interface, uint32_t wanted)
{
	uint32_t version = global->version < wanted ? global->version : wanted;
	return wl_registry_bind(connection->registry, global->name, interface, version);
}

static void handle_global(
	void *data, struct wl_registry *registry, uint32_t name, const char *type, uint32_t version)
{
	struct connection *connection = data;
	const struct connection_global global = {name, type, version};
	if (strcmp(type, wl_compositor_interface.name) == 0) {
		connection->compositor =
			connection_bind(connection, &global, &wl_compositor_interface, 4);
	} else if (strcmp(type, wl_shm_interface.name) == 0) {
		connection->shm = connection_bind(connection, &global, &wl_shm_interface, 1);
	} else if (strcmp(type, xdg_wm_base_interface.name) == 0) {
		connection->shell = connection_bind(connection, &global, &xdg_wm_base_interface, 2);
		xdg_wm_base_add_listener(connection->shell, &shell_listener, connection);
	} else if (strcmp(type, WEDDELL_WISHES_GLOBAL) == 0 && connection->wishes == NULL) {
		/* without it the library does what suits any compositor */
		(void)weddell_wishes_bind(registry, name, &connection->wishes);
	} else if (connection->handle_global != NULL) {
		connection->handle_global(connection->data, &global);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

int connection_init(struct connection *connection_out, const char *program,
	connection_global_function handle_other, void *data)
{
	struct connection *connection = connection_out;
	*connection = (struct connection){
		.handle_global = handle_other,
		.data = data,
		.display = wl_display_connect(NULL),
	};
	if (connection->display == NULL) {
		fprintf(stderr, "%s: no compositor (is WAYLAND_DISPLAY set?): %s\n", program,
			strerror(errno));
		return -1;
	}
	connection->registry = wl_display_get_registry(connection->display);
	wl_registry_add_listener(connection->registry, &registry_listener, connection);
	/* once for the globals, once for what they say of themselves */
	if (wl_display_roundtrip(connection->display) < 0 ||
		wl_display_roundtrip(connection->display) < 0) {
		fprintf(stderr, "%s: the connection broke at once\n", program);
		connection_finish(connection);
		return -1;
	}
	if (connection->compositor == NULL || connection->shm == NULL ||
		connection->shell == NULL) {
		fprintf(stderr, "%s: needs wl_compositor, wl_shm and xdg_wm_base\n", program);
		connection_finish(connection);
		return -1;
	}
	return 0;
}

void connection_finish(struct connection *connection)
{
	weddell_wishes_destroy(connection->wishes);
	if (connection->shell != NULL) {
		xdg_wm_base_destroy(connection->shell);
	}
	if (connection->shm != NULL) {
		wl_shm_destroy(connection->shm);
	}
	if (connection->compositor != NULL) {
		wl_compositor_destroy(connection->compositor);
	}
	wl_registry_destroy(connection->registry);
	wl_display_disconnect(connection->display);
}

/* Sends all; waits when the socket is full. */
static int flush(struct wl_display *display)
{
	while (wl_display_flush(display) < 0) {
		struct pollfd socket = {.fd = wl_display_get_fd(display), .events = POLLOUT};
		if (errno != EAGAIN) {
			return -errno;
		}
		if (poll(&socket, 1, 1000) < 0 && errno != EINTR) {
			return -errno;
		}
	}
	return 0;
}

int connection_wait(struct connection *connection, int timeout_ms)
{
	struct wl_display *display = connection->display;
	while (wl_display_prepare_read(display) != 0) {
		int dispatched = wl_display_dispatch_pending(display);
		if (dispatched != 0) {
			return dispatched < 0 ? -errno : 0;
		}
	}
	/* a broken connection may still have the reason to read */
	(void)flush(display);
	struct pollfd socket = {.fd = wl_display_get_fd(display), .events = POLLIN};
	if (poll(&socket, 1, timeout_ms) <= 0) {
		wl_display_cancel_read(display);
		return 0;
	}
	if (wl_display_read_events(display) < 0 || wl_display_dispatch_pending(display) < 0) {
		return errno != 0 ? -errno : -EPIPE;
	}
	return 0;
}
