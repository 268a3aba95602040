/* SPDX-License-Identifier: MIT */
/*
 * The best there is for a single window, by hand: each buffer has a file of its
 * own, mapped once with room for any size, that only ever gets longer. With
 * huge pages the file grows by 2 MiB. It is what the library is measured by;
 * it gives no memory back, and nothing can share its pools.
 */
#include "strategy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	PLACES = 3,
};

static const size_t huge_page = (size_t)2 << 20;
static const size_t room = (size_t)64 << 20; /* a size of 3840x2160 needs 32 */

struct place {
	struct grow *strategy;
	int fd;
	char *pixels;
	size_t size; /* of the file */
	struct wl_shm_pool *pool;
	struct wl_buffer *buffer;
	bool busy;
};

struct grow {
	struct wl_shm *shm;
	bool huge;
	struct place places[PLACES]; /* pool is NULL where there is none yet */
	struct place *begun;
};

static void handle_release(void *data, struct wl_buffer *buffer)
{
	struct place *place = data;
	place->busy = false;
}

static const struct wl_buffer_listener listener = {.release = handle_release};

static int create_kind(struct wl_shm *shm, bool huge, void **strategy_out)
{
	struct grow *strategy = calloc(1, sizeof(*strategy));
	if (strategy == NULL) {
		return -ENOMEM;
	}
	strategy->shm = shm;
	strategy->huge = huge;
	*strategy_out = strategy;
	return 0;
}

static int create(struct wl_shm *shm, void **strategy_out)
{
	return create_kind(shm, false, strategy_out);
}

static int create_huge(struct wl_shm *shm, void **strategy_out)
{
	return create_kind(shm, true, strategy_out);
}

/* Maps the room at a multiple of 2 MiB; the ends around it stay reserved. */
static int map_room(struct place *place)
{
	char *found = mmap(NULL, room + huge_page, PROT_NONE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (found == MAP_FAILED) {
		return -errno;
	}
	size_t skip = huge_page - (uintptr_t)found % huge_page;
	place->pixels = mmap(
		found + skip, room, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, place->fd, 0);
	return place->pixels == MAP_FAILED ? -errno : 0;
}

static int open_place(struct grow *strategy, struct place *place, size_t size)
{
	*place = (struct place){.strategy = strategy, .size = size};
	place->fd = memfd_create("resize-stress", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (place->fd < 0) {
		return -errno;
	}
	int error = map_room(place);
	if (error == 0 && (ftruncate(place->fd, (off_t)size) < 0 ||
				  fcntl(place->fd, F_ADD_SEALS, F_SEAL_SHRINK) < 0)) {
		error = -errno;
	}
	if (error < 0) {
		close(place->fd);
		return error;
	}
	if (strategy->huge) {
		(void)madvise(place->pixels, room, MADV_HUGEPAGE);
	}
	place->pool = wl_shm_create_pool(strategy->shm, place->fd, (int32_t)size);
	return 0;
}

static int fit(struct grow *strategy, struct place *place, size_t size)
{
	if (place->pool == NULL) {
		return open_place(strategy, place, size);
	}
	if (size > place->size) {
		if (ftruncate(place->fd, (off_t)size) < 0) {
			return -errno;
		}
		place->size = size;
		wl_shm_pool_resize(place->pool, (int32_t)size);
	}
	return 0;
}

static struct place *find_place(struct grow *strategy)
{
	for (int i = 0; i < PLACES; i++) {
		if (!strategy->places[i].busy) {
			return &strategy->places[i];
		}
	}
	return NULL;
}

static int begin(void *data, int32_t width, int32_t height, struct canvas *canvas_out)
{
	struct grow *strategy = data;
	struct place *place = find_place(strategy);
	size_t size = (size_t)width * 4 * (size_t)height;
	size_t step = strategy->huge ? huge_page : 4096;
	size_t whole = (size + step - 1) / step * step;
	if (place == NULL) {
		return -EAGAIN;
	}
	int error = whole > room ? -ENOSPC : fit(strategy, place, whole);
	if (error < 0) {
		return error;
	}
	if (place->buffer != NULL) {
		wl_buffer_destroy(place->buffer);
	}
	place->buffer = wl_shm_pool_create_buffer(
		place->pool, 0, width, height, width * 4, WL_SHM_FORMAT_XRGB8888);
	wl_buffer_add_listener(place->buffer, &listener, place);
	strategy->begun = place;
	*canvas_out = (struct canvas){place->pixels, size};
	return 0;
}

static void present(void *data, struct wl_surface *surface)
{
	struct grow *strategy = data;
	strategy_show(surface, strategy->begun->buffer);
	strategy->begun->busy = true;
}

static void close_place(struct place *place)
{
	if (place->buffer != NULL) {
		wl_buffer_destroy(place->buffer);
	}
	wl_shm_pool_destroy(place->pool);
	munmap(place->pixels, room);
	close(place->fd);
}

static void destroy(void *data)
{
	struct grow *strategy = data;
	for (int i = 0; i < PLACES; i++) {
		if (strategy->places[i].pool != NULL) {
			close_place(&strategy->places[i]);
		}
	}
	free(strategy);
}

const struct strategy_methods strategy_grow = {
	.name = "grow",
	.summary = "a file for each buffer, growing in one mapping; by hand",
	.create = create,
	.begin = begin,
	.present = present,
	.destroy = destroy,
};

const struct strategy_methods strategy_huge = {
	.name = "huge",
	.summary = "the same, by 2 MiB and with huge pages where the kernel gives them",
	.create = create_huge,
	.begin = begin,
	.present = present,
	.destroy = destroy,
};
