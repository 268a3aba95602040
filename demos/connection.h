/* SPDX-License-Identifier: MIT */
/*
 * What every demo but the shortest begins with: a connection to the compositor,
 * and the globals that any window with pixels of shared memory needs.
 */
#ifndef DEMOS_CONNECTION_H
#define DEMOS_CONNECTION_H

#include <stdint.h>
#include <wayland-client.h>
#include <weddell-client.h>

struct connection;

/* A global that the connection itself has no use for. */
struct connection_global {
	uint32_t name;
	const char *type; /* name of its interface */
	uint32_t version; /* the newest that is offered */
};

typedef void (*connection_global_function)(void *data, const struct connection_global *global);

struct connection {
	connection_global_function handle_global; /* may be NULL */
	void *data;
	struct wl_display *display;
	struct wl_registry *registry;
	struct wl_compositor *compositor;
	struct wl_shm *shm;
	struct xdg_wm_base *shell;
	struct weddell_wishes *wishes; /* NULL where the compositor has none to say */
};

/* Connects, and waits until the globals are known and have said what they say of
 * themselves. handle_global hears of the others meanwhile. Returns 0, or -1 after
 * saying on stderr, for the program of that name, what is missing; then the
 * program is to end. */
int connection_init(struct connection *connection_out, const char *program,
	connection_global_function handle_global, void *data);

/* What was made of the connection must be gone. */
void connection_finish(struct connection *connection);

/* Binds a global, at the version wanted or the one that is offered, if less. */
void *connection_bind(struct connection *connection, const struct connection_global *global,
	const struct wl_interface *interface, uint32_t wanted);

/* Sends what is queued, then waits for events and dispatches them; not longer
 * than timeout_ms, and not at all when there are some already. Returns 0, or
 * a negative errno when the connection is broken. */
int connection_wait(struct connection *connection, int timeout_ms);

#endif
