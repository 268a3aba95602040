/* SPDX-License-Identifier: MIT */
#include "backend/drm/framebuffer.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

static int add(struct framebuffer *framebuffer)
{
	const struct framebuffer_layout *layout = &framebuffer->layout;
	uint32_t handles[4] = {framebuffer->handle};
	uint32_t strides[4] = {layout->stride};
	uint32_t offsets[4] = {layout->offset};
	int result =
		drmModeAddFB2(framebuffer->fd, (uint32_t)layout->width, (uint32_t)layout->height,
			layout->fourcc, handles, strides, offsets, &framebuffer->id, 0);
	return result == 0 ? 0 : -errno;
}

static int map(struct framebuffer *framebuffer)
{
	uint64_t offset;
	if (drmModeMapDumbBuffer(framebuffer->fd, framebuffer->handle, &offset) != 0) {
		return -errno;
	}
	void *data = mmap(NULL, framebuffer->size, PROT_READ | PROT_WRITE, MAP_SHARED,
		framebuffer->fd, (off_t)offset);
	if (data == MAP_FAILED) {
		return -errno;
	}
	framebuffer->data = data;
	/* black, and every page there: none can be missing once we draw, whatever happens to the
	 * device */
	memset(data, 0, framebuffer->size);
	return 0;
}

static int create_dumb(struct framebuffer *framebuffer)
{
	uint64_t size;
	struct framebuffer_layout *layout = &framebuffer->layout;
	if (drmModeCreateDumbBuffer(framebuffer->fd, (uint32_t)layout->width,
		    (uint32_t)layout->height, 32, 0, &framebuffer->handle, &layout->stride,
		    &size) != 0) {
		return -errno;
	}
	framebuffer->size = size;
	return 0;
}

int framebuffer_init_dumb(
	struct framebuffer *framebuffer, int fd, int32_t width, int32_t height, uint32_t fourcc)
{
	*framebuffer = (struct framebuffer){
		.fd = fd,
		.layout = {.width = width, .height = height, .fourcc = fourcc},
	};
	int result = create_dumb(framebuffer);
	result = result == 0 ? add(framebuffer) : result;
	result = result == 0 ? map(framebuffer) : result;
	if (result != 0) {
		framebuffer_finish(framebuffer);
	}
	return result;
}

int framebuffer_init_import(struct framebuffer *framebuffer, int fd, int dmabuf,
	const struct framebuffer_layout *layout)
{
	*framebuffer = (struct framebuffer){.fd = fd, .layout = *layout};
	if (drmPrimeFDToHandle(fd, dmabuf, &framebuffer->handle) != 0) {
		return -errno;
	}
	int result = add(framebuffer);
	if (result != 0) {
		framebuffer_finish(framebuffer);
	}
	return result;
}

void framebuffer_finish(struct framebuffer *framebuffer)
{
	if (framebuffer->data != NULL) {
		munmap(framebuffer->data, framebuffer->size);
	}
	if (framebuffer->id != 0) {
		drmModeRmFB(framebuffer->fd, framebuffer->id);
	}
	if (framebuffer->handle != 0) {
		drmCloseBufferHandle(framebuffer->fd, framebuffer->handle);
	}
	*framebuffer = (struct framebuffer){0};
}
