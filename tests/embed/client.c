/* SPDX-License-Identifier: MIT */
#include "client.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>

enum {
	STRIDE = EMBED_WIDTH * 4 + 12,
	OFFSET = 4096,
	SIZE = OFFSET + STRIDE * EMBED_HEIGHT,
};

struct globals {
	struct wl_compositor *compositor;
	struct wl_shm *shm;
};

uint32_t embed_client_pixel(int n, int32_t x, int32_t y)
{
	return 0xff000000u | (uint32_t)(n * 50) << 16 | (uint32_t)(x * 5) << 8 | (uint32_t)(y * 7);
}

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct globals *globals = data;
	if (strcmp(interface, "wl_compositor") == 0) {
		globals->compositor = wl_registry_bind(registry, name, &wl_compositor_interface, 1);
	} else if (strcmp(interface, "wl_shm") == 0) {
		globals->shm = wl_registry_bind(registry, name, &wl_shm_interface, 1);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

/* With write(), so that there is no writable mapping in the way of F_SEAL_WRITE. */
static void draw(int fd, int n)
{
	for (int32_t y = 0; y < EMBED_HEIGHT; y++) {
		uint32_t row[EMBED_WIDTH];
		for (int32_t x = 0; x < EMBED_WIDTH; x++) {
			row[x] = embed_client_pixel(n, x, y);
		}
		if (pwrite(fd, row, sizeof(row), OFFSET + y * STRIDE) != sizeof(row)) {
			abort();
		}
	}
}

static void commit(struct wl_surface *surface, struct wl_buffer *buffer)
{
	wl_surface_attach(surface, buffer, 0, 0);
	wl_surface_damage(surface, 0, 0, EMBED_WIDTH, EMBED_HEIGHT);
	wl_surface_commit(surface);
}

int embed_client_run(int take_fd, const struct embed_client *client)
{
	struct wl_display *display = wl_display_connect_to_fd(take_fd);
	struct globals globals = {0};
	wl_registry_add_listener(wl_display_get_registry(display), &registry_listener, &globals);
	wl_display_roundtrip(display);

	int fd = memfd_create("embed", MFD_CLOEXEC | (client->sealable ? MFD_ALLOW_SEALING : 0));
	if (fd < 0 || ftruncate(fd, SIZE) != 0) {
		abort();
	}
	draw(fd, 1);
	if (client->seals != 0 && fcntl(fd, F_ADD_SEALS, client->seals) != 0) {
		abort();
	}
	struct wl_shm_pool *pool = wl_shm_create_pool(globals.shm, fd, SIZE);
	struct wl_buffer *buffer = wl_shm_pool_create_buffer(
		pool, OFFSET, EMBED_WIDTH, EMBED_HEIGHT, STRIDE, WL_SHM_FORMAT_XRGB8888);
	struct wl_surface *surface = wl_compositor_create_surface(globals.compositor);
	commit(surface, buffer);
	wl_display_roundtrip(display);
	if (client->truncate && ftruncate(fd, 0) != 0) {
		abort();
	}
	if (!client->truncate && (client->seals & F_SEAL_WRITE) == 0) {
		draw(fd, 2);
	}
	commit(surface, buffer);
	wl_display_roundtrip(display);

	int error = wl_display_get_error(display);
	int code =
		error == EPROTO ? (int)wl_display_get_protocol_error(display, NULL, NULL) : error;
	wl_display_disconnect(display);
	close(fd);
	return code;
}
