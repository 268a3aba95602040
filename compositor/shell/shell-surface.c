/* SPDX-License-Identifier: MIT */
#include "shell/shell-surface.h"

#include <errno.h>
#include <stdlib.h>

enum {
	FARTHEST = 1 << 28, /* pixels from the layout's origin */
};

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct shell_surface *ss = wl_container_of(listener, ss, surface_destroy);
	shell_surface_unmap(ss);
	scene_node_destroy(ss->node);
	ss->node = NULL;
	ss->surface->role_data = NULL;
	ss->surface = NULL;
	wl_list_remove(&ss->surface_attach.link);
	wl_list_remove(&ss->surface_destroy.link);
}

/* With a role, an ack may still come between this and the commit, and the check sees that. */
static void handle_surface_attach(struct wl_listener *listener, void *data)
{
	struct shell_surface *ss = wl_container_of(listener, ss, surface_attach);
	if (ss->role == NULL && ss->surface->pending.buffer != NULL) {
		ss->listener->fault(ss->listener_data, SHELL_SURFACE_BUFFER_WITHOUT_ROLE);
	}
}

static int check_surface(struct surface *surface)
{
	bool foreign = surface->role != NULL && surface->role->check != shell_surface_check;
	if (foreign || surface->role_data != NULL ||
		wl_signal_get(&surface->events.destroy, handle_surface_destroy) != NULL) {
		return SHELL_SURFACE_ROLE_TAKEN;
	}
	if (surface->pending.buffer != NULL || surface->geometry.width > 0) {
		return SHELL_SURFACE_HAS_BUFFER;
	}
	return 0;
}

int shell_surface_create(struct surface *surface, struct wl_display *display,
	const struct shell_surface_listener *listener, void *data,
	struct shell_surface **shell_surface_out)
{
	int fault = check_surface(surface);
	if (fault != 0) {
		return fault;
	}
	struct shell_surface *ss = calloc(1, sizeof(*ss));
	if (ss == NULL) {
		return -ENOMEM;
	}
	ss->surface = surface;
	ss->display = display;
	ss->listener = listener;
	ss->listener_data = data;
	configure_queue_init(&ss->queue);
	wl_list_init(&ss->popups);
	wl_signal_init(&ss->events.moved);
	wl_signal_init(&ss->events.unmap);
	wl_signal_init(&ss->events.destroy);
	ss->surface_attach.notify = handle_surface_attach;
	wl_signal_add(&surface->events.attach, &ss->surface_attach);
	ss->surface_destroy.notify = handle_surface_destroy;
	wl_signal_add(&surface->events.destroy, &ss->surface_destroy);
	*shell_surface_out = ss;
	return 0;
}

static void cancel_configure(struct shell_surface *ss)
{
	if (ss->idle != NULL) {
		wl_event_source_remove(ss->idle);
		ss->idle = NULL;
	}
}

void shell_surface_destroy(struct shell_surface *ss)
{
	if (ss == NULL) {
		return;
	}
	wl_signal_emit_mutable(&ss->events.destroy, ss);
	if (ss->surface != NULL) {
		wl_list_remove(&ss->surface_attach.link);
		wl_list_remove(&ss->surface_destroy.link);
	}
	cancel_configure(ss);
	configure_queue_finish(&ss->queue);
	free(ss);
}

struct shell_surface *shell_surface_from_surface(const struct surface *surface)
{
	bool ours = surface->role != NULL && surface->role->check == shell_surface_check;
	return ours ? surface->role_data : NULL;
}

int shell_surface_set_role(struct shell_surface *ss, const struct shell_role *role,
	void *role_object, struct scene *scene)
{
	if (ss->role != NULL) {
		return SHELL_SURFACE_ALREADY_CONSTRUCTED;
	}
	if (ss->surface == NULL || !surface_set_role(ss->surface, role->surface_role, ss)) {
		return SHELL_SURFACE_ROLE_TAKEN;
	}
	int error = scene_node_create(scene, SCENE_WINDOWS, ss->surface, &ss->node);
	if (error != 0) {
		ss->surface->role_data = NULL;
		return error;
	}
	ss->role = role;
	ss->role_object = role_object;
	ss->inert = false;
	return 0;
}

void shell_surface_clear_role(struct shell_surface *ss)
{
	shell_surface_unmap(ss);
	scene_node_destroy(ss->node);
	ss->node = NULL;
	ss->role = NULL;
	ss->role_object = NULL;
	ss->has_geometry = false;
	ss->has_pending_geometry = false;
	if (ss->surface != NULL) {
		ss->surface->role_data = NULL;
	}
}

int shell_surface_set_geometry(struct shell_surface *ss, const struct box *geometry)
{
	if (ss->role == NULL) {
		return SHELL_SURFACE_NOT_CONSTRUCTED;
	}
	if (box_is_empty(geometry)) {
		return SHELL_SURFACE_BAD_GEOMETRY;
	}
	ss->pending_geometry = *geometry;
	ss->has_pending_geometry = true;
	return 0;
}

int shell_surface_ack(struct shell_surface *ss, uint32_t serial)
{
	bool valid;
	if (ss->role == NULL) {
		return SHELL_SURFACE_NOT_CONSTRUCTED;
	}
	int fault = configure_queue_ack(&ss->queue, serial, &valid);
	if (fault == 0 && valid) {
		ss->configured = true;
	}
	return fault;
}

static void send_configure(void *data)
{
	struct shell_surface *ss = data;
	uint32_t serial = wl_display_next_serial(ss->display);
	ss->idle = NULL;
	int error = configure_queue_push(&ss->queue, serial, &ss->next);
	if (error != 0) {
		ss->listener->fault(ss->listener_data, error);
		return;
	}
	ss->listener->configure(ss->listener_data, serial, &ss->next);
	ss->next.repositioned = false;
}

void shell_surface_schedule_configure(struct shell_surface *ss)
{
	if (!ss->initialised || ss->inert || ss->idle != NULL) {
		return;
	}
	struct wl_event_loop *loop = wl_display_get_event_loop(ss->display);
	ss->idle = wl_event_loop_add_idle(loop, send_configure, ss);
	if (ss->idle == NULL) {
		ss->listener->fault(ss->listener_data, -ENOMEM);
	}
}

bool shell_surface_is_configure_scheduled(const struct shell_surface *ss)
{
	return ss->idle != NULL;
}

int32_t shell_surface_hold(int64_t place)
{
	place = place < FARTHEST ? place : FARTHEST;
	return (int32_t)(place > -FARTHEST ? place : -FARTHEST);
}

static void place_node(struct shell_surface *ss)
{
	if (ss->node != NULL) {
		scene_node_set_position(ss->node,
			shell_surface_hold((int64_t)ss->x - ss->geometry.x),
			shell_surface_hold((int64_t)ss->y - ss->geometry.y));
	}
}

void shell_surface_move(struct shell_surface *ss, int64_t x, int64_t y)
{
	ss->x = shell_surface_hold(x);
	ss->y = shell_surface_hold(y);
	place_node(ss);
	wl_signal_emit_mutable(&ss->events.moved, ss);
}

struct box shell_surface_box(const struct shell_surface *ss)
{
	return (struct box){ss->x, ss->y, ss->geometry.width, ss->geometry.height};
}

void shell_surface_unmap(struct shell_surface *ss)
{
	bool was_mapped = ss->mapped;
	ss->mapped = false;
	ss->initialised = false;
	ss->configured = false;
	ss->next = (struct configuration){0};
	cancel_configure(ss);
	configure_queue_reset(&ss->queue);
	if (ss->node != NULL) {
		scene_node_set_visible(ss->node, false);
	}
	if (was_mapped) {
		if (ss->role != NULL && ss->role->unmap != NULL) {
			ss->role->unmap(ss);
		}
		wl_signal_emit_mutable(&ss->events.unmap, ss);
	}
}

static int check(struct shell_surface *ss, bool attaches)
{
	bool early = attaches && !ss->configured;
	if (early && !ss->early_buffers) {
		return ss->initialised ? SHELL_SURFACE_NOT_ACKED : SHELL_SURFACE_NOT_INITIALISED;
	}
	int fault = ss->role->check == NULL ? 0 : ss->role->check(ss, attaches);
	if (early && fault == 0) {
		ss->configured = true;
	}
	return fault;
}

int shell_surface_check(struct surface *surface, const struct surface_state *pending)
{
	struct shell_surface *ss = surface->role_data;
	if (ss == NULL || ss->inert) {
		return 0;
	}
	int fault =
		check(ss, (pending->changes & SURFACE_CHANGE_BUFFER) && pending->buffer != NULL);
	if (fault != 0) {
		ss->listener->fault(ss->listener_data, fault);
	}
	return fault;
}

/* Never set, the geometry is all that the surface shows; set, it is clamped to that. */
static void apply_geometry(struct shell_surface *ss)
{
	struct box whole = {0, 0, ss->surface->geometry.width, ss->surface->geometry.height};
	if (ss->role->is_geometry_whole) {
		ss->geometry = whole;
		return;
	}
	struct box extents = surface_extents(ss->surface);
	if (ss->has_pending_geometry) {
		ss->set_geometry = ss->pending_geometry;
		ss->has_geometry = true;
		ss->has_pending_geometry = false;
	}
	struct box clamped = box_intersect(&ss->set_geometry, &extents);
	ss->geometry = ss->has_geometry && !box_is_empty(&clamped) ? clamped : extents;
}

/* What a client never told where its window begins within the surface, is not moved by a subsurface
 * that comes out at the left or the top. */
static void stay(struct shell_surface *ss, const struct box *before)
{
	const struct box *geometry = &ss->geometry;
	if (ss->mapped && !ss->has_geometry &&
		(geometry->x != before->x || geometry->y != before->y)) {
		shell_surface_move(ss, (int64_t)ss->x + geometry->x - before->x,
			(int64_t)ss->y + geometry->y - before->y);
	}
}

static void apply_commit(struct shell_surface *ss)
{
	struct configuration answered;
	struct box before = ss->geometry;
	bool has_answer = configure_queue_take_acked(&ss->queue, &answered);
	apply_geometry(ss);
	stay(ss, &before);
	place_node(ss);
	if (ss->role->commit != NULL) {
		ss->role->commit(ss, has_answer ? &answered : NULL);
	}
}

void shell_surface_committed(struct surface *surface)
{
	struct shell_surface *ss = surface->role_data;
	bool has_content = surface->geometry.width > 0;
	if (ss == NULL || ss->inert) {
		return;
	}
	if (!has_content && ss->mapped) {
		shell_surface_unmap(ss);
		return;
	}
	apply_commit(ss);
	/* Content may be left from an earlier role object; it does not map this one. */
	if (!ss->initialised) {
		ss->initialised = true;
		if (ss->role->initial != NULL) {
			ss->role->initial(ss);
		}
		shell_surface_schedule_configure(ss);
	}
	if (has_content && ss->configured && !ss->mapped) {
		ss->mapped = true;
		scene_node_set_visible(ss->node, true);
		if (ss->role->map != NULL) {
			ss->role->map(ss);
		}
	}
}
