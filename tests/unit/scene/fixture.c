/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool handle_view(struct buffer *base, struct pixel_view *view_out)
{
	struct test_buffer *buffer = wl_container_of(base, buffer, base);
	*view_out = (struct pixel_view){
		buffer->data, base->format, base->width, base->height, buffer->stride};
	return true;
}

static bool handle_may_touch(struct buffer *base)
{
	struct test_buffer *buffer = wl_container_of(base, buffer, base);
	buffer->looks++;
	return !buffer->unreadable;
}

static int handle_read(struct buffer *base, const struct box *box, void *data, size_t stride)
{
	struct test_buffer *buffer = wl_container_of(base, buffer, base);
	buffer->reads++;
	for (int32_t y = 0; y < box->height && !buffer->unreadable; y++) {
		const uint8_t *row = buffer->data + (size_t)(box->y + y) * (size_t)buffer->stride;
		memcpy((char *)data + (size_t)y * stride,
			row + pixel_format_row_bytes(base->format, box->x),
			(size_t)pixel_format_row_bytes(base->format, box->width));
	}
	return buffer->unreadable ? -EIO : 0;
}

static void handle_destroy(struct buffer *base)
{
	struct test_buffer *buffer = wl_container_of(base, buffer, base);
	free(buffer->data);
	free(buffer);
}

static const struct buffer_interface buffer_impl = {
	.view = handle_view,
	.may_touch = handle_may_touch,
	.read = handle_read,
	.destroy = handle_destroy,
};

static void handle_release(void *data, struct buffer *base)
{
	struct test_buffer *buffer = data;
	buffer->releases++;
}

static void handle_broken(void *data, struct buffer *base, int fault)
{
	struct test_buffer *buffer = data;
	buffer->broken = true;
}

static const struct buffer_listener buffer_listener = {
	.release = handle_release,
	.broken = handle_broken,
};

struct test_buffer *test_buffer_create(uint32_t fourcc, int32_t width, int32_t height)
{
	const struct pixel_format *format = pixel_format_from_fourcc(fourcc);
	struct test_buffer *buffer = calloc(1, sizeof(*buffer));
	buffer_init(&buffer->base, &buffer_impl, format, width, height);
	buffer_set_listener(&buffer->base, &buffer_listener, buffer);
	buffer->stride = (int32_t)((pixel_format_row_bytes(format, width) + 3) & ~UINT64_C(3));
	buffer->data = calloc((size_t)height, (size_t)buffer->stride);
	assert(buffer->data != NULL);
	return buffer;
}

void test_buffer_fill(struct test_buffer *buffer, uint32_t pixel)
{
	uint32_t *pixels = (uint32_t *)(void *)buffer->data;
	for (int32_t i = 0; i < buffer->stride / 4 * buffer->base.height; i++) {
		pixels[i] = pixel;
	}
}

void test_buffer_drop(struct test_buffer *buffer)
{
	buffer_set_listener(&buffer->base, NULL, NULL);
	buffer_unref(&buffer->base);
}

void test_scene_init(struct test_scene *scene)
{
	struct budget_limits limits = budget_default_limits();
	scene_init(&scene->scene);
	int error = budget_create(&limits, &scene->budget);
	assert(error == 0);
}

void test_scene_finish(struct test_scene *scene)
{
	scene_finish(&scene->scene);
	budget_unref(scene->budget);
}

struct scene_node *test_scene_add(struct test_scene *scene, enum scene_band band, int x, int y)
{
	struct surface *surface;
	struct scene_node *node;
	int error = surface_create(scene->budget, &surface);
	assert(error == 0);
	error = scene_node_create(&scene->scene, band, surface, &node);
	assert(error == 0);
	scene_node_set_position(node, x, y);
	scene_node_set_visible(node, true);
	return node;
}

void test_scene_remove(struct scene_node *node)
{
	struct surface *surface = node->surface;
	scene_node_destroy(node);
	surface_destroy(surface);
}

void test_surface_show(struct surface *surface, struct test_buffer *buffer)
{
	struct surface_state *pending = &surface->pending;
	surface_state_attach(pending, &buffer->base);
	pixman_region32_union_rect(&pending->buffer_damage, &pending->buffer_damage, 0, 0,
		(unsigned int)buffer->base.width, (unsigned int)buffer->base.height);
	pending->changes |= SURFACE_CHANGE_DAMAGE;
	int fault = surface_commit(surface);
	assert(fault == 0);
}

static void handle_presented(struct notice *base, const struct presentation *presentation)
{
	struct test_notice *notice = wl_container_of(base, notice, base);
	notice->presented++;
	notice->last = *presentation;
}

static void handle_discarded(struct notice *base)
{
	struct test_notice *notice = wl_container_of(base, notice, base);
	notice->discarded++;
}

static const struct notice_interface notice_impl = {
	.presented = handle_presented,
	.discarded = handle_discarded,
};

static void add_notice(struct test_notice *notice, struct surface *surface, struct wl_list *notices)
{
	*notice = (struct test_notice){.base.impl = &notice_impl};
	wl_list_insert(notices->prev, &notice->base.link);
	surface->pending.changes |= SURFACE_CHANGE_NOTICES;
}

void test_notice_add_frame(struct test_notice *notice, struct surface *surface)
{
	add_notice(notice, surface, &surface->pending.frame_notices);
}

void test_notice_add_feedback(struct test_notice *notice, struct surface *surface)
{
	add_notice(notice, surface, &surface->pending.feedback_notices);
}
