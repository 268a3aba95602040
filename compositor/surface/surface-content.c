/* SPDX-License-Identifier: MIT */
#include "surface/surface-content.h"

#include "buffer/shm-buffer.h"

#include <string.h>

enum {
	ROW_ALIGNMENT = 4, /* bytes; the renderer takes rows that begin on it */
	BOXES_AT_ONCE = 32,
};

void surface_content_init(struct surface_content *content)
{
	memset(content, 0, sizeof(*content));
}

static void drop_buffer(struct surface_content *content)
{
	struct buffer *buffer = content->buffer;
	content->buffer = NULL;
	buffer_unlock(buffer);
}

static void drop_copy(struct surface_content *content)
{
	pixel_copy_destroy(content->copy);
	content->copy = NULL;
}

void surface_content_finish(struct surface_content *content)
{
	content->way = CONTENT_NONE;
	drop_buffer(content);
	drop_copy(content);
}

static uint32_t renderer_refuses(const struct pixel_view *view)
{
	bool begins_well = (uintptr_t)view->data % ROW_ALIGNMENT == 0;
	return (begins_well ? 0 : CONTENT_OBSTACLE_OFFSET) |
	       (view->stride % ROW_ALIGNMENT == 0 ? 0 : CONTENT_OBSTACLE_STRIDE);
}

static uint64_t count_pixels(const pixman_region32_t *region)
{
	int count;
	const pixman_box32_t *pieces =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	uint64_t pixels = 0;
	for (int i = 0; i < count; i++) {
		pixels += (uint64_t)(pieces[i].x2 - pieces[i].x1) *
			  (uint64_t)(pieces[i].y2 - pieces[i].y1);
	}
	return pixels;
}

static bool costs_its_client(struct surface_content *content, struct buffer *buffer,
	const pixman_region32_t *buffer_damage)
{
	struct shm_buffer *shm = shm_buffer_from_buffer(buffer);
	if (shm == NULL) {
		return false;
	}
	struct holding_note note = {
		.buffer = buffer,
		.new_memory = !shm->pool->shown,
		.width = buffer->width,
		.height = buffer->height,
		.damaged_pixels = count_pixels(buffer_damage),
	};
	shm->pool->shown = true;
	return holding_cost_note(&content->holding_cost, &note);
}

static enum content_way choose_way(struct surface_content *content, struct buffer *buffer,
	const pixman_region32_t *buffer_damage, struct pixel_view *view)
{
	bool costly = costs_its_client(content, buffer, buffer_damage);
	content->obstacles = buffer_view(buffer, view) ? renderer_refuses(view)
						       : (uint32_t)CONTENT_OBSTACLE_MEMORY;
	if (content->obstacles != 0) {
		return CONTENT_COPIED;
	}
	if (shm_buffer_from_buffer(buffer) == NULL) {
		content->obstacles = CONTENT_OBSTACLE_KIND;
	}
	if (!costly) {
		return CONTENT_IN_PLACE;
	}
	content->obstacles |= CONTENT_OBSTACLE_NEW_MEMORY;
	return CONTENT_COPIED_TO_FREE;
}

static int copy_region(
	struct surface_content *content, struct buffer *buffer, const pixman_region32_t *region)
{
	int count;
	const pixman_box32_t *pieces =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	for (int first = 0; first < count; first += BOXES_AT_ONCE) {
		struct box boxes[BOXES_AT_ONCE];
		int n = 0;
		for (; n < BOXES_AT_ONCE && first + n < count; n++) {
			const pixman_box32_t *piece = &pieces[first + n];
			boxes[n] = (struct box){
				piece->x1, piece->y1, piece->x2 - piece->x1, piece->y2 - piece->y1};
		}
		int result = pixel_copy_update(
			content->copy, buffer, boxes, (size_t)n, &content->bytes_copied);
		if (result != 0) {
			return result;
		}
	}
	return 0;
}

static int copy_all(struct surface_content *content, struct buffer *buffer, struct budget *budget)
{
	drop_copy(content);
	int result = pixel_copy_create(buffer, budget, &content->copy);
	if (result != 0) {
		return result;
	}
	struct box all = {0, 0, buffer->width, buffer->height};
	return pixel_copy_update(content->copy, buffer, &all, 1, &content->bytes_copied);
}

static int show_copy(struct surface_content *content, struct buffer *take_buffer,
	const pixman_region32_t *buffer_damage, struct budget *budget)
{
	struct shm_buffer *shm = shm_buffer_from_buffer(take_buffer);
	if (shm != NULL) {
		shm->pool->copies++;
	}
	drop_buffer(content);
	bool current = content->copy != NULL && pixel_copy_matches(content->copy, take_buffer);
	int result = current ? copy_region(content, take_buffer, buffer_damage)
			     : copy_all(content, take_buffer, budget);
	if (result != 0) {
		surface_content_finish(content);
		buffer_report_broken(take_buffer, result);
	} else {
		content->view = pixel_copy_view(content->copy);
	}
	buffer_unlock(take_buffer);
	return result;
}

int surface_content_update(struct surface_content *content, struct buffer *take_buffer,
	const pixman_region32_t *buffer_damage, struct budget *budget)
{
	if (take_buffer == NULL) {
		surface_content_finish(content);
		return 0;
	}
	struct pixel_view view;
	enum content_way way = choose_way(content, take_buffer, buffer_damage, &view);
	content->way = way;
	content->opaque = take_buffer->opaque;
	content->updates[way]++;
	if (way != CONTENT_IN_PLACE) {
		return show_copy(content, take_buffer, buffer_damage, budget);
	}
	drop_copy(content);
	drop_buffer(content);
	content->buffer = take_buffer;
	content->view = view;
	return 0;
}

bool surface_content_prepare(struct surface_content *content, struct budget *budget)
{
	if (content->way != CONTENT_IN_PLACE || buffer_view(content->buffer, &content->view)) {
		return content->way != CONTENT_NONE;
	}
	int result = copy_all(content, content->buffer, budget);
	if (result != 0) {
		drop_copy(content);
		buffer_report_broken(content->buffer, result);
		return false;
	}
	content->way = CONTENT_COPIED;
	content->obstacles = CONTENT_OBSTACLE_MEMORY;
	content->view = pixel_copy_view(content->copy);
	drop_buffer(content);
	return true;
}
