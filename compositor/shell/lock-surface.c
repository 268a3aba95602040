/* SPDX-License-Identifier: MIT */
#include "shell/lock-surface.h"

#include <errno.h>
#include <stdlib.h>

static int check_commit(struct shell_surface *ss, bool attaches)
{
	if (!ss->configured) {
		return LOCK_SURFACE_EARLY_COMMIT;
	}
	const struct surface_state *pending = &ss->surface->pending;
	bool takes_away = (pending->changes & SURFACE_CHANGE_BUFFER) && pending->buffer == NULL;
	bool had_none = ss->surface->geometry.width == 0;
	return takes_away || (had_none && !attaches) ? LOCK_SURFACE_NO_BUFFER : 0;
}

/* What is shown too large or too small is not shown for long: its client is sent an error. */
static void check_size(struct shell_surface *ss, const struct configuration *answered)
{
	struct lock_surface *lock_surface = ss->role_object;
	if (answered != NULL) {
		lock_surface->width = answered->box.width;
		lock_surface->height = answered->box.height;
	}
	if (ss->geometry.width != lock_surface->width ||
		ss->geometry.height != lock_surface->height) {
		ss->listener->fault(ss->listener_data, LOCK_SURFACE_BAD_SIZE);
	}
}

static void tell_changed(struct shell_surface *ss)
{
	struct lock_surface *lock_surface = ss->role_object;
	lock_surface->changed(lock_surface->data);
}

static const struct surface_role lock_surface_role = {
	.name = "ext_session_lock_surface_v1",
	.check = shell_surface_check,
	.committed = shell_surface_committed,
};

static const struct shell_role lock_role = {
	.surface_role = &lock_surface_role,
	.is_geometry_whole = true,
	.check = check_commit,
	.commit = check_size,
	.map = tell_changed,
	.unmap = tell_changed,
};

int lock_surface_create(struct shell_surface *shell_surface, struct scene *scene, int output,
	void (*changed)(void *data), void *data, struct lock_surface **lock_surface_out)
{
	struct lock_surface *lock_surface = calloc(1, sizeof(*lock_surface));
	if (lock_surface == NULL) {
		return -ENOMEM;
	}
	int error = shell_surface_set_role(shell_surface, &lock_role, lock_surface, scene);
	if (error != 0) {
		free(lock_surface);
		return error;
	}
	lock_surface->shell_surface = shell_surface;
	lock_surface->output = output;
	lock_surface->changed = changed;
	lock_surface->data = data;
	wl_list_init(&lock_surface->link);
	scene_node_raise(shell_surface->node, SCENE_LOCK);
	shell_surface->initialised = true; /* it is configured unasked */
	*lock_surface_out = lock_surface;
	return 0;
}

void lock_surface_destroy(struct lock_surface *lock_surface)
{
	if (lock_surface == NULL) {
		return;
	}
	wl_list_remove(&lock_surface->link);
	wl_list_init(&lock_surface->link);
	shell_surface_clear_role(lock_surface->shell_surface);
	free(lock_surface);
}

void lock_surface_place(struct lock_surface *lock_surface, const struct box *box)
{
	struct shell_surface *ss = lock_surface->shell_surface;
	if (ss->surface == NULL) {
		return;
	}
	bool is_other = ss->next.box.width != box->width || ss->next.box.height != box->height;
	ss->next.box = *box;
	if (is_other) {
		shell_surface_schedule_configure(ss);
	}
	scene_node_confine(ss->node, box);
	shell_surface_move(ss, box->x, box->y);
}

void lock_surface_retire(struct lock_surface *lock_surface)
{
	lock_surface->output = -1;
	lock_surface->shell_surface->inert = true;
	shell_surface_unmap(lock_surface->shell_surface);
}
