/* SPDX-License-Identifier: MIT */
#include "shell/desktop.h"
#include "shell/desktop-internal.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

void desktop_tell_change(struct desktop *desktop, struct window *window, uint32_t changes)
{
	struct window_change_event event = {window, changes};
	if (window->shell_surface->mapped) {
		wl_signal_emit_mutable(&desktop->events.window_changed, &event);
	}
}

static void handle_window_changed(void *data, struct window *window, uint32_t changes)
{
	desktop_tell_change(data, window, changes);
}

static void handle_window_initial(void *data, struct window *window)
{
	desktop_arrange_initial(data, window);
}

static void handle_window_map(void *data, struct window *window)
{
	struct desktop *desktop = data;
	desktop_arrange_content(desktop, window);
	desktop_focus_add(desktop, window);
	popup_grab_dismiss(&desktop->grab); /* the user has something new to look at */
	desktop_activate(desktop, window);
	wl_signal_emit_mutable(&desktop->events.window_map, window);
}

static void handle_window_commit(void *data, struct window *window)
{
	desktop_arrange_content(data, window);
	desktop_drag_continue(data, window);
}

/* Its children are about to get another parent. */
static void tell_orphans(struct desktop *desktop, struct window *window)
{
	struct window *child;
	wl_list_for_each (child, &window->children, link) {
		desktop_tell_change(desktop, child, WINDOW_CHANGED_PARENT);
	}
}

static void handle_window_unmap(void *data, struct window *window)
{
	struct desktop *desktop = data;
	wl_signal_emit_mutable(&desktop->events.window_unmap, window);
	desktop_drag_cancel(desktop, window);
	desktop_focus_remove(desktop, window);
	desktop_arrange_unmapped(desktop, window);
	tell_orphans(desktop, window);
	window_stack_remove(&desktop->stack, window);
	window_stack_add(&desktop->stack, window);
	window_stack_apply(&desktop->stack);
}

static void handle_window_destroy(void *data, struct window *window)
{
	struct desktop *desktop = data;
	window_stack_remove(&desktop->stack, window);
}

static const struct window_listener window_listener = {
	.initial = handle_window_initial,
	.map = handle_window_map,
	.commit = handle_window_commit,
	.unmap = handle_window_unmap,
	.changed = handle_window_changed,
	.destroy = handle_window_destroy,
};

static void handle_popup_constrain(void *data, struct popup *popup)
{
	struct desktop *desktop = data;
	struct box parent = shell_surface_box(popup->parent);
	const struct desktop_output *output = desktop_outputs_of_box(&desktop->outputs, &parent);
	const struct window *window = window_from_shell_surface(popup_root(popup));
	bool below_bars = window != NULL && !(window->current.states & WINDOW_FULLSCREEN);
	struct box area = {0};
	if (output != NULL) {
		area = below_bars ? output->free : output->box;
	}
	popup_constrain(popup, &area);
}

static void handle_popup_map(void *data, struct popup *popup)
{
	struct desktop *desktop = data;
	const struct window *window = window_from_shell_surface(popup_root(popup));
	if (window != NULL && !window_is_shown(window)) {
		popup_dismiss(popup);
		return;
	}
	window_stack_apply(&desktop->stack);
	desktop_layers_apply(desktop);
	desktop_focus_update(desktop);
}

static void handle_popup_unmap(void *data, struct popup *popup)
{
	desktop_focus_update(data);
}

static const struct popup_listener popup_listener = {
	.constrain = handle_popup_constrain,
	.map = handle_popup_map,
	.unmap = handle_popup_unmap,
};

int desktop_create(struct wl_display *display, struct scene *scene, struct desktop **desktop_out)
{
	struct desktop *desktop = calloc(1, sizeof(*desktop));
	struct budget_limits limits = budget_default_limits();
	if (desktop == NULL) {
		return -ENOMEM;
	}
	int error = budget_create(&limits, &desktop->budget);
	if (error != 0) {
		free(desktop);
		return error;
	}
	desktop->display = display;
	desktop->scene = scene;
	window_stack_init(&desktop->stack);
	wl_list_init(&desktop->focus_order);
	popup_grab_init(&desktop->grab);
	desktop_layers_init(desktop);
	wl_list_init(&desktop->lock_surfaces);
	wl_signal_init(&desktop->events.lock);
	wl_signal_init(&desktop->events.focus);
	wl_signal_init(&desktop->events.interactive);
	wl_signal_init(&desktop->events.window_map);
	wl_signal_init(&desktop->events.window_unmap);
	wl_signal_init(&desktop->events.window_changed);
	*desktop_out = desktop;
	return 0;
}

void desktop_destroy(struct desktop *desktop)
{
	if (desktop == NULL) {
		return;
	}
	assert(wl_list_empty(&desktop->stack.roots));
	assert(wl_list_empty(&desktop->grab.popups));
	assert(wl_list_empty(&desktop->lock_surfaces));
	for (int level = 0; level < LAYER_LEVEL_COUNT; level++) {
		assert(wl_list_empty(&desktop->layers[level]));
	}
	desktop_outputs_finish(&desktop->outputs);
	budget_unref(desktop->budget);
	free(desktop);
}

int desktop_create_window(
	struct desktop *desktop, struct shell_surface *shell_surface, struct window **window_out)
{
	int fault =
		window_create(shell_surface, desktop->scene, &window_listener, desktop, window_out);
	if (fault == 0) {
		window_stack_add(&desktop->stack, *window_out);
	}
	return fault;
}

int desktop_create_popup(struct desktop *desktop, struct shell_surface *shell_surface,
	struct shell_surface *parent, const struct positioner *positioner, struct popup **popup_out)
{
	return popup_create(shell_surface, parent, positioner, desktop->scene, &popup_listener,
		desktop, popup_out);
}

int desktop_set_parent(struct desktop *desktop, struct window *window, struct window *parent)
{
	int fault = window_stack_set_parent(&desktop->stack, window, parent);
	if (fault == 0 && window->shell_surface->mapped) {
		window_stack_apply(&desktop->stack);
		desktop_focus_hidden(desktop);
		desktop_tell_change(desktop, window, WINDOW_CHANGED_PARENT);
	}
	return fault;
}

int desktop_grab_popup(struct desktop *desktop, struct popup *popup, bool by_user)
{
	return popup_grab_add(&desktop->grab, popup, by_user);
}

struct window *desktop_window_of_surface(struct desktop *desktop, struct surface *surface)
{
	struct shell_surface *ss = shell_surface_from_surface(surface_root(surface));
	const struct popup *popup = popup_from_shell_surface(ss);
	return window_from_shell_surface(popup != NULL ? popup_root(popup) : ss);
}
