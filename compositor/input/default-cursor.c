/* SPDX-License-Identifier: MIT */
#include "input/default-cursor.h"

#include "buffer/image-buffer.h"
#include "input/cursor-image.h"
#include "input/cursor.h"

#include <errno.h>
#include <stdlib.h>

int default_cursor_create(struct budget *budget, struct default_cursor **cursor_out)
{
	struct default_cursor *cursor = calloc(1, sizeof(*cursor));
	if (cursor == NULL) {
		return -ENOMEM;
	}
	int result = surface_create(budget, &cursor->surface);
	if (result != 0) {
		free(cursor);
		return result;
	}
	surface_set_role(cursor->surface, &cursor_role, NULL);
	cursor->scale = 1;
	*cursor_out = cursor;
	return 0;
}

void default_cursor_destroy(struct default_cursor *cursor)
{
	if (cursor != NULL) {
		surface_destroy(cursor->surface);
		free(cursor);
	}
}

void default_cursor_set_scale(struct default_cursor *cursor, int32_t scale)
{
	cursor->scale = scale;
}

static int get_image(int32_t scale, struct cursor_image *image_out)
{
	int32_t size = cursor_image_size() * scale;
	size = size < CURSOR_IMAGE_MAX ? size : CURSOR_IMAGE_MAX;
	return cursor_image_load(size, image_out) == 0 ? 0 : cursor_image_draw(size, image_out);
}

static int show(struct default_cursor *cursor, const struct cursor_image *image)
{
	struct surface_state *pending = &cursor->surface->pending;
	struct buffer *buffer;
	int error = image_buffer_create(image->width, image->height, image->pixels, &buffer);
	if (error != 0) {
		return error;
	}
	surface_state_attach(pending, buffer);
	buffer_unref(buffer);
	pending->scale = cursor->scale;
	pixman_region32_union_rect(&pending->buffer_damage, &pending->buffer_damage, 0, 0,
		(unsigned int)image->width, (unsigned int)image->height);
	pending->changes |= SURFACE_CHANGE_BUFFER | SURFACE_CHANGE_SCALE | SURFACE_CHANGE_DAMAGE;
	return surface_commit(cursor->surface);
}

void default_cursor_draw(struct default_cursor *cursor)
{
	struct cursor_image image;
	if (cursor->drawn_scale == cursor->scale || get_image(cursor->scale, &image) != 0) {
		return;
	}
	if (show(cursor, &image) == 0) {
		cursor->hotspot_x = image.hotspot_x / cursor->scale;
		cursor->hotspot_y = image.hotspot_y / cursor->scale;
		cursor->drawn_scale = cursor->scale;
	}
	cursor_image_finish(&image);
}
