/* SPDX-License-Identifier: MIT */
/*
 * One window is active. The keyboard is its surface's, unless there is (first
 * one first) a lock of the session, a layer surface that wants it whatever happens, a popup that
 * grabs, or a layer surface that the user has turned to.
 */
#include "shell/desktop-internal.h"

void desktop_focus_add(struct desktop *desktop, struct window *window)
{
	wl_list_remove(&window->focus_link);
	wl_list_insert(&desktop->focus_order, &window->focus_link);
}

static const struct shell_surface *holder_of_focus(struct desktop *desktop)
{
	const struct popup *popup = popup_grab_topmost_mapped(&desktop->grab);
	const struct layer_surface *exclusive = desktop_layers_exclusive(desktop);
	const struct layer_surface *layer = desktop->focused_layer;
	if (desktop->locked) {
		return desktop_lock_focus(desktop);
	}
	if (exclusive != NULL) {
		bool own = popup != NULL && popup_root(popup) == exclusive->shell_surface;
		return own ? popup->shell_surface : exclusive->shell_surface;
	}
	if (popup != NULL) {
		return popup->shell_surface;
	}
	if (layer != NULL && layer->current.interactivity != LAYER_KEYBOARD_NONE) {
		return layer->shell_surface;
	}
	return desktop->active != NULL ? desktop->active->shell_surface : NULL;
}

void desktop_focus_update(struct desktop *desktop)
{
	const struct shell_surface *holder = holder_of_focus(desktop);
	struct surface *surface = holder != NULL ? holder->surface : NULL;
	if (surface != desktop->focus) {
		desktop->focus = surface;
		wl_signal_emit_mutable(&desktop->events.focus, surface);
	}
}

static void set_active(struct desktop *desktop, struct window *window)
{
	if (desktop->active == window) {
		return;
	}
	struct window *before = desktop->active;
	desktop->active = window;
	if (before != NULL) {
		window_set_activated(before, false);
		desktop_tell_change(desktop, before, WINDOW_CHANGED_STATES);
	}
	if (window != NULL) {
		window_set_activated(window, true);
		desktop_focus_add(desktop, window);
		desktop_tell_change(desktop, window, WINDOW_CHANGED_STATES);
	}
}

/* Menus of a window that is not active any more are no longer wanted; those of a bar have nothing
 * to do with windows. */
static void dismiss_foreign_grab(struct desktop *desktop)
{
	const struct shell_surface *root = popup_grab_root(&desktop->grab);
	bool of_layer = layer_surface_from_shell_surface(root) != NULL;
	bool of_active = desktop->active != NULL && root == desktop->active->shell_surface;
	if (!of_layer && !of_active) {
		popup_grab_dismiss(&desktop->grab);
	}
}

static void activate(struct desktop *desktop, struct window *window)
{
	set_active(desktop, window);
	dismiss_foreign_grab(desktop);
	if (window != NULL) {
		window_stack_raise(&desktop->stack, window);
		window_stack_apply(&desktop->stack);
	}
	desktop_focus_update(desktop);
}

static void set_hidden(struct desktop *desktop, struct window *window, bool hidden)
{
	if (!window->shell_surface->mapped || window->minimised == hidden) {
		return;
	}
	window->minimised = hidden;
	window_stack_apply(&desktop->stack);
	desktop_focus_hidden(desktop);
	desktop_tell_change(desktop, window, WINDOW_CHANGED_STATES);
}

/* With all that it is below: else it could not be seen. */
static void show(struct desktop *desktop, struct window *window)
{
	for (; window != NULL; window = window->parent) {
		set_hidden(desktop, window, false);
	}
}

void desktop_activate(struct desktop *desktop, struct window *window)
{
	desktop->focused_layer = NULL;
	show(desktop, window);
	activate(desktop, window);
}

void desktop_activate_recent(struct desktop *desktop, size_t index)
{
	struct window *window, *found = NULL;
	wl_list_for_each (window, &desktop->focus_order, focus_link) {
		found = window;
		if (index-- == 0) {
			break;
		}
	}
	if (found != NULL) {
		desktop_activate(desktop, found);
	}
}

void desktop_set_minimised(struct desktop *desktop, struct window *window, bool minimised)
{
	if (minimised && !desktop->kiosk) {
		set_hidden(desktop, window, true);
	} else if (!minimised && window->minimised) {
		desktop_activate(desktop, window);
	}
}

void desktop_focus_layer(struct desktop *desktop, struct layer_surface *layer)
{
	if (layer->current.interactivity != LAYER_KEYBOARD_NONE) {
		desktop->focused_layer = layer;
		desktop_focus_update(desktop);
	}
}

/* The parent of one that goes, or else the one that was active before. */
static struct window *successor(struct desktop *desktop, struct window *window)
{
	struct window *other;
	if (window->parent != NULL && window_is_shown(window->parent)) {
		return window->parent;
	}
	wl_list_for_each (other, &desktop->focus_order, focus_link) {
		if (window_is_shown(other)) {
			return other;
		}
	}
	return NULL;
}

void desktop_focus_remove(struct desktop *desktop, struct window *window)
{
	wl_list_remove(&window->focus_link);
	wl_list_init(&window->focus_link);
	if (desktop->active == window) {
		desktop->active = NULL;
		activate(desktop, successor(desktop, window));
	}
}

static void dismiss_popups_of_hidden(struct desktop *desktop)
{
	struct window *window;
	wl_list_for_each (window, &desktop->focus_order, focus_link) {
		if (!window_is_shown(window)) {
			popups_dismiss(window->shell_surface);
		}
	}
}

/* Hidden windows keep their order among each other, behind all that are shown. */
static void move_hidden_back(struct desktop *desktop)
{
	struct window *window, *next;
	struct wl_list hidden;
	wl_list_init(&hidden);
	wl_list_for_each_safe (window, next, &desktop->focus_order, focus_link) {
		if (!window_is_shown(window)) {
			wl_list_remove(&window->focus_link);
			wl_list_insert(hidden.prev, &window->focus_link);
		}
	}
	wl_list_insert_list(desktop->focus_order.prev, &hidden);
}

void desktop_focus_hidden(struct desktop *desktop)
{
	dismiss_popups_of_hidden(desktop);
	move_hidden_back(desktop);
	if (desktop->dragged != NULL && !window_is_shown(desktop->dragged)) {
		desktop_drag_cancel(desktop, desktop->dragged);
	}
	if (desktop->active != NULL && !window_is_shown(desktop->active)) {
		activate(desktop, successor(desktop, desktop->active));
	}
}
