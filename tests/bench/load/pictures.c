/* SPDX-License-Identifier: MIT */
#include "pictures.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int picture_file_create(size_t size, bool sealable)
{
	int fd = memfd_create("bench", MFD_CLOEXEC | (sealable ? MFD_ALLOW_SEALING : 0U));
	if (fd < 0) {
		return -1;
	}
	if (ftruncate(fd, (off_t)size) < 0 ||
		(sealable && fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK) < 0)) {
		close(fd);
		return -1;
	}
	return fd;
}

static void handle_release(void *data, struct wl_buffer *buffer)
{
	struct picture *picture = data;
	picture->held = false;
}

static const struct wl_buffer_listener buffer_listener = {
	.release = handle_release,
};

/* Premultiplied. */
static void draw_noise(uint32_t *pixels, size_t count, uint32_t seed, bool translucent)
{
	for (size_t i = 0; i < count; i++) {
		seed = seed * 1664525 + 1013904223;
		uint32_t alpha = translucent ? 1 + (seed >> 24) % 254 : 255;
		pixels[i] = alpha << 24 | (seed >> 16 & 0xff) * alpha / 255 << 16 |
			    (seed >> 8 & 0xff) * alpha / 255 << 8 | (seed & 0xff) * alpha / 255;
	}
}

static void make_buffers(struct pictures *pictures, struct wl_shm *shm, int fd, int32_t width,
	int32_t height, bool translucent)
{
	int32_t size = width * height * 4;
	struct wl_shm_pool *pool = wl_shm_create_pool(shm, fd, size * pictures->count);
	for (int i = 0; i < pictures->count; i++) {
		struct picture *picture = &pictures->pictures[i];
		picture->buffer = wl_shm_pool_create_buffer(pool, size * i, width, height,
			width * 4, translucent ? WL_SHM_FORMAT_ARGB8888 : WL_SHM_FORMAT_XRGB8888);
		wl_buffer_add_listener(picture->buffer, &buffer_listener, picture);
	}
	wl_shm_pool_destroy(pool);
}

int pictures_init(struct pictures *pictures, struct wl_shm *shm, int count, int32_t width,
	int32_t height, bool translucent, bool sealable)
{
	size_t pixels = (size_t)width * (size_t)height, size = pixels * 4 * (size_t)count;
	*pictures = (struct pictures){.count = count};
	int fd = size <= INT32_MAX ? picture_file_create(size, sealable) : -1;
	if (fd < 0) {
		return -1;
	}
	uint32_t *data = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (data == MAP_FAILED) {
		close(fd);
		return -1;
	}
	for (int i = 0; i < count; i++) {
		draw_noise(data + pixels * (size_t)i, pixels, (uint32_t)i + 1, translucent);
	}
	munmap(data, size);
	make_buffers(pictures, shm, fd, width, height, translucent);
	close(fd);
	return 0;
}

void pictures_finish(struct pictures *pictures)
{
	for (int i = 0; i < pictures->count; i++) {
		if (pictures->pictures[i].buffer != NULL) {
			wl_buffer_destroy(pictures->pictures[i].buffer);
		}
	}
	*pictures = (struct pictures){0};
}

struct wl_buffer *pictures_take(struct pictures *pictures)
{
	for (int i = 0; i < pictures->count; i++) {
		struct picture *picture = &pictures->pictures[pictures->next];
		pictures->next = (pictures->next + 1) % pictures->count;
		if (!picture->held) {
			picture->held = true;
			return picture->buffer;
		}
	}
	return NULL;
}
