/* SPDX-License-Identifier: MIT */
/*
 * The file of an image is written before anybody else has it, and no mapping
 * of ours is left when it is sealed: F_SEAL_WRITE is refused while there is a
 * writable one. Then the wl_buffer alone is kept; the pool and the fd have
 * done their service.
 */
#include "client-lib/wishes.h"
#include "protocol/pixel-layout.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>

struct weddell_image {
	struct wl_buffer *buffer;
};

static int plan(uint32_t wl_shm_format, int32_t width, int32_t height,
	const struct weddell_wishes *wishes, struct pixel_layout *layout_out)
{
	const struct pixel_format *format = pixel_format_from_wl_shm(wl_shm_format);
	int32_t stride;
	if (format == NULL || pixel_layout_aligned_stride(format, width, &stride) != 0) {
		return -EINVAL;
	}
	struct pixel_layout_request request = {
		.wl_shm_format = wl_shm_format,
		.width = width,
		.height = height,
		.stride = wishes_stride(wishes, stride),
	};
	if (pixel_layout_init(layout_out, &request) != 0) {
		return -EINVAL;
	}
	/* what wl_shm.create_pool can say */
	return layout_out->end > INT32_MAX ? -ENOSPC : 0;
}

/* Lets draw fill the file, through a mapping that is gone afterwards. */
static int fill(int fd, const struct pixel_layout *layout, weddell_draw_function draw, void *data)
{
	size_t size = (size_t)layout->end;
	/* memory first: what could not be had later would be a SIGBUS */
	if (ftruncate(fd, (off_t)size) < 0 || fallocate(fd, 0, 0, (off_t)size) < 0) {
		return -errno;
	}
	void *pixels = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (pixels == MAP_FAILED) {
		return -errno;
	}
	const struct weddell_box whole = {0, 0, layout->width, layout->height};
	const struct weddell_frame frame = {
		.pixels = pixels,
		.width = layout->width,
		.height = layout->height,
		.stride = layout->stride,
		.repaint = &whole,
		.repaint_count = 1,
	};
	draw(data, &frame);
	munmap(pixels, size);
	return 0;
}

static int seal(int fd, const struct weddell_wishes *wishes)
{
	int seals = F_SEAL_SHRINK | (wishes_constant(wishes) ? F_SEAL_WRITE : 0);
	return fcntl(fd, F_ADD_SEALS, seals) < 0 ? -errno : 0;
}

static int make_buffer(
	struct weddell_image *image, struct wl_shm *shm, int fd, const struct pixel_layout *layout)
{
	struct wl_shm_pool *pool = wl_shm_create_pool(shm, fd, (int32_t)layout->end);
	if (pool == NULL) {
		return -ENOMEM;
	}
	image->buffer = wl_shm_pool_create_buffer(
		pool, 0, layout->width, layout->height, layout->stride, layout->format->wl_shm);
	wl_shm_pool_destroy(pool);
	return image->buffer == NULL ? -ENOMEM : 0;
}

int weddell_image_create(struct wl_shm *shm, const struct weddell_wishes *wishes,
	uint32_t wl_shm_format, int32_t width, int32_t height, weddell_draw_function draw,
	void *data, struct weddell_image **image_out)
{
	struct pixel_layout layout;
	int error = plan(wl_shm_format, width, height, wishes, &layout);
	if (error < 0) {
		return error;
	}
	struct weddell_image *image = calloc(1, sizeof(*image));
	if (image == NULL) {
		return -ENOMEM;
	}
	int fd = memory_file_open("weddell-image");
	error = fd < 0 ? fd : fill(fd, &layout, draw, data);
	if (error == 0) {
		error = seal(fd, wishes);
	}
	if (error == 0) {
		error = make_buffer(image, shm, fd, &layout);
	}
	if (fd >= 0) {
		close(fd);
	}
	if (error < 0) {
		weddell_image_destroy(image);
		return error;
	}
	*image_out = image;
	return 0;
}

void weddell_image_destroy(struct weddell_image *image)
{
	if (image == NULL) {
		return;
	}
	if (image->buffer != NULL) {
		wl_buffer_destroy(image->buffer);
	}
	free(image);
}

struct wl_buffer *weddell_image_get_buffer(const struct weddell_image *image)
{
	return image->buffer;
}
