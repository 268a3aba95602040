/* SPDX-License-Identifier: MIT */
#include "shell/popup.h"

#include "shell/window.h"

#include <errno.h>
#include <stdlib.h>

static int check_parent(struct shell_surface *ss, bool attaches)
{
	const struct popup *popup = ss->role_object;
	const struct shell_surface *parent = popup->parent;
	if (parent == NULL) {
		return POPUP_NO_PARENT;
	}
	if (attaches && !parent->mapped && !parent->inert) {
		return POPUP_PARENT_UNMAPPED;
	}
	return 0;
}

static void constrain(struct popup *popup)
{
	if (popup->parent != NULL && !popup->dismissed) {
		popup->listener->constrain(popup->listener_data, popup);
	}
}

static void handle_initial(struct shell_surface *ss)
{
	constrain(ss->role_object);
}

static void follow_parent(struct popup *popup)
{
	if (popup->parent != NULL) {
		shell_surface_move(popup->shell_surface, (int64_t)popup->parent->x + popup->box.x,
			(int64_t)popup->parent->y + popup->box.y);
	}
}

static void handle_commit(struct shell_surface *ss, const struct configuration *answered)
{
	struct popup *popup = ss->role_object;
	if (answered != NULL) {
		popup->box = answered->box;
	}
	follow_parent(popup);
}

static void handle_map(struct shell_surface *ss)
{
	struct popup *popup = ss->role_object;
	if (!popup->parent->mapped) {
		popup_dismiss(popup); /* its parent was dismissed meanwhile */
		return;
	}
	if (box_is_empty(&popup->box)) {
		popup->box = ss->next.box; /* shown early: it is told, and has yet to answer */
		follow_parent(popup);
	}
	popup->listener->map(popup->listener_data, popup);
}

static void leave_grab(struct popup *popup)
{
	wl_list_remove(&popup->grab_link);
	wl_list_init(&popup->grab_link);
	popup->grabs = false;
}

static void handle_unmap(struct shell_surface *ss)
{
	struct popup *popup = ss->role_object;
	leave_grab(popup);
	popup->listener->unmap(popup->listener_data, popup);
}

static const struct surface_role popup_surface_role = {
	.name = "xdg_popup",
	.check = shell_surface_check,
	.committed = shell_surface_committed,
};

static const struct shell_role popup_role = {
	.surface_role = &popup_surface_role,
	.check = check_parent,
	.initial = handle_initial,
	.commit = handle_commit,
	.map = handle_map,
	.unmap = handle_unmap,
};

static void lose_parent(struct popup *popup)
{
	if (popup->parent == NULL) {
		return;
	}
	wl_list_remove(&popup->link);
	wl_list_remove(&popup->parent_moved.link);
	wl_list_remove(&popup->parent_unmap.link);
	wl_list_remove(&popup->parent_destroy.link);
	popup->parent = NULL;
}

static void handle_parent_moved(struct wl_listener *listener, void *data)
{
	struct popup *popup = wl_container_of(listener, popup, parent_moved);
	follow_parent(popup);
	popup_react(popup);
}

static void handle_parent_unmap(struct wl_listener *listener, void *data)
{
	struct popup *popup = wl_container_of(listener, popup, parent_unmap);
	popup_dismiss(popup);
}

static void handle_parent_destroy(struct wl_listener *listener, void *data)
{
	struct popup *popup = wl_container_of(listener, popup, parent_destroy);
	popup_dismiss(popup);
	lose_parent(popup);
}

static void take_parent(struct popup *popup, struct shell_surface *parent)
{
	popup->parent = parent;
	wl_list_insert(parent->popups.prev, &popup->link);
	popup->parent_moved.notify = handle_parent_moved;
	wl_signal_add(&parent->events.moved, &popup->parent_moved);
	popup->parent_unmap.notify = handle_parent_unmap;
	wl_signal_add(&parent->events.unmap, &popup->parent_unmap);
	popup->parent_destroy.notify = handle_parent_destroy;
	wl_signal_add(&parent->events.destroy, &popup->parent_destroy);
}

static int depth_of(const struct shell_surface *ss)
{
	int depth = 0;
	const struct popup *popup;
	while ((popup = popup_from_shell_surface(ss)) != NULL) {
		ss = popup->parent;
		depth++;
	}
	return depth;
}

int popup_create(struct shell_surface *shell_surface, struct shell_surface *parent,
	const struct positioner *positioner, struct scene *scene,
	const struct popup_listener *listener, void *data, struct popup **popup_out)
{
	if (!positioner_is_complete(positioner)) {
		return POPUP_INCOMPLETE_POSITIONER;
	}
	if (parent != NULL && parent->role == NULL) {
		return POPUP_BAD_PARENT;
	}
	if (depth_of(parent) >= POPUP_DEPTH_MAX) {
		return POPUP_TOO_DEEP;
	}
	struct popup *popup = calloc(1, sizeof(*popup));
	if (popup == NULL) {
		return -ENOMEM;
	}
	int error = shell_surface_set_role(shell_surface, &popup_role, popup, scene);
	if (error != 0) {
		free(popup);
		return error;
	}
	popup->shell_surface = shell_surface;
	popup->listener = listener;
	popup->listener_data = data;
	popup->positioner = *positioner;
	wl_list_init(&popup->grab_link);
	if (parent != NULL) {
		take_parent(popup, parent);
	}
	*popup_out = popup;
	return 0;
}

/* The last one first, as the protocol wants it. Dismissing one leaves the list as it is. */
void popups_dismiss(struct shell_surface *parent)
{
	struct popup *popup;
	wl_list_for_each_reverse (popup, &parent->popups, link) {
		popup_dismiss(popup);
	}
}

static void orphan_popups_of(struct shell_surface *parent)
{
	struct popup *popup, *next;
	wl_list_for_each_safe (popup, next, &parent->popups, link) {
		lose_parent(popup);
	}
}

void popup_destroy(struct popup *popup)
{
	if (popup == NULL) {
		return;
	}
	popups_dismiss(popup->shell_surface);
	orphan_popups_of(popup->shell_surface);
	shell_surface_clear_role(popup->shell_surface);
	lose_parent(popup);
	leave_grab(popup);
	free(popup);
}

int popup_set_parent(struct popup *popup, struct shell_surface *parent)
{
	if (popup->parent != NULL || popup->shell_surface->initialised) {
		return POPUP_HAS_PARENT;
	}
	if (parent->role == NULL) {
		return POPUP_BAD_PARENT;
	}
	take_parent(popup, parent);
	return 0;
}

struct popup *popup_from_shell_surface(const struct shell_surface *shell_surface)
{
	bool is_popup = shell_surface != NULL && shell_surface->role == &popup_role;
	return is_popup ? shell_surface->role_object : NULL;
}

int popup_check_destroy(const struct popup *popup)
{
	return wl_list_empty(&popup->shell_surface->popups) ? 0 : POPUP_HAS_POPUPS;
}

int popup_reposition(struct popup *popup, const struct positioner *positioner, uint32_t token)
{
	if (!positioner_is_complete(positioner)) {
		return POPUP_INCOMPLETE_POSITIONER;
	}
	popup->positioner = *positioner;
	popup->shell_surface->next.repositioned = true;
	popup->shell_surface->next.token = token;
	constrain(popup);
	shell_surface_schedule_configure(popup->shell_surface);
	return 0;
}

/* Where its parent is, or where it will be when it has followed what the positioner counts on. */
static struct box parent_box(const struct popup *popup)
{
	const struct positioner *positioner = &popup->positioner;
	const struct window *window = window_from_shell_surface(popup->parent);
	struct box box = shell_surface_box(popup->parent);
	if (window == NULL || !positioner->has_parent_configure) {
		return box;
	}
	bool has_size = positioner->parent_width > 0;
	return window_box_after(window, positioner->parent_configure,
		has_size ? positioner->parent_width : box.width,
		has_size ? positioner->parent_height : box.height);
}

void popup_constrain(struct popup *popup, const struct box *bounds)
{
	struct shell_surface *ss = popup->shell_surface;
	struct box relative = *bounds;
	struct box parent = parent_box(popup);
	relative.x -= parent.x;
	relative.y -= parent.y;
	struct box box = positioner_place(&popup->positioner, &relative);
	if (!box_equal(&box, &ss->next.box)) {
		ss->next.box = box;
		shell_surface_schedule_configure(ss);
	}
}

void popup_react(struct popup *popup)
{
	if (popup->positioner.reactive) {
		constrain(popup);
	}
}

void popup_dismiss(struct popup *popup)
{
	struct shell_surface *ss = popup->shell_surface;
	if (popup->dismissed) {
		return;
	}
	popups_dismiss(ss);
	popup->dismissed = true;
	leave_grab(popup);
	ss->inert = true;
	shell_surface_unmap(ss);
	ss->listener->dismissed(ss->listener_data);
}

void popups_react(struct shell_surface *parent)
{
	struct popup *popup;
	wl_list_for_each (popup, &parent->popups, link) {
		popup_react(popup);
		popups_react(popup->shell_surface);
	}
}

void popups_raise(struct shell_surface *parent, enum scene_band band)
{
	struct popup *popup;
	wl_list_for_each (popup, &parent->popups, link) {
		if (popup->shell_surface->node != NULL) {
			scene_node_raise(popup->shell_surface->node, band);
		}
		popups_raise(popup->shell_surface, band);
	}
}

struct shell_surface *popup_root(const struct popup *popup)
{
	struct shell_surface *parent = popup->parent;
	const struct popup *up = popup_from_shell_surface(parent);
	while (up != NULL) {
		parent = up->parent;
		up = popup_from_shell_surface(parent);
	}
	return parent;
}
