/* SPDX-License-Identifier: MIT */
/*
 * Placing is an order with a number that travels in the configurations. Any
 * later configuration carries it on, because a client may answer only the last
 * one; and it is carried out once, by the first commit that answers one with it.
 */
#include "shell/window.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int check_limits(struct shell_surface *ss, bool attaches)
{
	const struct window *window = ss->role_object;
	return size_limits_fit(&window->pending_limits) ? 0 : WINDOW_MIN_ABOVE_MAX;
}

static void handle_initial(struct shell_surface *ss)
{
	struct window *window = ss->role_object;
	window->listener->initial(window->listener_data, window);
}

/* Where the order puts a window that has become so large. */
static void follow_order(const struct configuration *order, int32_t width, int32_t height,
	int64_t *x_out, int64_t *y_out)
{
	*x_out = order->box.x;
	*y_out = order->box.y;
	if (order->edges & EDGE_LEFT) {
		*x_out = (int64_t)box_right(&order->box) - width;
	}
	if (order->edges & EDGE_TOP) {
		*y_out = (int64_t)box_bottom(&order->box) - height;
	}
}

static void carry_out_placement(struct window *window)
{
	const struct configuration *order = &window->current;
	struct shell_surface *ss = window->shell_surface;
	int64_t x, y;
	follow_order(order, ss->geometry.width, ss->geometry.height, &x, &y);
	shell_surface_move(ss, x, y);
	window->applied_placement = order->placement;
}

/* A floating window that was given a size once is asked to keep what it made of it. A window never
 * sized is always asked for 0x0: naming its size would undo a change that is on its way. */
static void follow_content(struct window *window)
{
	struct configuration *next = &window->shell_surface->next;
	uint32_t bound = WINDOW_MAXIMISED | WINDOW_FULLSCREEN | WINDOW_RESIZING;
	bool done = window->applied_placement == window->last_placement;
	if (done && !(next->states & bound) && next->box.width > 0) {
		next->box = shell_surface_box(window->shell_surface);
	}
}

static void tell_change(struct window *window, uint32_t changes)
{
	if (window->shell_surface->mapped) {
		window->listener->changed(window->listener_data, window, changes);
	}
}

static void handle_commit(struct shell_surface *ss, const struct configuration *answered)
{
	struct window *window = ss->role_object;
	window->limits = window->pending_limits;
	if (answered != NULL) {
		window->current = *answered;
	}
	bool is_new = window->current.placement > window->applied_placement;
	bool is_dragged = window->current.states & WINDOW_RESIZING &&
			  window->current.placement == window->applied_placement;
	if (is_new || is_dragged) {
		carry_out_placement(window);
	}
	follow_content(window);
	if (ss->mapped) {
		window->listener->commit(window->listener_data, window);
	}
}

static void handle_map(struct shell_surface *ss)
{
	struct window *window = ss->role_object;
	window->listener->map(window->listener_data, window);
}

static void reset_text(char **text)
{
	(*text)[0] = '\0';
}

static void remember_place(struct window *window)
{
	const struct shell_surface *ss = window->shell_surface;
	bool restores = !box_is_empty(&window->restore);
	window->has_last_place = restores || !(window->needs_place || window_is_bound(window));
	window->last_x = restores ? window->restore.x : ss->x;
	window->last_y = restores ? window->restore.y : ss->y;
}

/* An unmapped window is as it was when it was made, but for where it was. */
static void handle_unmap(struct shell_surface *ss)
{
	struct window *window = ss->role_object;
	remember_place(window);
	window->listener->unmap(window->listener_data, window);
	reset_text(&window->title);
	reset_text(&window->app_id);
	window->limits = window->pending_limits = (struct size_limits){0};
	window->current = (struct configuration){0};
	window->wants_maximised = window->wants_fullscreen = false;
	window->minimised = window->hidden = false;
	window->fullscreen_output = -1;
	window->restore = (struct box){0};
	window->needs_place = true;
}

static const struct surface_role toplevel_role = {
	.name = "xdg_toplevel",
	.check = shell_surface_check,
	.committed = shell_surface_committed,
};

static const struct shell_role window_role = {
	.surface_role = &toplevel_role,
	.check = check_limits,
	.initial = handle_initial,
	.commit = handle_commit,
	.map = handle_map,
	.unmap = handle_unmap,
};

int window_create(struct shell_surface *shell_surface, struct scene *scene,
	const struct window_listener *listener, void *data, struct window **window_out)
{
	struct window *window = calloc(1, sizeof(*window));
	int error = -ENOMEM;
	if (window == NULL) {
		goto fail;
	}
	window->title = strdup("");
	window->app_id = strdup("");
	if (window->title == NULL || window->app_id == NULL) {
		goto fail;
	}
	error = shell_surface_set_role(shell_surface, &window_role, window, scene);
	if (error != 0) {
		goto fail;
	}
	window->shell_surface = shell_surface;
	window->listener = listener;
	window->listener_data = data;
	window->fullscreen_output = -1;
	window->needs_place = true;
	wl_list_init(&window->children);
	wl_list_init(&window->link);
	wl_list_init(&window->focus_link);
	wl_signal_init(&window->events.destroy);
	*window_out = window;
	return 0;
fail:
	if (window != NULL) {
		free(window->title);
		free(window->app_id);
	}
	free(window);
	return error;
}

void window_destroy(struct window *window)
{
	if (window == NULL) {
		return;
	}
	shell_surface_clear_role(window->shell_surface);
	wl_signal_emit_mutable(&window->events.destroy, window);
	window->listener->destroy(window->listener_data, window);
	wl_list_remove(&window->link);
	wl_list_remove(&window->focus_link);
	free(window->title);
	free(window->app_id);
	free(window);
}

struct window *window_from_shell_surface(const struct shell_surface *shell_surface)
{
	bool is_window = shell_surface != NULL && shell_surface->role == &window_role;
	return is_window ? shell_surface->role_object : NULL;
}

static int set_text(char **text, const char *value)
{
	char *copy = strdup(value);
	if (copy == NULL) {
		return -ENOMEM;
	}
	free(*text);
	*text = copy;
	return 0;
}

int window_set_title(struct window *window, const char *title)
{
	int error = set_text(&window->title, title);
	if (error == 0) {
		tell_change(window, WINDOW_CHANGED_TITLE);
	}
	return error;
}

int window_set_app_id(struct window *window, const char *app_id)
{
	int error = set_text(&window->app_id, app_id);
	if (error == 0) {
		tell_change(window, WINDOW_CHANGED_APP_ID);
	}
	return error;
}

int window_set_min_size(struct window *window, int32_t width, int32_t height)
{
	if (width < 0 || height < 0) {
		return WINDOW_BAD_LIMIT;
	}
	window->pending_limits.min_width = width;
	window->pending_limits.min_height = height;
	return 0;
}

int window_set_max_size(struct window *window, int32_t width, int32_t height)
{
	if (width < 0 || height < 0) {
		return WINDOW_BAD_LIMIT;
	}
	window->pending_limits.max_width = width;
	window->pending_limits.max_height = height;
	return 0;
}

bool window_is_below(const struct window *window, const struct window *ancestor)
{
	while (window != NULL && window != ancestor) {
		window = window->parent;
	}
	return window != NULL;
}

struct window *window_root(struct window *window)
{
	while (window->parent != NULL) {
		window = window->parent;
	}
	return window;
}

void window_configure(struct window *window, const struct box *box, uint32_t states, uint32_t edges)
{
	struct configuration *next = &window->shell_surface->next;
	next->box = *box;
	next->states = states | (next->states & WINDOW_ACTIVATED);
	next->edges = edges;
	next->placement = ++window->last_placement;
	shell_surface_schedule_configure(window->shell_surface);
}

void window_set_activated(struct window *window, bool activated)
{
	struct configuration *next = &window->shell_surface->next;
	next->states =
		(next->states & ~(uint32_t)WINDOW_ACTIVATED) | (activated ? WINDOW_ACTIVATED : 0);
	shell_surface_schedule_configure(window->shell_surface);
}

bool window_is_bound(const struct window *window)
{
	return window->current.states & (WINDOW_MAXIMISED | WINDOW_FULLSCREEN);
}

bool window_is_shown(const struct window *window)
{
	return window->shell_surface->mapped && !window->hidden;
}

struct box window_box_after(
	const struct window *window, uint32_t serial, int32_t width, int32_t height)
{
	struct box box = shell_surface_box(window->shell_surface);
	struct configuration order;
	if (configure_queue_find(&window->shell_surface->queue, serial, &order) &&
		order.placement > window->applied_placement) {
		int64_t x, y;
		follow_order(&order, width, height, &x, &y);
		box.x = shell_surface_hold(x);
		box.y = shell_surface_hold(y);
	}
	box.width = width;
	box.height = height;
	return box;
}

void window_move(struct window *window, int32_t x, int32_t y)
{
	window->applied_placement = window->last_placement;
	window->current.states &= ~(uint32_t)WINDOW_RESIZING;
	shell_surface_move(window->shell_surface, x, y);
}

void window_close(struct window *window)
{
	struct shell_surface *ss = window->shell_surface;
	ss->listener->close(ss->listener_data);
}

bool window_awaits_ack(const struct window *window)
{
	return window->shell_surface->queue.count > 0;
}
