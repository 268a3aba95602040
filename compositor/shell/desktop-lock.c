/* SPDX-License-Identifier: MIT */
/*
 * While the session is locked nothing but lock surfaces is shown and takes
 * input. That is not a matter of covering the rest: the scene leaves it out.
 * What windows do meanwhile holds, and is seen when the session is unlocked.
 */
#include "shell/desktop-internal.h"

static void set_locked(struct desktop *desktop, bool locked)
{
	desktop->locked = locked;
	scene_set_floor(desktop->scene, locked ? SCENE_LOCK : SCENE_BACKGROUND);
	wl_signal_emit_mutable(&desktop->events.lock, desktop);
	desktop_focus_update(desktop);
}

void desktop_lock(struct desktop *desktop)
{
	if (desktop->locked) {
		return;
	}
	popup_grab_dismiss(&desktop->grab);
	if (desktop->dragged != NULL) {
		desktop_drag_cancel(desktop, desktop->dragged);
	}
	set_locked(desktop, true);
}

void desktop_retire_lock_surfaces(struct desktop *desktop)
{
	struct lock_surface *lock_surface;
	wl_list_for_each (lock_surface, &desktop->lock_surfaces, link) {
		lock_surface_retire(lock_surface);
	}
}

void desktop_unlock(struct desktop *desktop)
{
	desktop_retire_lock_surfaces(desktop);
	if (desktop->locked) {
		set_locked(desktop, false);
	}
}

static void handle_changed(void *data)
{
	desktop_focus_update(data);
}

int desktop_create_lock_surface(struct desktop *desktop, struct shell_surface *shell_surface,
	int output_index, struct lock_surface **lock_surface_out)
{
	struct lock_surface *other;
	wl_list_for_each (other, &desktop->lock_surfaces, link) {
		if (other->output == output_index && output_index >= 0) {
			return LOCK_SURFACE_DUPLICATE;
		}
	}
	int fault = lock_surface_create(shell_surface, desktop->scene, output_index, handle_changed,
		desktop, lock_surface_out);
	if (fault == 0) {
		wl_list_insert(desktop->lock_surfaces.prev, &(*lock_surface_out)->link);
		desktop_lock_place_surfaces(desktop);
	}
	return fault;
}

void desktop_lock_place_surfaces(struct desktop *desktop)
{
	struct lock_surface *lock_surface;
	wl_list_for_each (lock_surface, &desktop->lock_surfaces, link) {
		const struct desktop_output *output =
			desktop_outputs_find(&desktop->outputs, lock_surface->output);
		if (output != NULL) {
			lock_surface_place(lock_surface, &output->box);
		} else if (!lock_surface->shell_surface->inert) {
			lock_surface_retire(lock_surface);
		}
	}
}

/* The one under the pointer, or else the first. */
const struct shell_surface *desktop_lock_focus(const struct desktop *desktop)
{
	const struct desktop_output *output =
		desktop_outputs_at(&desktop->outputs, desktop->pointer_x, desktop->pointer_y);
	const struct shell_surface *found = NULL;
	const struct lock_surface *lock_surface;
	wl_list_for_each (lock_surface, &desktop->lock_surfaces, link) {
		bool is_under = output != NULL && lock_surface->output == output->index;
		if (lock_surface->shell_surface->mapped && (found == NULL || is_under)) {
			found = lock_surface->shell_surface;
		}
	}
	return found;
}
