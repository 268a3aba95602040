/* SPDX-License-Identifier: MIT */
/*
 * What most toolkits do: each size has a file, a pool and a buffer of its own,
 * which end when the compositor has released the buffer.
 */
#include "strategy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

struct new_pool {
	struct wl_shm *shm;
	struct wl_list pictures; /* picture.link, the newest first */
};

struct picture {
	struct wl_buffer *buffer;
	char *pixels;
	size_t size;
	struct wl_list link;
};

static void destroy_picture(struct picture *picture)
{
	wl_list_remove(&picture->link);
	wl_buffer_destroy(picture->buffer);
	munmap(picture->pixels, picture->size);
	free(picture);
}

static void handle_release(void *data, struct wl_buffer *buffer)
{
	destroy_picture(data);
}

static const struct wl_buffer_listener listener = {.release = handle_release};

static int create(struct wl_shm *shm, void **strategy_out)
{
	struct new_pool *strategy = calloc(1, sizeof(*strategy));
	if (strategy == NULL) {
		return -ENOMEM;
	}
	strategy->shm = shm;
	wl_list_init(&strategy->pictures);
	*strategy_out = strategy;
	return 0;
}

/* A sealed file of that many bytes, or a negative errno. */
static int make_file(size_t size)
{
	int fd = memfd_create("resize-stress", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0) {
		return -errno;
	}
	if (ftruncate(fd, (off_t)size) < 0 || fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK) < 0) {
		int error = -errno;
		close(fd);
		return error;
	}
	return fd;
}

static int begin(void *data, int32_t width, int32_t height, struct canvas *canvas_out)
{
	struct new_pool *strategy = data;
	struct picture *picture = calloc(1, sizeof(*picture));
	if (picture == NULL) {
		return -ENOMEM;
	}
	picture->size = (size_t)width * 4 * (size_t)height;
	int fd = make_file(picture->size);
	if (fd >= 0) {
		picture->pixels =
			mmap(NULL, picture->size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	}
	if (fd < 0 || picture->pixels == MAP_FAILED) {
		int error = fd < 0 ? fd : -errno;
		free(picture);
		return error;
	}
	struct wl_shm_pool *pool = wl_shm_create_pool(strategy->shm, fd, (int32_t)picture->size);
	picture->buffer = wl_shm_pool_create_buffer(
		pool, 0, width, height, width * 4, WL_SHM_FORMAT_XRGB8888);
	wl_buffer_add_listener(picture->buffer, &listener, picture);
	wl_shm_pool_destroy(pool);
	close(fd);
	wl_list_insert(&strategy->pictures, &picture->link);
	*canvas_out = (struct canvas){picture->pixels, picture->size};
	return 0;
}

static void present(void *data, struct wl_surface *surface)
{
	struct new_pool *strategy = data;
	const struct picture *picture = wl_container_of(strategy->pictures.next, picture, link);
	strategy_show(surface, picture->buffer);
}

static void destroy(void *data)
{
	struct new_pool *strategy = data;
	struct picture *picture, *next;
	wl_list_for_each_safe (picture, next, &strategy->pictures, link) {
		destroy_picture(picture);
	}
	free(strategy);
}

const struct strategy_methods strategy_new_pool = {
	.name = "new-pool",
	.summary = "a new file and pool for each size, as most toolkits do",
	.create = create,
	.begin = begin,
	.present = present,
	.destroy = destroy,
};
