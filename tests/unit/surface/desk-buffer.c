/* SPDX-License-Identifier: MIT */
#include "desk-buffer.h"

#include <assert.h>
#include <string.h>

static struct desk_buffer *from_base(struct buffer *base)
{
	return wl_container_of(base, (struct desk_buffer *)NULL, base);
}

static bool desk_buffer_view(struct buffer *base, struct pixel_view *view_out)
{
	struct desk_buffer *buffer = from_base(base);
	*view_out = (struct pixel_view){
		buffer->pixels, base->format, base->width, base->height, base->width * 4};
	return buffer->in_place;
}

static bool desk_buffer_may_touch(struct buffer *base)
{
	struct desk_buffer *buffer = from_base(base);
	buffer->questions++;
	return !buffer->has_holes;
}

static int desk_buffer_read(struct buffer *base, const struct box *box, void *data, size_t stride)
{
	struct desk_buffer *buffer = from_base(base);
	buffer->reads++;
	for (int32_t y = 0; y < box->height && buffer->fault == 0; y++) {
		memcpy((char *)data + (size_t)y * stride,
			&buffer->pixels[(box->y + y) * base->width + box->x],
			(size_t)box->width * 4);
	}
	return buffer->fault;
}

static void desk_buffer_destroy(struct buffer *base)
{
	from_base(base)->destroyed = true;
}

static const struct buffer_interface desk_buffer_impl = {
	.view = desk_buffer_view,
	.may_touch = desk_buffer_may_touch,
	.read = desk_buffer_read,
	.destroy = desk_buffer_destroy,
};

static void handle_release(void *data, struct buffer *base)
{
	from_base(base)->releases++;
}

static void handle_broken(void *data, struct buffer *base, int fault)
{
	from_base(base)->broken = fault;
}

static const struct buffer_listener listener = {
	.release = handle_release,
	.broken = handle_broken,
};

void desk_buffer_init(struct desk_buffer *buffer, int32_t width, int32_t height, uint32_t pixel)
{
	assert(width <= DESK_BUFFER_SIDE && height <= DESK_BUFFER_SIDE);
	memset(buffer, 0, sizeof(*buffer));
	buffer_init(&buffer->base, &desk_buffer_impl,
		pixel_format_from_fourcc(PIXEL_FORMAT_ARGB8888), width, height);
	buffer_set_listener(&buffer->base, &listener, NULL);
	buffer->in_place = true;
	for (int32_t i = 0; i < width * height; i++) {
		buffer->pixels[i] = pixel;
	}
}

void desk_buffer_drop(struct desk_buffer *buffer)
{
	buffer_unref(&buffer->base);
	assert(buffer->destroyed);
}

struct budget *desk_budget_create(void)
{
	struct budget_limits limits = budget_default_limits();
	struct budget *budget;
	int result = budget_create(&limits, &budget);
	assert(result == 0);
	return budget;
}

struct surface *desk_surface_create(struct budget *budget)
{
	struct surface *surface;
	int result = surface_create(budget, &surface);
	assert(result == 0);
	return surface;
}

void desk_surface_damage(struct surface *surface, int x, int y, int width, int height)
{
	pixman_region32_union_rect(&surface->pending.surface_damage,
		&surface->pending.surface_damage, x, y, (unsigned int)width, (unsigned int)height);
	surface->pending.changes |= SURFACE_CHANGE_DAMAGE;
}

void desk_surface_show(struct surface *surface, struct desk_buffer *buffer)
{
	surface_state_attach(&surface->pending, &buffer->base);
	desk_surface_damage(surface, 0, 0, DESK_BUFFER_SIDE, DESK_BUFFER_SIDE);
	int result = surface_commit(surface);
	assert(result == 0);
}

uint32_t desk_surface_pixel(const struct surface *surface)
{
	assert(surface->content.way != CONTENT_NONE);
	return *(const uint32_t *)surface->content.view.data;
}
