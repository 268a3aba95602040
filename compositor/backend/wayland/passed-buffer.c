/* SPDX-License-Identifier: MIT */
#include "backend/wayland/passed-buffer.h"

#include "output/direct.h"

#include <stdlib.h>

void passed_buffers_init(struct passed_buffers *buffers, struct parent *parent)
{
	*buffers = (struct passed_buffers){.count = 0};
	passed_pools_init(&buffers->pools, parent);
	wl_list_init(&buffers->list);
}

static void destroy(struct passed_buffer *buffer)
{
	struct buffer *locked = buffer->busy ? buffer->client : NULL;
	destroy_listener_remove(&buffer->client_destroy);
	wl_list_remove(&buffer->link);
	buffer->buffers->count--;
	wl_buffer_destroy(buffer->proxy);
	free(buffer);
	buffer_unlock(locked);
}

void passed_buffers_finish(struct passed_buffers *buffers)
{
	if (buffers->pools.parent == NULL) {
		return;
	}
	while (!wl_list_empty(&buffers->list)) {
		struct passed_buffer *buffer = wl_container_of(buffers->list.next, buffer, link);
		destroy(buffer);
	}
	passed_pools_finish(&buffers->pools);
}

static void handle_client_destroy(struct destroy_listener *listener)
{
	struct passed_buffer *buffer = wl_container_of(listener, buffer, client_destroy);
	destroy(buffer);
}

static void handle_release(void *data, struct wl_buffer *proxy)
{
	struct passed_buffer *buffer = data;
	if (buffer->busy) {
		buffer->busy = false;
		buffer_unlock(buffer->client); /* may be its end, and this one's */
	}
}

static const struct wl_buffer_listener buffer_listener = {
	.release = handle_release,
};

/* libwayland wants the last row to be as long as the others, with its padding. */
static bool has_last_row(const struct file_range *range)
{
	size_t rows = (size_t)range->stride * (size_t)range->height;
	return rows <= INT32_MAX && rows <= range->pool_size &&
	       range->offset <= range->pool_size - rows;
}

static uint32_t judge(const struct passed_buffers *buffers, struct buffer *client,
	const struct pixel_format *format, struct file_range *range_out)
{
	struct pixel_view view;
	const struct parent *parent = buffers->pools.parent;
	/* what may not be touched here, the parent should not have to touch either */
	if (!buffer_file_range(client, range_out) || !buffer_view(client, &view) ||
		!passed_pool_may_pass(&buffers->pools, range_out)) {
		return DIRECT_MEMORY;
	}
	return (parent_memory_takes_format(&parent->memory, format) ? 0 : (uint32_t)DIRECT_FORMAT) |
	       (has_last_row(range_out) ? 0 : (uint32_t)DIRECT_STRIDE);
}

static const struct pixel_format *format_of(const struct buffer *client, bool opaque)
{
	return opaque ? pixel_format_without_alpha(client->format) : client->format;
}

static struct passed_buffer *create(struct passed_buffers *buffers, struct buffer *client,
	bool opaque, const struct file_range *range)
{
	struct passed_pool *pool = passed_pool_get(&buffers->pools, range);
	struct passed_buffer *buffer = pool != NULL ? calloc(1, sizeof(*buffer)) : NULL;
	struct wl_buffer *proxy = NULL;
	if (buffer != NULL) {
		proxy = wl_shm_pool_create_buffer(pool->proxy, (int32_t)range->offset, range->width,
			range->height, range->stride, format_of(client, opaque)->wl_shm);
	}
	if (proxy == NULL) {
		free(buffer);
		return NULL;
	}
	*buffer = (struct passed_buffer){
		.buffers = buffers,
		.client = client,
		.opaque = opaque,
		.proxy = proxy,
		.client_destroy.notify = handle_client_destroy,
	};
	wl_buffer_add_listener(proxy, &buffer_listener, buffer);
	destroy_signal_add(&client->destroy, &buffer->client_destroy);
	wl_list_insert(&buffers->list, &buffer->link);
	buffers->count++;
	return buffer;
}

static struct passed_buffer *find(
	struct passed_buffers *buffers, const struct buffer *client, bool opaque)
{
	struct passed_buffer *buffer;
	wl_list_for_each (buffer, &buffers->list, link) {
		if (buffer->client == client && buffer->opaque == opaque) {
			return buffer;
		}
	}
	return NULL;
}

uint32_t passed_buffer_get(struct passed_buffers *buffers, struct buffer *client, bool opaque,
	struct passed_buffer **buffer_out)
{
	struct file_range range;
	opaque = opaque || client->format->opaque;
	uint32_t obstacles = judge(buffers, client, format_of(client, opaque), &range);
	if (obstacles != 0) {
		return obstacles;
	}
	struct passed_buffer *buffer = find(buffers, client, opaque);
	if (buffer == NULL && buffers->count < PASSED_BUFFERS_MAX) {
		buffer = create(buffers, client, opaque, &range);
	}
	if (buffer == NULL) {
		return DIRECT_OUTPUT;
	}
	*buffer_out = buffer;
	return 0;
}

void passed_buffer_hold(struct passed_buffer *buffer)
{
	if (!buffer->busy) {
		buffer->busy = true;
		buffer_lock(buffer->client);
	}
}
