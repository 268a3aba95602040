/* SPDX-License-Identifier: MIT */
/*
 * The buffer to copy into is made here and not taken from a swapchain: some
 * compositors insist on the very stride that they name.
 */
#include "capture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wlr-screencopy-unstable-v1-client-protocol.h>

enum {
	WAIT_MS = 100,
	WAITS = 50,
};

static size_t size_in_bytes(const struct capture *capture)
{
	return (size_t)capture->stride * (size_t)capture->height;
}

static void drop_buffer(struct capture *capture)
{
	if (capture->buffer != NULL) {
		wl_buffer_destroy(capture->buffer);
		munmap(capture->pixels, size_in_bytes(capture));
		capture->buffer = NULL;
	}
}

static int make_buffer(struct capture *capture)
{
	size_t size = size_in_bytes(capture);
	int fd = memfd_create("capture", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0) {
		return -errno;
	}
	/* some compositors take nothing that can shrink */
	bool made = ftruncate(fd, (off_t)size) == 0 && fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK) == 0;
	int error = made ? 0 : -errno;
	void *pixels = MAP_FAILED;
	if (error == 0) {
		pixels = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		error = pixels == MAP_FAILED ? -errno : 0;
	}
	if (error == 0) {
		struct wl_shm_pool *pool =
			wl_shm_create_pool(capture->globals->connection.shm, fd, (int32_t)size);
		capture->buffer = wl_shm_pool_create_buffer(
			pool, 0, capture->width, capture->height, capture->stride, capture->format);
		capture->pixels = pixels;
		wl_shm_pool_destroy(pool);
	}
	close(fd);
	return error;
}

static bool is_known(uint32_t format)
{
	return format == WL_SHM_FORMAT_XRGB8888 || format == WL_SHM_FORMAT_ARGB8888 ||
	       format == WL_SHM_FORMAT_XBGR8888 || format == WL_SHM_FORMAT_ABGR8888;
}

static bool is_as_before(const struct capture *capture, uint32_t format, uint32_t width,
	uint32_t height, uint32_t stride)
{
	return capture->buffer != NULL && capture->format == format &&
	       capture->width == (int32_t)width && capture->height == (int32_t)height &&
	       capture->stride == (int32_t)stride;
}

static int prepare(
	struct capture *capture, uint32_t format, uint32_t width, uint32_t height, uint32_t stride)
{
	if (is_as_before(capture, format, width, height, stride)) {
		return 0;
	}
	if (!is_known(format) || width > 32768 || height > 32768 || stride > 4 * 32768 ||
		stride < width * 4) {
		return -ENOTSUP;
	}
	drop_buffer(capture);
	capture->format = format;
	capture->width = (int32_t)width;
	capture->height = (int32_t)height;
	capture->stride = (int32_t)stride;
	free(capture->row);
	capture->row = malloc(width * sizeof(*capture->row));
	return capture->row == NULL ? -ENOMEM : make_buffer(capture);
}

static void handle_buffer(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t format,
	uint32_t width, uint32_t height, uint32_t stride)
{
	struct capture *capture = data;
	capture->error = prepare(capture, format, width, height, stride);
	/* before version 3 nothing more is announced */
	if (capture->error == 0 && zwlr_screencopy_frame_v1_get_version(frame) < 3) {
		zwlr_screencopy_frame_v1_copy(frame, capture->buffer);
	}
}

static void handle_buffer_done(void *data, struct zwlr_screencopy_frame_v1 *frame)
{
	struct capture *capture = data;
	if (capture->error == 0) {
		zwlr_screencopy_frame_v1_copy(frame, capture->buffer);
	}
}

static void handle_flags(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t flags)
{
	struct capture *capture = data;
	capture->upside_down = (flags & ZWLR_SCREENCOPY_FRAME_V1_FLAGS_Y_INVERT) != 0;
}

static void handle_ready(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t seconds_high,
	uint32_t seconds_low, uint32_t nanoseconds)
{
	struct capture *capture = data;
	capture->ready = true;
}

static void handle_failed(void *data, struct zwlr_screencopy_frame_v1 *frame)
{
	struct capture *capture = data;
	capture->error = -EIO;
}

static void handle_damage(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t x,
	uint32_t y, uint32_t width, uint32_t height)
{
}

static void handle_dmabuf(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t format,
	uint32_t width, uint32_t height)
{
}

static const struct zwlr_screencopy_frame_v1_listener listener = {
	.buffer = handle_buffer,
	.flags = handle_flags,
	.ready = handle_ready,
	.failed = handle_failed,
	.damage = handle_damage,
	.linux_dmabuf = handle_dmabuf,
	.buffer_done = handle_buffer_done,
};

void capture_init(struct capture *capture_out, struct globals *globals)
{
	*capture_out = (struct capture){.globals = globals};
}

void capture_finish(struct capture *capture)
{
	drop_buffer(capture);
	free(capture->row);
}

int capture_take(struct capture *capture)
{
	capture->ready = capture->upside_down = false;
	capture->error = 0;
	capture->frame = zwlr_screencopy_manager_v1_capture_output(
		capture->globals->screencopy, 0, capture->globals->output);
	zwlr_screencopy_frame_v1_add_listener(capture->frame, &listener, capture);
	int waits = 0;
	while (!capture->ready && capture->error == 0) {
		int error = connection_wait(&capture->globals->connection, WAIT_MS);
		if (error == 0 && ++waits > WAITS) {
			error = -ETIMEDOUT;
		}
		capture->error = capture->error != 0 ? capture->error : error;
	}
	zwlr_screencopy_frame_v1_destroy(capture->frame);
	return capture->error;
}

static uint32_t swap_red_and_blue(uint32_t pixel)
{
	return (pixel & 0xff00ff00u) | (pixel & 0xffu) << 16 | (pixel >> 16 & 0xffu);
}

const uint32_t *capture_row(struct capture *capture, int32_t y)
{
	int32_t from = capture->upside_down ? capture->height - 1 - y : y;
	const uint32_t *pixels = (const uint32_t *)((const char *)capture->pixels +
						    (size_t)from * (size_t)capture->stride);
	bool swapped = capture->format == WL_SHM_FORMAT_XBGR8888 ||
		       capture->format == WL_SHM_FORMAT_ABGR8888;
	for (int32_t x = 0; x < capture->width; x++) {
		capture->row[x] = swapped ? swap_red_and_blue(pixels[x]) : pixels[x];
	}
	return capture->row;
}
