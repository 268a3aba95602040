/* SPDX-License-Identifier: MIT */
#include "client-lib/buffer.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <wayland-client-protocol.h>

static void handle_release(void *data, struct wl_buffer *proxy)
{
	struct buffer *buffer = data;
	buffer->busy = false;
	if (buffer->abandoned) {
		buffer_destroy(buffer);
	}
}

static const struct wl_buffer_listener proxy_listener = {
	.release = handle_release,
};

static void handle_pool_ends(struct pool_tenant *tenant)
{
	struct buffer *buffer = wl_container_of(tenant, buffer, tenant);
	buffer_destroy(buffer);
}

static const struct pool_tenant_listener tenant_listener = {
	.pool_ends = handle_pool_ends,
};

/* The layout at the start of a pool; the place in the pool comes after. */
static int plan_layout(const struct pixel_format *format, int32_t width, int32_t height,
	struct pixel_layout *layout_out)
{
	int32_t stride;
	if (pixel_layout_aligned_stride(format, width, &stride) != 0) {
		return -EINVAL;
	}
	struct pixel_layout_request request = {
		.wl_shm_format = format->wl_shm,
		.width = width,
		.height = height,
		.stride = stride,
	};
	return pixel_layout_init(layout_out, &request) != 0 ? -EINVAL : 0;
}

static int create_proxy(struct buffer *buffer)
{
	struct pixel_layout *layout = &buffer->layout;
	layout->offset = (int32_t)buffer->tenant.range.offset;
	layout->end += buffer->tenant.range.offset;
	buffer->proxy = wl_shm_pool_create_buffer(buffer->tenant.pool->proxy, layout->offset,
		layout->width, layout->height, layout->stride, layout->format->wl_shm);
	if (buffer->proxy == NULL) {
		return -ENOMEM;
	}
	wl_buffer_add_listener(buffer->proxy, &proxy_listener, buffer);
	return 0;
}

int buffer_create(struct weddell_pool *pool, const struct pixel_format *format, int32_t width,
	int32_t height, struct buffer **buffer_out)
{
	struct pixel_layout layout;
	int error = plan_layout(format, width, height, &layout);
	if (error < 0) {
		return error;
	}
	if (layout.end > SIZE_MAX) {
		return -ENOSPC;
	}
	struct buffer *buffer = calloc(1, sizeof(*buffer));
	if (buffer == NULL) {
		return -ENOMEM;
	}
	buffer->layout = layout;
	error = pool_move_in(pool, (size_t)layout.end, &tenant_listener, &buffer->tenant);
	if (error < 0) {
		goto fail;
	}
	error = create_proxy(buffer);
	if (error < 0) {
		goto fail;
	}
	*buffer_out = buffer;
	return 0;

fail:
	buffer_destroy(buffer);
	return error;
}

void buffer_destroy(struct buffer *buffer)
{
	if (buffer == NULL) {
		return;
	}
	if (buffer->proxy != NULL) {
		wl_buffer_destroy(buffer->proxy);
	}
	if (buffer->tenant.pool != NULL) {
		pool_move_out(&buffer->tenant);
	}
	free(buffer);
}

void buffer_abandon(struct buffer *buffer)
{
	if (buffer != NULL && buffer->busy) {
		buffer->abandoned = true;
	} else {
		buffer_destroy(buffer);
	}
}

void buffer_attach(struct buffer *buffer, struct wl_surface *surface)
{
	assert(!buffer->busy && !buffer->abandoned);
	wl_surface_attach(surface, buffer->proxy, 0, 0);
	buffer->busy = true;
}

void *buffer_pixels(const struct buffer *buffer)
{
	return pool_tenant_memory(&buffer->tenant);
}
