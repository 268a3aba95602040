/* SPDX-License-Identifier: MIT */
#include "globals.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <wlr-screencopy-unstable-v1-client-protocol.h>
#include <xdg-shell-client-protocol.h>

static void handle_ping(void *data, struct xdg_wm_base *shell, uint32_t serial)
{
	xdg_wm_base_pong(shell, serial);
}

static const struct xdg_wm_base_listener shell_listener = {.ping = handle_ping};

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

static void *bind(struct globals *globals, uint32_t name, const struct wl_interface *interface,
	uint32_t offered, uint32_t wanted)
{
	return wl_registry_bind(
		globals->registry, name, interface, offered < wanted ? offered : wanted);
}

static void handle_global(
	void *data, struct wl_registry *registry, uint32_t name, const char *type, uint32_t version)
{
	struct globals *globals = data;
	if (strcmp(type, wl_compositor_interface.name) == 0) {
		globals->compositor = bind(globals, name, &wl_compositor_interface, version, 4);
	} else if (strcmp(type, wl_shm_interface.name) == 0) {
		globals->shm = bind(globals, name, &wl_shm_interface, version, 1);
	} else if (strcmp(type, xdg_wm_base_interface.name) == 0) {
		globals->shell = bind(globals, name, &xdg_wm_base_interface, version, 2);
		xdg_wm_base_add_listener(globals->shell, &shell_listener, globals);
	} else if (strcmp(type, wl_seat_interface.name) == 0 && globals->seat_name == 0) {
		globals->seat_name = name;
	} else if (strcmp(type, wl_output_interface.name) == 0 && globals->output == NULL) {
		globals->output = bind(globals, name, &wl_output_interface, version, 2);
		globals->output_is_plain = true;
		wl_output_add_listener(globals->output, &output_listener, globals);
	} else if (strcmp(type, zwlr_screencopy_manager_v1_interface.name) == 0) {
		globals->screencopy =
			bind(globals, name, &zwlr_screencopy_manager_v1_interface, version, 3);
	} else if (strcmp(type, WEDDELL_WISHES_GLOBAL) == 0 && globals->wishes == NULL) {
		(void)weddell_wishes_bind(registry, name, &globals->wishes);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

int globals_init(struct globals *globals_out)
{
	struct globals *globals = globals_out;
	*globals = (struct globals){.display = wl_display_connect(NULL)};
	if (globals->display == NULL) {
		fprintf(stderr, "no compositor (is WAYLAND_DISPLAY set?): %s\n", strerror(errno));
		return -1;
	}
	globals->registry = wl_display_get_registry(globals->display);
	wl_registry_add_listener(globals->registry, &registry_listener, globals);
	/* once for the globals, once for what they say of themselves */
	if (wl_display_roundtrip(globals->display) < 0 ||
		wl_display_roundtrip(globals->display) < 0) {
		fprintf(stderr, "the connection broke at once\n");
		globals_finish(globals);
		return -1;
	}
	if (globals->compositor == NULL || globals->shm == NULL || globals->shell == NULL) {
		fprintf(stderr, "needs wl_compositor, wl_shm and xdg_wm_base\n");
		globals_finish(globals);
		return -1;
	}
	return 0;
}

static void destroy(void *proxy)
{
	if (proxy != NULL) {
		wl_proxy_destroy(proxy);
	}
}

void globals_finish(struct globals *globals)
{
	if (globals->screencopy != NULL) {
		zwlr_screencopy_manager_v1_destroy(globals->screencopy);
	}
	if (globals->shell != NULL) {
		xdg_wm_base_destroy(globals->shell);
	}
	weddell_wishes_destroy(globals->wishes);
	/* these have no destructor in the versions bound here */
	destroy(globals->output);
	destroy(globals->shm);
	destroy(globals->compositor);
	destroy(globals->registry);
	wl_display_disconnect(globals->display);
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

int globals_wait(struct globals *globals, int timeout_ms)
{
	struct wl_display *display = globals->display;
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
