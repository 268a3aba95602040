/* SPDX-License-Identifier: MIT */
#include "surface/surface-content.h"

#include "buffer/shm-buffer.h"

#include <string.h>

enum {
	ROW_ALIGNMENT = 4, /* bytes; the renderer takes rows that begin on it */
	BOXES_AT_ONCE = 32,
	DUE_PIECES_MAX = 64, /* more than this becomes the box around it */
};

void surface_content_init(struct surface_content *content)
{
	memset(content, 0, sizeof(*content));
	pixman_region32_init(&content->due);
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
	pixman_region32_clear(&content->due);
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

static bool costs_its_client(struct surface_content *content, struct buffer *buffer)
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
		.held = content->buffer != NULL,
	};
	shm->pool->shown = true;
	return holding_cost_note(&content->holding_cost, &note);
}

static enum content_way choose_way(
	struct surface_content *content, struct buffer *buffer, struct pixel_view *view)
{
	bool costly = costs_its_client(content, buffer);
	content->obstacles = buffer_view_later(buffer, view) ? renderer_refuses(view)
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
	if (content->holding_cost.rule == HOLDING_BY_COST) {
		content->obstacles |= CONTENT_OBSTACLE_NEW_MEMORY;
	}
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

/* Copies what is due of the buffer that waits, and gives it back. When that fails it is still
 * there. */
static int copy_due(struct surface_content *content, struct budget *budget)
{
	struct buffer *buffer = content->buffer;
	bool current = content->copy != NULL && pixel_copy_matches(content->copy, buffer);
	int result = current ? copy_region(content, buffer, &content->due)
			     : copy_all(content, buffer, budget);
	if (result != 0) {
		return result;
	}
	pixman_region32_clear(&content->due);
	content->view = pixel_copy_view(content->copy);
	drop_buffer(content);
	return 0;
}

static void add_due(struct surface_content *content, const pixman_region32_t *buffer_damage)
{
	pixman_region32_t *due = &content->due;
	pixman_region32_union(due, due, (pixman_region32_t *)buffer_damage);
	if (pixman_region32_n_rects(due) > DUE_PIECES_MAX) {
		pixman_box32_t extents = *pixman_region32_extents(due);
		pixman_region32_reset(due, &extents);
	}
}

static void note_copied(struct buffer *buffer)
{
	struct shm_buffer *shm = shm_buffer_from_buffer(buffer);
	if (shm != NULL) {
		shm->pool->copies++;
	}
}

static int show_copy(struct surface_content *content, struct buffer *take_buffer,
	const pixman_region32_t *buffer_damage, struct budget *budget)
{
	note_copied(take_buffer);
	drop_buffer(content); /* also one that waited, and is not to be seen any more */
	content->buffer = take_buffer;
	add_due(content, buffer_damage);
	if (!content->seen) {
		return 0;
	}
	content->seen = false;
	int result = copy_due(content, budget);
	if (result != 0) {
		content->buffer = NULL;
		surface_content_finish(content);
		buffer_report_broken(take_buffer, result);
		buffer_unlock(take_buffer);
		return result;
	}
	return 0;
}

int surface_content_update(struct surface_content *content, struct buffer *take_buffer,
	const pixman_region32_t *buffer_damage, struct budget *budget)
{
	if (take_buffer == NULL) {
		surface_content_finish(content);
		return 0;
	}
	struct pixel_view view;
	enum content_way way = choose_way(content, take_buffer, &view);
	content->way = way;
	content->opaque = take_buffer->opaque;
	if (way != CONTENT_IN_PLACE) {
		return show_copy(content, take_buffer, buffer_damage, budget);
	}
	drop_buffer(content);
	content->buffer = take_buffer;
	content->view = view;
	if (content->copy != NULL) { /* of use where a look finds that it has to be copied again */
		add_due(content, buffer_damage);
	}
	return 0;
}

static bool prepare_copy(struct surface_content *content, struct budget *budget)
{
	int result = content->buffer != NULL ? copy_due(content, budget) : 0;
	if (result != 0) {
		drop_copy(content);
		buffer_report_broken(content->buffer, result);
	}
	return result == 0;
}

static bool prepare_in_place(struct surface_content *content, struct budget *budget)
{
	if (buffer_view(content->buffer, &content->view)) {
		drop_copy(content);
		return true;
	}
	note_copied(content->buffer);
	if (!prepare_copy(content, budget)) {
		return false;
	}
	content->way = CONTENT_COPIED;
	content->obstacles = CONTENT_OBSTACLE_MEMORY;
	return true;
}

bool surface_content_prepare(struct surface_content *content, struct budget *budget)
{
	content->seen = true;
	switch (content->way) {
	case CONTENT_IN_PLACE:
		return prepare_in_place(content, budget);
	case CONTENT_COPIED:
	case CONTENT_COPIED_TO_FREE:
		return prepare_copy(content, budget);
	case CONTENT_NONE:
		break;
	}
	return false;
}
