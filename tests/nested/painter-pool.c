/* SPDX-License-Identifier: MIT */
#include "painter-pool.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	MAP_SIZE = 64 << 20, /* what a pool may grow to */
};

int painter_pool_parse_seals(const char *names, int *seals_out)
{
	static const struct {
		const char *name;
		int seal;
	} rows[] = {
		{"seal", F_SEAL_SEAL},
		{"shrink", F_SEAL_SHRINK},
		{"grow", F_SEAL_GROW},
		{"future-write", F_SEAL_FUTURE_WRITE},
		{"none", 0},
	};
	while (*names != '\0') {
		size_t length = strcspn(names, ","), i = 0;
		while (i < 5 && (strlen(rows[i].name) != length ||
					strncmp(rows[i].name, names, length) != 0)) {
			i++;
		}
		if (i == 5) {
			return -1;
		}
		*seals_out |= rows[i].seal;
		names += length + (names[length] == ',');
	}
	return 0;
}

uint32_t painter_pixel(int32_t x, int32_t y, int n)
{
	uint32_t red = (uint32_t)(x * 3 + n * 50) & 0xff, green = (uint32_t)(y * 5 + n) & 0xff;
	/* the byte that is not looked at is a screenshot's alpha with some compositors */
	return 0xff000000 | red << 16 | green << 8 | ((uint32_t)(x ^ y) & 0xff);
}

/* Premultiplied, as wl_shm has it. */
static uint32_t halve(uint32_t pixel)
{
	return 0x80000000 | (pixel >> 1 & 0x7f7f7f);
}

static void handle_release(void *data, struct wl_buffer *proxy)
{
	struct painter_buffer *buffer = data;
	buffer->busy = false;
}

static const struct wl_buffer_listener buffer_listener = {handle_release};

static void must(int condition)
{
	if (!condition) {
		abort(); /* a test's own client: there is nobody to tell */
	}
}

static void make(struct painter_pool *pool, size_t size)
{
	pool->fd = memfd_create("painter", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	must(pool->fd >= 0 && ftruncate(pool->fd, (off_t)size) == 0);
	pool->data = mmap(NULL, MAP_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, pool->fd, 0);
	must(pool->data != MAP_FAILED && fcntl(pool->fd, F_ADD_SEALS, pool->seals) == 0);
	pool->proxy = wl_shm_create_pool(pool->shm, pool->fd, (int32_t)size);
	pool->size = size;
}

/* Larger buffers come after the smaller ones, of which one may be shown. */
static void provide(struct painter_pool *pool, size_t half)
{
	size_t size = pool->size + half * PAINTER_BUFFERS;
	must(size <= MAP_SIZE);
	pool->base = pool->size;
	pool->half = half;
	if (pool->proxy == NULL) {
		make(pool, size);
	} else {
		must(ftruncate(pool->fd, (off_t)size) == 0);
		wl_shm_pool_resize(pool->proxy, (int32_t)size);
		pool->size = size;
	}
}

static size_t offset_of(const struct painter_pool *pool, int i)
{
	return pool->base + (size_t)i * pool->half;
}

/* The buffer that the compositor does not read, on whole pages. */
static void fit(struct painter_pool *pool, int i, int32_t width, int32_t height)
{
	struct painter_buffer *buffer = &pool->buffers[i];
	size_t half = ((size_t)width * (size_t)height * 4 + 4095) & ~(size_t)4095;
	if (buffer->proxy != NULL && buffer->width == width && buffer->height == height) {
		return;
	}
	if (half > pool->half) {
		provide(pool, half);
	}
	if (buffer->proxy != NULL) {
		wl_buffer_destroy(buffer->proxy);
	}
	buffer->proxy = wl_shm_pool_create_buffer(pool->proxy, (int32_t)offset_of(pool, i), width,
		height, width * 4,
		pool->translucent ? WL_SHM_FORMAT_ARGB8888 : WL_SHM_FORMAT_XRGB8888);
	wl_buffer_add_listener(buffer->proxy, &buffer_listener, buffer);
	buffer->offset = offset_of(pool, i);
	buffer->width = width;
	buffer->height = height;
}

struct wl_buffer *painter_pool_draw(struct painter_pool *pool, int32_t width, int32_t height, int n)
{
	int i = pool->buffers[0].busy ? 1 : 0;
	if (pool->buffers[i].busy) {
		return NULL;
	}
	fit(pool, i, width, height);
	size_t buffer_begin = pool->buffers[i].offset;
	uint32_t *pixels = (uint32_t *)(void *)(pool->data + buffer_begin);
	for (int32_t y = 0; y < height; y++) {
		for (int32_t x = 0; x < width; x++) {
			uint32_t pixel = painter_pixel(x, y, n);
			*pixels++ = pool->translucent ? halve(pixel) : pixel;
		}
	}
	pool->buffers[i].busy = true;
	return pool->buffers[i].proxy;
}
