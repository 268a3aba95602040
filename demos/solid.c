/* SPDX-License-Identifier: MIT */
/*
 * The shortest correct client: a window of one colour, of the size the
 * compositor wants, until it is closed.
 */
#include <weddell-client.h>

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <wayland-client.h>
#include <xdg-shell-client-protocol.h>

struct solid {
	struct wl_compositor *compositor;
	struct wl_shm *shm;
	struct xdg_wm_base *shell;
	struct wl_surface *surface;
	struct weddell_swapchain *swapchain;
	int32_t width, height; /* pixels */
	bool must_draw, closed;
};

static void draw(struct solid *solid)
{
	struct weddell_frame frame;
	int error = weddell_swapchain_begin(solid->swapchain, solid->width, solid->height, &frame);
	if (error == -EAGAIN) {
		return; /* all buffers are shown; again after the next event */
	}
	solid->must_draw = false;
	if (error < 0) {
		fprintf(stderr, "weddell-solid: %s\n", strerror(-error));
		solid->closed = true;
		return;
	}
	for (int32_t y = 0; y < frame.height; y++) {
		uint32_t *row = (uint32_t *)((char *)frame.pixels + (size_t)y * frame.stride);
		for (int32_t x = 0; x < frame.width; x++) {
			row[x] = 0xff336699;
		}
	}
	weddell_swapchain_present(solid->swapchain, solid->surface, NULL, 0);
}

static void handle_ping(void *data, struct xdg_wm_base *shell, uint32_t serial)
{
	xdg_wm_base_pong(shell, serial);
}

static const struct xdg_wm_base_listener shell_listener = {.ping = handle_ping};

static void handle_global(
	void *data, struct wl_registry *registry, uint32_t name, const char *type, uint32_t version)
{
	struct solid *solid = data;
	if (strcmp(type, wl_compositor_interface.name) == 0) {
		solid->compositor = wl_registry_bind(
			registry, name, &wl_compositor_interface, version < 4 ? version : 4);
	} else if (strcmp(type, wl_shm_interface.name) == 0) {
		solid->shm = wl_registry_bind(registry, name, &wl_shm_interface, 1);
	} else if (strcmp(type, xdg_wm_base_interface.name) == 0) {
		solid->shell = wl_registry_bind(registry, name, &xdg_wm_base_interface, 1);
		xdg_wm_base_add_listener(solid->shell, &shell_listener, solid);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

static void handle_size(void *data, struct xdg_toplevel *toplevel, int32_t width, int32_t height,
	struct wl_array *states)
{
	struct solid *solid = data;
	solid->width = width > 0 ? width : solid->width;
	solid->height = height > 0 ? height : solid->height;
}

static void handle_close(void *data, struct xdg_toplevel *toplevel)
{
	struct solid *solid = data;
	solid->closed = true;
}

static const struct xdg_toplevel_listener toplevel_listener = {
	.configure = handle_size,
	.close = handle_close,
};

static void handle_configure(void *data, struct xdg_surface *xdg_surface, uint32_t serial)
{
	struct solid *solid = data;
	xdg_surface_ack_configure(xdg_surface, serial);
	solid->must_draw = true;
}

static const struct xdg_surface_listener xdg_surface_listener = {.configure = handle_configure};

/* Shows the window until it is closed or the connection breaks. */
static int run(struct wl_display *display, struct solid *solid)
{
	solid->surface = wl_compositor_create_surface(solid->compositor);
	struct xdg_surface *xdg_surface = xdg_wm_base_get_xdg_surface(solid->shell, solid->surface);
	struct xdg_toplevel *toplevel = xdg_surface_get_toplevel(xdg_surface);
	xdg_surface_add_listener(xdg_surface, &xdg_surface_listener, solid);
	xdg_toplevel_add_listener(toplevel, &toplevel_listener, solid);
	xdg_toplevel_set_title(toplevel, "weddell-solid");
	xdg_toplevel_set_app_id(toplevel, "weddell-solid");
	wl_surface_commit(solid->surface);

	int result = 0;
	while (!solid->closed && result >= 0) {
		result = wl_display_dispatch(display);
		if (solid->must_draw && result >= 0) {
			draw(solid);
		}
	}
	xdg_toplevel_destroy(toplevel);
	xdg_surface_destroy(xdg_surface);
	wl_surface_destroy(solid->surface);
	return result < 0 ? 1 : 0;
}

static int run_with_pool(struct wl_display *display, struct solid *solid)
{
	struct weddell_pool *pool;
	int error = weddell_pool_create(solid->shm, 0, &pool);
	if (error < 0) {
		fprintf(stderr, "weddell-solid: no pool: %s\n", strerror(-error));
		return 1;
	}
	int result = 1;
	error = weddell_swapchain_create(pool, WL_SHM_FORMAT_XRGB8888, &solid->swapchain);
	if (error == 0) {
		result = run(display, solid);
	}
	weddell_swapchain_destroy(solid->swapchain);
	weddell_pool_destroy(pool);
	return result;
}

static void finish(struct solid *solid)
{
	if (solid->shell != NULL) {
		xdg_wm_base_destroy(solid->shell);
	}
	if (solid->shm != NULL) {
		wl_shm_destroy(solid->shm);
	}
	if (solid->compositor != NULL) {
		wl_compositor_destroy(solid->compositor);
	}
}

int main(void)
{
	struct wl_display *display = wl_display_connect(NULL);
	if (display == NULL) {
		fprintf(stderr, "weddell-solid: no compositor (is WAYLAND_DISPLAY set?)\n");
		return 1;
	}
	struct solid solid = {.width = 320, .height = 240};
	struct wl_registry *registry = wl_display_get_registry(display);
	wl_registry_add_listener(registry, &registry_listener, &solid);
	wl_display_roundtrip(display);

	int result = 1;
	if (solid.compositor == NULL || solid.shm == NULL || solid.shell == NULL) {
		fprintf(stderr, "weddell-solid: needs wl_compositor, wl_shm and xdg_wm_base\n");
	} else {
		result = run_with_pool(display, &solid);
	}
	finish(&solid);
	wl_registry_destroy(registry);
	wl_display_disconnect(display);
	return result;
}
