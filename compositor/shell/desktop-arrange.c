/* SPDX-License-Identifier: MIT */
/*
 * Where windows are. A window is bound to its output (maximised, full-screen)
 * or floats; for a floating one the place is chosen once, when its size is
 * known, and from then on it is the user's.
 */
#include "shell/backdrop.h"
#include "shell/desktop-internal.h"
#include "shell/placement.h"

#include <stdlib.h>

static const struct desktop_output *output_of_window(
	const struct desktop *desktop, const struct window *window)
{
	const struct window *at = window->needs_place ? window->parent : window;
	if (at == NULL || !at->shell_surface->mapped) {
		return desktop_outputs_at(
			&desktop->outputs, desktop->pointer_x, desktop->pointer_y);
	}
	struct box box = shell_surface_box(at->shell_surface);
	return desktop_outputs_of_box(&desktop->outputs, &box);
}

struct box desktop_area_of_window(const struct desktop *desktop, const struct window *window)
{
	const struct desktop_output *output = NULL;
	if (window->wants_fullscreen && window->fullscreen_output >= 0) {
		output = desktop_outputs_find(&desktop->outputs, window->fullscreen_output);
	}
	if (output == NULL) {
		output = output_of_window(desktop, window);
	}
	if (output == NULL) {
		return (struct box){0};
	}
	return window->wants_fullscreen ? output->box : output->free;
}

static uint32_t wanted_states(const struct window *window)
{
	return (window->wants_maximised ? WINDOW_MAXIMISED : 0) |
	       (window->wants_fullscreen ? WINDOW_FULLSCREEN : 0);
}

static void set_bounds(struct window *window, const struct box *area)
{
	window->shell_surface->next.bounds_width = area->width;
	window->shell_surface->next.bounds_height = area->height;
}

static void configure(struct desktop *desktop, struct window *window)
{
	struct box area = desktop_area_of_window(desktop, window);
	struct box box = area;
	uint32_t states = wanted_states(window);
	set_bounds(window, &area);
	if (states == 0 && box_is_empty(&window->restore)) {
		box = (struct box){area.x, area.y, 0, 0};
		window->needs_place = true;
	} else if (states == 0) {
		box = placement_fit(window->restore, &area);
	}
	window_configure(window, &box, states, EDGES_NONE);
}

static bool fills_kiosk(const struct desktop *desktop, const struct window *window)
{
	return desktop->kiosk && window->parent == NULL;
}

void desktop_arrange_initial(struct desktop *desktop, struct window *window)
{
	window->wants_fullscreen = window->wants_fullscreen || fills_kiosk(desktop, window);
	struct box area = desktop_area_of_window(desktop, window);
	set_bounds(window, &area);
	if (wanted_states(window) != 0) {
		configure(desktop, window);
	}
}

static void change_wanted(
	struct desktop *desktop, struct window *window, bool maximised, bool fullscreen)
{
	bool was_bound = window->wants_maximised || window->wants_fullscreen;
	bool is_bound = maximised || fullscreen;
	desktop_drag_cancel(desktop, window);
	if (!was_bound && is_bound && window->shell_surface->mapped && !window->needs_place) {
		window->restore = shell_surface_box(window->shell_surface);
	}
	bool wants_more = (maximised && !window->wants_maximised) ||
			  (fullscreen && !window->wants_fullscreen);
	window->wants_maximised = maximised;
	window->wants_fullscreen = fullscreen;
	if (wants_more) {
		desktop_set_minimised(desktop, window, false);
	}
	desktop_tell_change(desktop, window, WINDOW_CHANGED_STATES);
	if (was_bound || is_bound) {
		configure(desktop, window);
	} else {
		shell_surface_schedule_configure(window->shell_surface);
	}
}

void desktop_set_maximised(struct desktop *desktop, struct window *window, bool maximised)
{
	change_wanted(desktop, window, maximised, window->wants_fullscreen);
}

void desktop_set_fullscreen(
	struct desktop *desktop, struct window *window, bool fullscreen, int output_index)
{
	fullscreen = fullscreen || fills_kiosk(desktop, window);
	window->fullscreen_output = fullscreen ? output_index : -1;
	change_wanted(desktop, window, window->wants_maximised, fullscreen);
}

static size_t count_windows(const struct desktop *desktop)
{
	size_t count = 0;
	struct window *window = window_stack_first(&desktop->stack);
	for (; window != NULL; window = window_stack_next(&desktop->stack, window)) {
		count++;
	}
	return count;
}

/* The boxes of all other windows that have a place. */
static size_t taken_boxes(
	const struct desktop *desktop, const struct window *but, struct box *boxes_out)
{
	size_t count = 0;
	struct window *window = window_stack_first(&desktop->stack);
	for (; window != NULL; window = window_stack_next(&desktop->stack, window)) {
		if (window != but && window_is_shown(window) && !window->needs_place &&
			!window_is_bound(window)) {
			boxes_out[count++] = shell_surface_box(window->shell_surface);
		}
	}
	return count;
}

static struct box choose_place(const struct desktop *desktop, const struct window *window)
{
	struct box box = shell_surface_box(window->shell_surface);
	struct box area = desktop_area_of_window(desktop, window);
	if (window->has_last_place) {
		box.x = window->last_x;
		box.y = window->last_y;
		return placement_is_reachable(&box, &area) ? box : placement_fit(box, &area);
	}
	if (window->parent != NULL) {
		struct box parent = shell_surface_box(window->parent->shell_surface);
		return placement_fit(placement_centre(box, &parent), &area);
	}
	struct box *taken = calloc(count_windows(desktop) + 1, sizeof(*taken));
	size_t count = taken != NULL ? taken_boxes(desktop, window, taken) : 0;
	box = placement_choose(&area, box.width, box.height, taken, count);
	free(taken);
	return box;
}

static void update_backdrop(struct desktop *desktop, struct window *window)
{
	const struct box *box = &window->current.box;
	bool wanted = window->current.states & WINDOW_FULLSCREEN && !box_is_empty(box);
	if (!wanted && window->backdrop != NULL) {
		desktop_arrange_unmapped(desktop, window);
		window_stack_apply(&desktop->stack);
	} else if (wanted && window->backdrop == NULL) {
		/* Without memory for it, it is missing; nothing else depends on it. */
		if (backdrop_create(desktop->scene, desktop->budget, box, &window->backdrop) == 0) {
			window_stack_apply(&desktop->stack);
		}
	} else if (wanted && !box_equal(&window->backdrop->box, box)) {
		backdrop_set_box(window->backdrop, box);
		window_stack_apply(&desktop->stack);
	}
}

/* A full-screen window that is smaller than its output is in the middle of it. */
static void centre_fullscreen(struct window *window)
{
	struct shell_surface *ss = window->shell_surface;
	struct box box = shell_surface_box(ss);
	struct box centred = placement_centre(box, &window->current.box);
	centred = placement_fit(centred, &window->current.box);
	if (!box_equal(&box, &centred)) {
		shell_surface_move(ss, centred.x, centred.y);
	}
}

void desktop_arrange_content(struct desktop *desktop, struct window *window)
{
	bool fullscreen = (window->current.states & WINDOW_FULLSCREEN) != 0;
	update_backdrop(desktop, window);
	scene_node_confine(window->shell_surface->node, fullscreen ? &window->current.box : NULL);
	if (fullscreen) {
		centre_fullscreen(window);
	} else if (window->needs_place && !window_is_bound(window)) {
		struct box box = choose_place(desktop, window);
		window->needs_place = false;
		shell_surface_move(window->shell_surface, box.x, box.y);
	}
}

void desktop_arrange_unmapped(struct desktop *desktop, struct window *window)
{
	backdrop_destroy(window->backdrop);
	window->backdrop = NULL;
}

void desktop_place_window(struct desktop *desktop, struct window *window, int32_t x, int32_t y)
{
	desktop_drag_cancel(desktop, window);
	window->needs_place = false;
	window_move(window, x, y);
}

static void bring_back(struct desktop *desktop, struct window *window)
{
	struct shell_surface *ss = window->shell_surface;
	struct box box = shell_surface_box(ss);
	struct box area = desktop_area_of_window(desktop, window);
	if (ss->mapped && !placement_is_reachable(&box, &area)) {
		box = placement_fit(box, &area);
		window_move(window, box.x, box.y);
	}
	if (ss->next.bounds_width != area.width || ss->next.bounds_height != area.height) {
		set_bounds(window, &area);
		shell_surface_schedule_configure(ss);
	}
}

static void rearrange(struct desktop *desktop, struct window *window)
{
	struct box area = desktop_area_of_window(desktop, window);
	if (window->wants_maximised || window->wants_fullscreen) {
		if (!box_equal(&window->shell_surface->next.box, &area)) {
			configure(desktop, window);
		}
	} else {
		bring_back(desktop, window);
	}
	popups_react(window->shell_surface);
}

void desktop_arrange_windows(struct desktop *desktop)
{
	struct window *window = window_stack_first(&desktop->stack);
	if (desktop->outputs.count == 0) {
		return; /* they stay until there is one again */
	}
	for (; window != NULL; window = window_stack_next(&desktop->stack, window)) {
		rearrange(desktop, window);
	}
}

/* The number of an output that went is given to another one. */
static void forget_lost_output(struct desktop *desktop, struct window *window)
{
	int index = window->fullscreen_output;
	if (index >= 0 && desktop_outputs_find(&desktop->outputs, index) == NULL) {
		window->fullscreen_output = -1;
	}
}

int desktop_set_outputs(struct desktop *desktop, const struct desktop_output *outputs, size_t count)
{
	int error = desktop_outputs_set(&desktop->outputs, outputs, count);
	if (error != 0) {
		return error;
	}
	struct window *window = window_stack_first(&desktop->stack);
	for (; window != NULL; window = window_stack_next(&desktop->stack, window)) {
		forget_lost_output(desktop, window);
	}
	desktop_layers_close_lost(desktop);
	desktop_layers_arrange(desktop);
	desktop_arrange_windows(desktop);
	desktop_lock_place_surfaces(desktop);
	return 0;
}
