/* SPDX-License-Identifier: MIT */
#include "buffer/shm-buffer.h"

#include "base/owned-fd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The bytes of a box in the pool: where they begin, and how many of each row. */
struct extent {
	size_t begin, row_bytes;
};

static struct extent find_extent(const struct pixel_layout *layout, const struct box *box)
{
	return (struct extent){
		.begin = pixel_layout_row(layout, box->y) +
			 (size_t)pixel_format_row_bytes(layout->format, box->x),
		.row_bytes = (size_t)pixel_format_row_bytes(layout->format, box->width),
	};
}

static struct shm_buffer *from_base(struct buffer *base)
{
	return (struct shm_buffer *)base; /* base is the first member */
}

static bool shm_buffer_may_touch(struct buffer *base)
{
	struct shm_buffer *buffer = from_base(base);
	const struct pixel_layout *layout = &buffer->layout;
	return shm_pool_may_touch(
		buffer->pool, &buffer->range, (size_t)layout->offset, (size_t)layout->end);
}

static bool shm_buffer_view(struct buffer *base, struct pixel_view *view_out)
{
	struct shm_buffer *buffer = from_base(base);
	const struct pixel_layout *layout = &buffer->layout;
	if (buffer->range.memory_class == MEMORY_COPIED) {
		return false;
	}
	size_t offset = (size_t)layout->offset;
	*view_out = (struct pixel_view){
		.data = mapping_data(buffer->mapping, offset, (size_t)layout->end - offset),
		.format = layout->format,
		.width = layout->width,
		.height = layout->height,
		.stride = layout->stride,
	};
	return true;
}

static int read_bytes(
	struct shm_buffer *buffer, bool in_place, size_t offset, size_t length, void *data)
{
	buffer->pool->bytes_read += length;
	if (!in_place) {
		return client_file_read(&buffer->pool->file, offset, length, data);
	}
	memcpy(data, mapping_data(buffer->mapping, offset, length), length);
	return 0;
}

static int shm_buffer_read(struct buffer *base, const struct box *box, void *data, size_t stride)
{
	struct shm_buffer *buffer = from_base(base);
	struct extent extent = find_extent(&buffer->layout, box);
	bool in_place = shm_buffer_may_touch(base);
	size_t from_stride = (size_t)buffer->layout.stride;
	if (extent.row_bytes == from_stride && stride == from_stride) {
		size_t length = (size_t)box->height * stride;
		return read_bytes(buffer, in_place, extent.begin, length, data);
	}
	for (int32_t y = 0; y < box->height; y++) {
		int result = read_bytes(buffer, in_place, extent.begin + (size_t)y * from_stride,
			extent.row_bytes, (char *)data + (size_t)y * stride);
		if (result != 0) {
			return result;
		}
	}
	return 0;
}

static void shm_buffer_destroy(struct buffer *base)
{
	struct shm_buffer *buffer = from_base(base);
	budget_refund(buffer->pool->budget, BUDGET_BUFFERS, 1);
	mapping_unref(buffer->mapping);
	shm_pool_leave(buffer->pool, &buffer->range);
	shm_pool_unref(buffer->pool);
	free(buffer);
}

/* The proof of a pool grows with it, and there is none for what may become shorter. */
static bool shm_buffer_file_range(struct buffer *base, struct file_range *range_out)
{
	struct shm_buffer *buffer = from_base(base);
	const struct shm_pool *pool = buffer->pool;
	const struct pixel_layout *layout = &buffer->layout;
	if (pool->mapping == NULL) {
		return false;
	}
	*range_out = (struct file_range){
		.fd = pool->file.fd,
		.kind = pool->file.kind,
		.seals = client_file_seals_now(&pool->file),
		.memory_class = buffer->range.memory_class,
		.offset = (size_t)layout->offset,
		.length = (size_t)(layout->end - layout->offset),
		.format = layout->format,
		.width = layout->width,
		.height = layout->height,
		.stride = layout->stride,
		.pool = buffer->pool,
		.pool_size = pool->size,
	};
	return true;
}

static const struct buffer_interface shm_buffer_impl = {
	.view = shm_buffer_view,
	.may_touch = shm_buffer_may_touch,
	.read = shm_buffer_read,
	.file_range = shm_buffer_file_range,
	.destroy = shm_buffer_destroy,
};

int shm_buffer_create(struct shm_pool *pool, const struct pixel_layout_request *request,
	struct shm_buffer **buffer_out)
{
	struct pixel_layout layout;
	int result = pixel_layout_init(&layout, request);
	if (result != 0) {
		return result;
	}
	if (!pixel_layout_fits(&layout, pool->size)) {
		return SHM_BUFFER_OUTSIDE_POOL;
	}
	result = budget_charge(pool->budget, BUDGET_BUFFERS, 1);
	if (result != 0) {
		return result;
	}
	struct shm_buffer *buffer = calloc(1, sizeof(*buffer));
	if (buffer == NULL) {
		budget_refund(pool->budget, BUDGET_BUFFERS, 1);
		return -ENOMEM;
	}
	buffer_init(&buffer->base, &shm_buffer_impl, layout.format, layout.width, layout.height);
	buffer->layout = layout;
	buffer->pool = shm_pool_ref(pool);
	buffer->range = shm_pool_enter(pool, (size_t)layout.offset, (size_t)layout.end);
	if (buffer->range.memory_class != MEMORY_COPIED) {
		buffer->mapping = mapping_ref(pool->mapping);
	}
	*buffer_out = buffer;
	return 0;
}

struct shm_buffer *shm_buffer_from_buffer(struct buffer *buffer)
{
	return buffer->impl == &shm_buffer_impl ? from_base(buffer) : NULL;
}

static int write_bytes(int fd, const char *data, size_t length, size_t offset)
{
	while (length > 0) {
		ssize_t count = pwrite(fd, data, length, (off_t)offset);
		if (count < 0 && errno == EINTR) {
			continue;
		}
		if (count <= 0) {
			return count == 0 ? -EIO : -errno;
		}
		data += count;
		offset += (size_t)count;
		length -= (size_t)count;
	}
	return 0;
}

int shm_buffer_write(
	struct shm_buffer *buffer, const struct box *box, const void *data, size_t stride)
{
	/* pages that are missing would be made at our cost */
	if (!hole_watch_has_room(buffer->pool->holes)) {
		return -ENOMEM;
	}
	int fd = client_file_open_for_writing(&buffer->pool->file);
	if (fd < 0) {
		return fd;
	}
	struct extent extent = find_extent(&buffer->layout, box);
	size_t to_stride = (size_t)buffer->layout.stride;
	bool whole_rows = extent.row_bytes == to_stride && stride == to_stride;
	int result = 0;
	if (whole_rows) {
		result = write_bytes(fd, data, (size_t)box->height * stride, extent.begin);
	}
	for (int32_t y = 0; !whole_rows && y < box->height && result == 0; y++) {
		result = write_bytes(fd, (const char *)data + (size_t)y * stride, extent.row_bytes,
			extent.begin + (size_t)y * to_stride);
	}
	owned_fd_close(&fd);
	return result;
}
