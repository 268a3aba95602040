/* SPDX-License-Identifier: MIT */
/*
 * A framebuffer: memory that planes of one device can show.
 */
#ifndef WEDDELL_BACKEND_DRM_FRAMEBUFFER_H
#define WEDDELL_BACKEND_DRM_FRAMEBUFFER_H

#include <stddef.h>
#include <stdint.h>

struct framebuffer_layout {
	int32_t width, height; /* pixels */
	uint32_t stride;       /* bytes */
	uint32_t offset;       /* bytes, of the first pixel in the memory */
	uint32_t fourcc;
};

struct framebuffer {
	int fd;          /* borrowed, of the device */
	uint32_t id;     /* 0: none */
	uint32_t handle; /* of its memory; 0: none */
	struct framebuffer_layout layout;
	void *data;  /* the memory, mapped for writing; NULL where it is not ours */
	size_t size; /* bytes of data */
};

/* Dumb memory of 32 bits a pixel, black. Returns 0 or a negative errno. */
int framebuffer_init_dumb(
	struct framebuffer *framebuffer, int fd, int32_t width, int32_t height, uint32_t fourcc);

/* The memory behind a dma-buf, which may be closed after. Returns 0 or a negative errno: it is the
 * driver that refuses. */
int framebuffer_init_import(struct framebuffer *framebuffer, int fd, int dmabuf,
	const struct framebuffer_layout *layout);

/* Where it is shown, that plane goes dark. All zero is fine. */
void framebuffer_finish(struct framebuffer *framebuffer);

#endif
