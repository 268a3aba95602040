/* SPDX-License-Identifier: MIT */
#include "surface/surface-state.h"

#include "base/saturate.h"
#include "surface/notice.h"
#include "surface/region-cost.h"

enum {
	DAMAGE_PIECES_MAX = 1024, /* more than this becomes the box around it */
};

static void append(struct wl_list *into, struct wl_list *from)
{
	wl_list_insert_list(into->prev, from);
	wl_list_init(from);
}

void surface_state_init(struct surface_state *state)
{
	*state = (struct surface_state){.scale = 1};
	pixman_region32_init(&state->surface_damage);
	pixman_region32_init(&state->buffer_damage);
	pixman_region32_init(&state->opaque);
	pixman_region32_init(&state->input);
	surface_state_reset_input(state);
	wl_list_init(&state->frame_notices);
	wl_list_init(&state->feedback_notices);
}

void surface_state_reset_input(struct surface_state *state)
{
	pixman_box32_t everywhere = {INT32_MIN, INT32_MIN, INT32_MAX, INT32_MAX};
	pixman_region32_reset(&state->input, &everywhere);
}

void surface_state_finish(struct surface_state *state)
{
	surface_state_attach(state, NULL);
	pixman_region32_fini(&state->surface_damage);
	pixman_region32_fini(&state->buffer_damage);
	pixman_region32_fini(&state->opaque);
	pixman_region32_fini(&state->input);
	notice_list_discard(&state->frame_notices);
	notice_list_discard(&state->feedback_notices);
}

void surface_state_attach(struct surface_state *state, struct buffer *buffer)
{
	struct buffer *replaced = state->buffer;
	state->buffer = buffer != NULL ? buffer_lock(buffer) : NULL;
	state->changes |= SURFACE_CHANGE_BUFFER;
	buffer_unlock(replaced);
}

uint64_t surface_state_cost(const struct surface_state *state)
{
	return region_cost(&state->surface_damage) + region_cost(&state->buffer_damage) +
	       region_cost(&state->opaque) + region_cost(&state->input);
}

/* A client may commit a synchronised subsurface for ever: what waits does not grow with it. */
static void merge_region(pixman_region32_t *into, pixman_region32_t *from)
{
	pixman_region32_union(into, into, from);
	pixman_region32_clear(from);
	if (pixman_region32_n_rects(into) > DAMAGE_PIECES_MAX) {
		pixman_box32_t extents = *pixman_region32_extents(into);
		pixman_region32_reset(into, &extents);
	}
}

static void merge_viewport(struct surface_state *into, const struct surface_state *from)
{
	const struct viewport *viewport = &from->viewport;
	if (from->changes & SURFACE_CHANGE_SOURCE) {
		into->viewport.has_source = viewport->has_source;
		into->viewport.x = viewport->x;
		into->viewport.y = viewport->y;
		into->viewport.width = viewport->width;
		into->viewport.height = viewport->height;
	}
	if (from->changes & SURFACE_CHANGE_DESTINATION) {
		into->viewport.has_destination = viewport->has_destination;
		into->viewport.to_width = viewport->to_width;
		into->viewport.to_height = viewport->to_height;
	}
}

void surface_state_merge(struct surface_state *into, struct surface_state *from)
{
	if (from->changes & SURFACE_CHANGE_BUFFER) {
		surface_state_attach(into, from->buffer);
		buffer_unlock(from->buffer);
		from->buffer = NULL;
	}
	if (from->changes & SURFACE_CHANGE_OFFSET) {
		into->dx = saturated_sum(into->dx, from->dx);
		into->dy = saturated_sum(into->dy, from->dy);
		from->dx = from->dy = 0;
	}
	if (from->changes & SURFACE_CHANGE_OPAQUE) {
		pixman_region32_copy(&into->opaque, &from->opaque);
	}
	if (from->changes & SURFACE_CHANGE_INPUT) {
		pixman_region32_copy(&into->input, &from->input);
	}
	if (from->changes & SURFACE_CHANGE_SCALE) {
		into->scale = from->scale;
	}
	if (from->changes & SURFACE_CHANGE_TRANSFORM) {
		into->transform = from->transform;
	}
	merge_viewport(into, from);
	merge_region(&into->surface_damage, &from->surface_damage);
	merge_region(&into->buffer_damage, &from->buffer_damage);
	append(&into->frame_notices, &from->frame_notices);
	append(&into->feedback_notices, &from->feedback_notices);
	into->changes |= from->changes;
	from->changes = 0;
}
