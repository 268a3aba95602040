/* SPDX-License-Identifier: MIT */
#include "buffer/buffer.h"

#include <assert.h>
#include <stddef.h>

void buffer_init(struct buffer *buffer, const struct buffer_interface *impl,
	const struct pixel_format *format, int32_t width, int32_t height)
{
	*buffer = (struct buffer){
		.impl = impl,
		.format = format,
		.width = width,
		.height = height,
		.opaque = format->opaque,
		.references = 1,
	};
}

void buffer_set_listener(struct buffer *buffer, const struct buffer_listener *listener, void *data)
{
	buffer->listener = listener;
	buffer->listener_data = data;
}

struct buffer *buffer_ref(struct buffer *buffer)
{
	buffer->references++;
	return buffer;
}

void buffer_unref(struct buffer *buffer)
{
	if (buffer == NULL || --buffer->references > 0) {
		return;
	}
	assert(buffer->locks == 0);
	destroy_signal_emit(&buffer->destroy);
	buffer->impl->destroy(buffer);
}

struct buffer *buffer_lock(struct buffer *buffer)
{
	buffer->locks++;
	return buffer_ref(buffer);
}

void buffer_unlock(struct buffer *buffer)
{
	if (buffer == NULL) {
		return;
	}
	assert(buffer->locks > 0);
	if (--buffer->locks == 0 && buffer->listener != NULL) {
		buffer->listener->release(buffer->listener_data, buffer);
	}
	buffer_unref(buffer);
}

bool buffer_is_locked(const struct buffer *buffer)
{
	return buffer->locks > 0;
}

bool buffer_view(struct buffer *buffer, struct pixel_view *view_out)
{
	bool touched = buffer->impl->may_touch == NULL || buffer->impl->may_touch(buffer);
	return touched && buffer->impl->view(buffer, view_out);
}

bool buffer_view_later(struct buffer *buffer, struct pixel_view *view_out)
{
	return buffer->impl->view(buffer, view_out);
}

int buffer_read(struct buffer *buffer, const struct box *box, void *data, size_t stride)
{
	assert(!box_is_empty(box) && box->x >= 0 && box->y >= 0);
	assert(box_right(box) <= buffer->width && box_bottom(box) <= buffer->height);
	return buffer->impl->read(buffer, box, data, stride);
}

bool buffer_file_range(struct buffer *buffer, struct file_range *range_out)
{
	return buffer->impl->file_range != NULL && buffer->impl->file_range(buffer, range_out);
}

void buffer_report_broken(struct buffer *buffer, int fault)
{
	if (buffer->listener != NULL) {
		buffer->listener->broken(buffer->listener_data, buffer, fault);
	}
}
