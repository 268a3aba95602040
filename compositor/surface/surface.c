/* SPDX-License-Identifier: MIT */
#include "surface/surface.h"

#include "surface/notice.h"
#include "surface/region-cost.h"
#include "surface/subsurface.h"
#include "surface/surface-apply.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

static void init_lists(struct surface *surface)
{
	wl_list_init(&surface->below);
	wl_list_init(&surface->above);
	wl_list_init(&surface->pending_below);
	wl_list_init(&surface->pending_above);
	wl_signal_init(&surface->events.attach);
	wl_list_init(&surface->changed_children);
	wl_signal_init(&surface->events.commit);
	wl_signal_init(&surface->events.map);
	wl_signal_init(&surface->events.unmap);
	wl_signal_init(&surface->events.changed);
	wl_signal_init(&surface->events.outputs);
	wl_signal_init(&surface->events.destroy);
}

int surface_create(struct budget *budget, struct surface **surface_out)
{
	int result = budget_charge(budget, BUDGET_SURFACES, 1);
	if (result != 0) {
		return result;
	}
	struct surface *surface = calloc(1, sizeof(*surface));
	if (surface == NULL) {
		budget_refund(budget, BUDGET_SURFACES, 1);
		return -ENOMEM;
	}
	surface->budget = budget_ref(budget);
	surface_state_init(&surface->pending);
	surface_state_init(&surface->current);
	surface_content_init(&surface->content);
	damage_history_init(&surface->damage);
	init_lists(surface);
	*surface_out = surface;
	return 0;
}

void surface_destroy(struct surface *surface)
{
	if (surface == NULL) {
		return;
	}
	surface_content_finish(&surface->content);
	surface_update_mapped(surface);
	wl_signal_emit_mutable(&surface->events.destroy, surface);
	surface_state_finish(&surface->pending);
	surface_state_finish(&surface->current);
	damage_history_finish(&surface->damage);
	budget_refund(surface->budget, BUDGET_RECTANGLES, surface->rectangles);
	budget_refund(surface->budget, BUDGET_SURFACES, 1);
	budget_unref(surface->budget);
	free(surface);
}

bool surface_set_role(struct surface *surface, const struct surface_role *role, void *role_data)
{
	if (surface->role != NULL && (surface->role != role || surface->role_data != NULL)) {
		return false;
	}
	surface->role = role;
	surface->role_data = role_data;
	return true;
}

void surface_attach(struct surface *surface, struct buffer *buffer)
{
	surface_state_attach(&surface->pending, buffer);
	wl_signal_emit_mutable(&surface->events.attach, surface);
}

int surface_charge_rectangles(struct surface *surface)
{
	uint64_t cost = surface_state_cost(&surface->pending) +
			surface_state_cost(&surface->current) +
			damage_history_cost(&surface->damage) + region_cost(&surface->content.due);
	if (surface->subsurface != NULL) {
		cost += surface_state_cost(&surface->subsurface->cached);
	}
	return budget_adjust(surface->budget, BUDGET_RECTANGLES, &surface->rectangles, cost);
}

bool surface_accepts_input(const struct surface *surface, double x, double y)
{
	struct box box = {0, 0, surface->geometry.width, surface->geometry.height};
	return box_contains_point(&box, x, y) &&
	       pixman_region32_contains_point((pixman_region32_t *)&surface->current.input,
		       (int)floor(x), (int)floor(y), NULL);
}

void surface_set_on_output(struct surface *surface, unsigned int index, bool on)
{
	uint64_t bit = UINT64_C(1) << index;
	if (((surface->outputs & bit) != 0) == on) {
		return;
	}
	surface->outputs ^= bit;
	struct surface_output_event event = {surface, index, on};
	wl_signal_emit_mutable(&surface->events.outputs, &event);
}

bool surface_has_notices(const struct surface *surface)
{
	return !wl_list_empty(&surface->current.frame_notices) ||
	       !wl_list_empty(&surface->current.feedback_notices);
}

void surface_take_notices(
	struct surface *surface, struct wl_list *frame_notices, struct wl_list *feedback_notices)
{
	wl_list_insert_list(frame_notices->prev, &surface->current.frame_notices);
	wl_list_init(&surface->current.frame_notices);
	wl_list_insert_list(feedback_notices->prev, &surface->current.feedback_notices);
	wl_list_init(&surface->current.feedback_notices);
}
