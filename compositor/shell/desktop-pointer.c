/* SPDX-License-Identifier: MIT */
/*
 * A window that is being resized is asked for one size at a time: the next one
 * when it has committed what answers the last. A fast pointer cannot flood a
 * slow client.
 */
#include "shell/desktop-internal.h"

static struct surface *surface_under(struct desktop *desktop, double x, double y)
{
	double local_x, local_y;
	return scene_at(desktop->scene, x, y, &local_x, &local_y);
}

static struct shell_surface *shell_surface_of(struct surface *surface)
{
	return surface != NULL ? shell_surface_from_surface(surface_root(surface)) : NULL;
}

/* Whether both surfaces are one client's: then they are paid from one budget. */
static bool same_client(const struct shell_surface *a, const struct shell_surface *b)
{
	return a != NULL && b != NULL && a->surface != NULL && b->surface != NULL &&
	       a->surface->budget == b->surface->budget;
}

static struct layer_surface *layer_of(struct shell_surface *hit)
{
	const struct popup *popup = popup_from_shell_surface(hit);
	return layer_surface_from_shell_surface(popup != NULL ? popup_root(popup) : hit);
}

static void press(struct desktop *desktop, double x, double y)
{
	struct surface *surface = surface_under(desktop, x, y);
	struct shell_surface *hit = shell_surface_of(surface);
	if (desktop->locked) {
		desktop_focus_update(desktop);
		return;
	}
	if (surface != NULL && surface_is_aside(surface)) {
		return;
	}
	if (!same_client(hit, popup_grab_root(&desktop->grab))) {
		popup_grab_dismiss(&desktop->grab);
	}
	struct window *window =
		hit != NULL ? desktop_window_of_surface(desktop, hit->surface) : NULL;
	struct layer_surface *layer = layer_of(hit);
	if (window != NULL) {
		desktop_activate(desktop, window);
	} else if (layer != NULL) {
		desktop_focus_layer(desktop, layer);
	}
}

static bool may_begin(const struct desktop *desktop, const struct window *window)
{
	return desktop->dragged == NULL && window->shell_surface->mapped &&
	       !window_is_bound(window) && !window->wants_maximised && !window->wants_fullscreen;
}

static void begin(struct desktop *desktop, struct window *window, enum interactive_kind kind,
	uint32_t edges, double x, double y)
{
	desktop->dragged_by_touch = false;
	desktop->dragged = window;
	desktop->dragged_box = shell_surface_box(window->shell_surface);
	desktop->configure_deferred = false;
	desktop->interactive = (struct interactive){
		.kind = kind,
		.edges = edges,
		.start = desktop->dragged_box,
		.x = x,
		.y = y,
		.limits = window->limits,
	};
	desktop_activate(desktop, window);
	wl_signal_emit_mutable(&desktop->events.interactive, &desktop->interactive);
}

void desktop_begin_move(struct desktop *desktop, struct window *window)
{
	if (desktop->buttons > 0 && may_begin(desktop, window)) {
		begin(desktop, window, INTERACTIVE_MOVE, EDGES_NONE, desktop->pointer_x,
			desktop->pointer_y);
	}
}

void desktop_begin_touch_move(
	struct desktop *desktop, struct window *window, int32_t id, double x, double y)
{
	if (may_begin(desktop, window)) {
		begin(desktop, window, INTERACTIVE_MOVE, EDGES_NONE, x, y);
		desktop->dragged_by_touch = true;
		desktop->touch_id = id;
	}
}

static void ask_for_dragged_box(struct desktop *desktop, uint32_t states)
{
	desktop->configure_deferred = false;
	window_configure(
		desktop->dragged, &desktop->dragged_box, states, desktop->interactive.edges);
}

int desktop_begin_resize(struct desktop *desktop, struct window *window, uint32_t edges)
{
	if (!interactive_edges_are_valid(edges)) {
		return WINDOW_BAD_EDGES;
	}
	if (edges != EDGES_NONE && desktop->buttons > 0 && may_begin(desktop, window)) {
		begin(desktop, window, INTERACTIVE_RESIZE, edges, desktop->pointer_x,
			desktop->pointer_y);
		ask_for_dragged_box(desktop, WINDOW_RESIZING);
	}
	return 0;
}

int desktop_begin_touch_resize(struct desktop *desktop, struct window *window, uint32_t edges,
	int32_t id, double x, double y)
{
	if (!interactive_edges_are_valid(edges)) {
		return WINDOW_BAD_EDGES;
	}
	if (edges != EDGES_NONE && may_begin(desktop, window)) {
		begin(desktop, window, INTERACTIVE_RESIZE, edges, x, y);
		desktop->dragged_by_touch = true;
		desktop->touch_id = id;
		ask_for_dragged_box(desktop, WINDOW_RESIZING);
	}
	return 0;
}

static void end(struct desktop *desktop)
{
	desktop->dragged = NULL;
	desktop->interactive = (struct interactive){0};
	wl_signal_emit_mutable(&desktop->events.interactive, NULL);
}

static void drag(struct desktop *desktop, double x, double y)
{
	struct window *window = desktop->dragged;
	struct box box = interactive_box(&desktop->interactive, x, y);
	if (desktop->interactive.kind == INTERACTIVE_MOVE) {
		window_move(window, box.x, box.y);
	} else if (!box_equal(&box, &desktop->dragged_box)) {
		desktop->dragged_box = box;
		if (window_awaits_ack(window)) {
			desktop->configure_deferred = true;
		} else {
			ask_for_dragged_box(desktop, WINDOW_RESIZING);
		}
	}
}

void desktop_drag_continue(struct desktop *desktop, struct window *window)
{
	if (desktop->dragged == window && desktop->configure_deferred &&
		!window_awaits_ack(window)) {
		ask_for_dragged_box(desktop, WINDOW_RESIZING);
	}
}

void desktop_drag_cancel(struct desktop *desktop, struct window *window)
{
	if (desktop->dragged == window) {
		end(desktop);
	}
}

/* The last finger or button is up. */
static void let_go(struct desktop *desktop)
{
	if (desktop->interactive.kind == INTERACTIVE_RESIZE) {
		ask_for_dragged_box(desktop, 0);
	}
	end(desktop);
}

bool desktop_handle_motion(struct desktop *desktop, double x, double y)
{
	desktop->pointer_x = x;
	desktop->pointer_y = y;
	if (desktop->dragged == NULL || desktop->dragged_by_touch) {
		return false;
	}
	drag(desktop, x, y);
	return true;
}

bool desktop_handle_button(struct desktop *desktop, double x, double y, bool pressed)
{
	bool kept = desktop_handle_motion(desktop, x, y);
	desktop->buttons += pressed ? 1 : desktop->buttons > 0 ? -1 : 0;
	if (kept && desktop->buttons == 0) {
		let_go(desktop);
	} else if (!kept && pressed) {
		press(desktop, x, y);
	}
	return kept;
}

static bool is_dragged_by(const struct desktop *desktop, int32_t id)
{
	return desktop->dragged != NULL && desktop->dragged_by_touch && desktop->touch_id == id;
}

void desktop_handle_touch_motion(struct desktop *desktop, int32_t id, double x, double y)
{
	if (is_dragged_by(desktop, id)) {
		drag(desktop, x, y);
	}
}

void desktop_handle_touch_up(struct desktop *desktop, int32_t id)
{
	if (is_dragged_by(desktop, id)) {
		let_go(desktop);
	}
}

void desktop_handle_touch(struct desktop *desktop, double x, double y)
{
	press(desktop, x, y);
}

struct window *desktop_window_at(struct desktop *desktop, double x, double y)
{
	const struct shell_surface *hit = shell_surface_of(surface_under(desktop, x, y));
	return hit != NULL ? desktop_window_of_surface(desktop, hit->surface) : NULL;
}
