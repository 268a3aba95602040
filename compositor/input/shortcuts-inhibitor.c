/* SPDX-License-Identifier: MIT */
#include "input/shortcuts-inhibitor.h"

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct shortcuts_inhibitor *inhibitor =
		wl_container_of(listener, inhibitor, surface_destroy);
	wl_list_remove(&inhibitor->surface_destroy.link);
	wl_list_init(&inhibitor->surface_destroy.link);
	inhibitor->surface = NULL;
}

/* A surface's inhibitor is found by what listens to the surface. */
static struct shortcuts_inhibitor *find(struct surface *surface)
{
	struct shortcuts_inhibitor *inhibitor;
	struct wl_listener *listener =
		surface != NULL ? wl_signal_get(&surface->events.destroy, handle_surface_destroy)
				: NULL;
	return listener != NULL ? wl_container_of(listener, inhibitor, surface_destroy) : NULL;
}

bool shortcuts_are_inhibited(struct surface *focus)
{
	const struct shortcuts_inhibitor *inhibitor = find(focus);
	return inhibitor != NULL && inhibitor->active;
}

bool shortcuts_inhibitor_toggle(struct surface *focus)
{
	struct shortcuts_inhibitor *inhibitor = find(focus);
	if (inhibitor == NULL) {
		return false;
	}
	inhibitor->active = !inhibitor->active;
	inhibitor->changed(inhibitor);
	return true;
}

int shortcuts_inhibitor_init(struct shortcuts_inhibitor *inhibitor, struct surface *surface,
	void (*changed)(struct shortcuts_inhibitor *inhibitor))
{
	if (find(surface) != NULL) {
		return SHORTCUTS_INHIBITOR_EXISTS;
	}
	*inhibitor = (struct shortcuts_inhibitor){
		.surface = surface,
		.active = true,
		.changed = changed,
		.surface_destroy.notify = handle_surface_destroy,
	};
	wl_signal_add(&surface->events.destroy, &inhibitor->surface_destroy);
	inhibitor->changed(inhibitor);
	return 0;
}

void shortcuts_inhibitor_finish(struct shortcuts_inhibitor *inhibitor)
{
	wl_list_remove(&inhibitor->surface_destroy.link);
}
