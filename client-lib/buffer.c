/* SPDX-License-Identifier: MIT */
#include "client-lib/buffer.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <wayland-client-protocol.h>

static const size_t large_room = (size_t)64 << 20;

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

static void handle_arena_ends(struct arena_tenant *tenant)
{
	struct buffer *buffer = wl_container_of(tenant, buffer, tenant);
	buffer_destroy(buffer);
}

static const struct arena_tenant_listener tenant_listener = {
	.arena_ends = handle_arena_ends,
};

/* The layout at the start of an arena; the place in it comes after. */
static int plan_layout(const struct buffer_plan *plan, struct pixel_layout *layout_out)
{
	int32_t stride;
	if (pixel_layout_aligned_stride(plan->format, plan->width, &stride) != 0) {
		return -EINVAL;
	}
	struct pixel_layout_request request = {
		.wl_shm_format = plan->format->wl_shm,
		.width = plan->width,
		.height = plan->height,
		.stride = wishes_stride(plan->wishes, stride),
	};
	if (pixel_layout_init(layout_out, &request) != 0) {
		return -EINVAL;
	}
	return layout_out->end > SIZE_MAX ? -ENOSPC : 0;
}

/* The wl_buffer of the layout, which is moved to the tenant's place. */
static int create_proxy(struct buffer *buffer, const struct pixel_layout *planned)
{
	const struct arena_tenant *tenant = &buffer->tenant;
	buffer->layout = *planned;
	buffer->layout.offset = (int32_t)tenant->range.offset;
	buffer->layout.end += tenant->range.offset;
	buffer->proxy = wl_shm_pool_create_buffer(tenant->arena->proxy, buffer->layout.offset,
		planned->width, planned->height, planned->stride, planned->format->wl_shm);
	if (buffer->proxy == NULL) {
		return -ENOMEM;
	}
	wl_buffer_add_listener(buffer->proxy, &proxy_listener, buffer);
	return 0;
}

/* Many rooms of a small buffer, two of one that is larger than most screens. */
static size_t room_for(size_t size, size_t rooms)
{
	if (rooms == 1 || size > SIZE_MAX / rooms) {
		return size;
	}
	size_t most = size > large_room / 2 ? size * 2 : large_room;
	return size * rooms < most ? size * rooms : most;
}

int buffer_create(struct arena *arena, const struct buffer_plan *plan, size_t rooms,
	struct buffer **buffer_out)
{
	struct pixel_layout layout;
	int error = plan_layout(plan, &layout);
	if (error < 0) {
		return error;
	}
	struct buffer *buffer = calloc(1, sizeof(*buffer));
	if (buffer == NULL) {
		return -ENOMEM;
	}
	size_t size = (size_t)layout.end;
	const struct arena_request request = {
		.size = size,
		.room = room_for(size, rooms),
		.step = wishes_offset_step(plan->wishes),
		.spare = wishes_spare_bytes(plan->wishes),
	};
	error = arena_move_in(arena, &request, &tenant_listener, &buffer->tenant);
	if (error < 0) {
		goto fail;
	}
	error = create_proxy(buffer, &layout);
	if (error < 0) {
		goto fail;
	}
	*buffer_out = buffer;
	return 0;

fail:
	buffer_destroy(buffer);
	return error;
}

int buffer_resize(struct buffer *buffer, const struct buffer_plan *plan)
{
	struct pixel_layout layout;
	assert(!buffer->busy && !buffer->abandoned);
	int error = plan_layout(plan, &layout);
	if (error == 0) {
		error = arena_tenant_resize(&buffer->tenant, (size_t)layout.end);
	}
	if (error < 0) {
		return error;
	}
	wl_buffer_destroy(buffer->proxy);
	return create_proxy(buffer, &layout);
}

void buffer_destroy(struct buffer *buffer)
{
	if (buffer == NULL) {
		return;
	}
	if (buffer->proxy != NULL) {
		wl_buffer_destroy(buffer->proxy);
	}
	if (buffer->tenant.arena != NULL) {
		arena_move_out(&buffer->tenant);
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
	return arena_tenant_memory(&buffer->tenant);
}
