/* SPDX-License-Identifier: MIT */
/*
 * A whole server and one client of it in this process, on a socket pair: what
 * the client sends is answered when the test says so, and nothing waits.
 */
#ifndef WEDDELL_TESTS_UNIT_SHELL_WIRE_CLIENT_H
#define WEDDELL_TESTS_UNIT_SHELL_WIRE_CLIENT_H

#include "single-pixel-buffer-v1-client-protocol.h"
#include "viewporter-client-protocol.h"
#include "xdg-decoration-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"

#include <stdbool.h>
#include <wayland-client.h>

struct headless_backend;
struct output;
struct server;
struct window;

enum {
	WIRE_CLIENT_KEPT_MAX = 1024,
};

struct wire_client {
	struct server *server;
	struct wl_display *display;
	struct wl_registry *registry;
	struct wl_compositor *compositor;
	struct wl_subcompositor *subcompositor;
	struct wl_seat *seat;
	struct xdg_wm_base *wm_base;
	struct wp_single_pixel_buffer_manager_v1 *pixels;
	struct zxdg_decoration_manager_v1 *decorations;
	struct wp_viewporter *viewporter;
	bool owns_server;
	struct headless_backend *headless; /* the server's; NULL before there is an output */
	void *kept[WIRE_CLIENT_KEPT_MAX];  /* proxies to free at the end: libwayland does not */
	size_t kept_count;
};

/* With a server of its own. */
void wire_client_init(struct wire_client *client);
/* One more client of a server that is there, and stays until after it. */
void wire_client_join(struct wire_client *client, struct server *server);
/* Hangs up in the middle of whatever it was doing. */
void wire_client_finish(struct wire_client *client);

/* A global of this interface; kept. */
void *wire_client_bind(
	struct wire_client *client, const struct wl_interface *interface, uint32_t version);

/* The same, with a listener that hears its first events. */
void *wire_client_bind_with(struct wire_client *client, const struct wl_interface *interface,
	uint32_t version, const void *object_listener, void *data);

/* A headless output, right of the others. Of the clients of a server, one adds outputs. */
struct output *wire_client_add_output(struct wire_client *client, int32_t width, int32_t height);

/* A person presses and lets go of the pointer's button on the active window. Returns the serial of
 * the press. */
uint32_t wire_client_click(struct wire_client *client);
/* The same, on any window. */
uint32_t wire_client_click_on(struct wire_client *client, struct window *window);

/* Until what the client has sent can be seen on output. */
void wire_client_await_frame(struct wire_client *client, struct output *output);

/* Has proxy freed with the client, and returns it. */
void *wire_client_keep(struct wire_client *client, void *proxy);
/* It is about to be destroyed by a request of its own. Returns it, too. */
void *wire_client_drop(struct wire_client *client, void *proxy);

/* Sends, lets the server work, and takes what it says, until both have nothing more to say. */
void wire_client_pump(struct wire_client *client);

/* The protocol error that ended it, as "interface code: message"; "" for none. The
 * interface is "gone" when the client has destroyed the object. */
const char *wire_client_error(struct wire_client *client, char *text, size_t size);

/* A window or a popup, and what it was told. */
struct wire_window {
	struct wl_surface *surface;
	struct xdg_surface *xdg_surface;
	struct xdg_toplevel *toplevel;
	struct xdg_popup *popup;
	struct wp_viewport *viewport; /* NULL before wire_window_attach_sized */
	uint32_t serial;
	int configures, dismissals, closes;
	int32_t width, height; /* as last asked for */
	int32_t x, y;          /* the same, of a popup */
	int32_t bounds_width, bounds_height;
	uint32_t capabilities; /* bit n: xdg_toplevel.wm_capabilities n */
	uint32_t token;        /* of the last reposition that was answered */
};

void wire_window_init(struct wire_client *client, struct wire_window *window);
void wire_window_make_toplevel(struct wire_client *client, struct wire_window *window);
/* A complete positioner. */
struct xdg_positioner *wire_positioner(struct wire_client *client);
void wire_window_make_popup(
	struct wire_client *client, struct wire_window *window, struct wire_window *parent);
void wire_window_attach(struct wire_client *client, struct wire_window *window);
/* The same, of that size. */
void wire_window_attach_sized(
	struct wire_client *client, struct wire_window *window, int32_t width, int32_t height);
/* All that it takes, from the first commit to the buffer. */
void wire_window_map(struct wire_client *client, struct wire_window *window);

#endif
