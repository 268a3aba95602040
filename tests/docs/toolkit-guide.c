/* SPDX-License-Identifier: MIT */
/*
 * What a reader of docs/toolkit-guide.md would make of it: the pieces of C from the
 * page, in the order of the page, with no more around them than they need.
 */
#include <assert.h>
#include <cairo.h>
#include <errno.h>
#include <fcntl.h>
#include <pixman.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>
#include <weddell-client.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif

struct reader {
	struct wl_display *display;
	struct wl_registry *registry;
	struct wl_compositor *compositor;
	struct wl_shm *shm;
	struct wl_surface *surface;
	struct weddell_wishes *wishes;
	struct weddell_pool *pool;
	struct weddell_swapchain *chain;
};

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct reader *reader = data;
	struct weddell_wishes *wishes = NULL;
	if (strcmp(interface, wl_compositor_interface.name) == 0) {
		reader->compositor = wl_registry_bind(registry, name, &wl_compositor_interface, 4);
	} else if (strcmp(interface, wl_shm_interface.name) == 0) {
		reader->shm = wl_registry_bind(registry, name, &wl_shm_interface, 1);
	} else {
#include "guide-wishes.inc"
		reader->wishes = wishes != NULL ? wishes : reader->wishes;
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

static void draw_a_frame(struct reader *reader)
{
	struct wl_shm *shm = reader->shm;
	struct wl_surface *surface = reader->surface;
	struct weddell_wishes *wishes = reader->wishes;
	struct weddell_pool *pool = NULL;
	struct weddell_swapchain *chain = NULL;
	const struct weddell_box damage[] = {{0, 0, 10, 10}};
	size_t damage_count = 1;
	int32_t width = 64, height = 64;
#include "guide-frame.inc"
	reader->pool = pool;
	reader->chain = chain;
}

static void draw_with_cairo(const struct weddell_frame *next)
{
	const struct weddell_frame frame = *next;
#include "guide-cairo.inc"
	cairo_set_source_rgb(cairo, 1, 0, 0);
	cairo_paint(cairo);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	assert((*(uint32_t *)frame.pixels & 0xffffff) == 0xff0000);
}

static void draw_with_pixman(const struct weddell_frame *next)
{
	const struct weddell_frame frame = *next;
	const pixman_color_t green = {.green = 0xffff, .alpha = 0xffff};
	const pixman_box32_t whole = {0, 0, frame.width, frame.height};
#include "guide-pixman.inc"
	pixman_image_fill_boxes(PIXMAN_OP_SRC, image, &green, 1, &whole);
	pixman_image_unref(image);
	assert((*(uint32_t *)frame.pixels & 0xffffff) == 0x00ff00);
}

static void draw_with_libraries(struct reader *reader)
{
	struct weddell_frame frame;
	int error = weddell_swapchain_begin(reader->chain, 100, 50, &frame);
	assert(error == 0);
	draw_with_cairo(&frame);
	draw_with_pixman(&frame);
	error = weddell_swapchain_present(reader->chain, reader->surface, NULL, 0);
	assert(error == 0);
}

static void make_a_queue(const struct reader *reader)
{
	struct wl_display *display = reader->display;
	struct wl_shm *shm = reader->shm;
	struct weddell_pool *pool = NULL;
#include "guide-threads.inc"
	assert(pool != NULL);
	weddell_pool_destroy(pool);
	wl_event_queue_destroy(queue);
}

static int make_a_sealed_file(void)
{
#include "guide-seal.inc"
	assert(fd >= 0 && (fcntl(fd, F_GET_SEALS) & F_SEAL_SHRINK) != 0);
	return fd;
}

static int grow_by_hand(const struct reader *reader)
{
	int fd = make_a_sealed_file();
	int32_t width = 640, height = 480, stride = 2560;
	uint32_t format = WL_SHM_FORMAT_XRGB8888;
	size_t size = (size_t)stride * (size_t)height, file_size = 4096;
	if (ftruncate(fd, (off_t)file_size) < 0) {
		return -errno;
	}
	struct wl_shm_pool *pool = wl_shm_create_pool(reader->shm, fd, (int32_t)file_size);
	struct wl_buffer *buffer = wl_shm_pool_create_buffer(pool, 0, 1, 1, 4, format);
#include "guide-grow.inc"
	memset(base, 0x55, size);
	wl_surface_attach(reader->surface, buffer, 0, 0);
	wl_surface_commit(reader->surface);
	wl_display_roundtrip(reader->display);
	wl_buffer_destroy(buffer);
	wl_shm_pool_destroy(pool);
	munmap(base, 64 << 20);
	close(fd);
	return 0;
}

int main(void)
{
	struct reader reader = {.display = wl_display_connect(NULL)};
	assert(reader.display != NULL);
	reader.registry = wl_display_get_registry(reader.display);
	wl_registry_add_listener(reader.registry, &listener, &reader);
	wl_display_roundtrip(reader.display);
	wl_display_roundtrip(reader.display);
	assert(reader.compositor != NULL && reader.shm != NULL && reader.wishes != NULL);
	reader.surface = wl_compositor_create_surface(reader.compositor);

	draw_a_frame(&reader);
	draw_with_libraries(&reader);
	make_a_queue(&reader);
	int error = grow_by_hand(&reader);
	bool right = error == 0 && wl_display_roundtrip(reader.display) >= 0;
	if (!right) {
		fprintf(stderr, "toolkit-guide: %s\n", strerror(error != 0 ? -error : errno));
	}

	weddell_swapchain_destroy(reader.chain);
	weddell_pool_destroy(reader.pool);
	weddell_wishes_destroy(reader.wishes);
	wl_surface_destroy(reader.surface);
	wl_shm_destroy(reader.shm);
	wl_compositor_destroy(reader.compositor);
	wl_registry_destroy(reader.registry);
	wl_display_disconnect(reader.display);
	return right ? 0 : 1;
}
