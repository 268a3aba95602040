/* SPDX-License-Identifier: MIT */
/*
 * One window is active. The keyboard is its surface's, unless there is (first
 * one first) a layer surface that wants it whatever happens, a popup that grabs,
 * or a layer surface that the user has turned to.
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
	if (desktop->active != NULL) {
		window_set_activated(desktop->active, false);
	}
	desktop->active = window;
	if (window != NULL) {
		window_set_activated(window, true);
		desktop_focus_add(desktop, window);
	}
}

/* Menus of a window that is not active any more are no longer wanted. */
static void dismiss_foreign_grab(struct desktop *desktop)
{
	const struct shell_surface *root = popup_grab_root(&desktop->grab);
	if (desktop->active == NULL || root != desktop->active->shell_surface) {
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

void desktop_activate(struct desktop *desktop, struct window *window)
{
	desktop->focused_layer = NULL;
	activate(desktop, window);
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
	struct window *last;
	if (window->parent != NULL && window->parent->shell_surface->mapped) {
		return window->parent;
	}
	if (wl_list_empty(&desktop->focus_order)) {
		return NULL;
	}
	return wl_container_of(desktop->focus_order.next, last, focus_link);
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
