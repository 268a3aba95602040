/* SPDX-License-Identifier: MIT */
#include "input/idle-inhibitor.h"

static void set_on(struct idle_inhibitor *inhibitor, bool on)
{
	if (inhibitor->is_on == on) {
		return;
	}
	inhibitor->is_on = on;
	if (on) {
		idle_inhibit(inhibitor->idle);
	} else {
		idle_allow(inhibitor->idle);
	}
}

static void handle_outputs(struct wl_listener *listener, void *data)
{
	struct idle_inhibitor *inhibitor = wl_container_of(listener, inhibitor, outputs);
	set_on(inhibitor, inhibitor->surface->outputs != 0);
}

static void forget_surface(struct idle_inhibitor *inhibitor)
{
	if (inhibitor->surface != NULL) {
		wl_list_remove(&inhibitor->outputs.link);
		wl_list_remove(&inhibitor->destroy.link);
		inhibitor->surface = NULL;
	}
	set_on(inhibitor, false);
}

static void handle_destroy(struct wl_listener *listener, void *data)
{
	struct idle_inhibitor *inhibitor = wl_container_of(listener, inhibitor, destroy);
	forget_surface(inhibitor);
}

void idle_inhibitor_init(
	struct idle_inhibitor *inhibitor, struct idle *idle, struct surface *surface)
{
	*inhibitor = (struct idle_inhibitor){
		.idle = idle,
		.surface = surface,
		.outputs.notify = handle_outputs,
		.destroy.notify = handle_destroy,
	};
	wl_signal_add(&surface->events.outputs, &inhibitor->outputs);
	wl_signal_add(&surface->events.destroy, &inhibitor->destroy);
	set_on(inhibitor, surface->outputs != 0);
}

void idle_inhibitor_finish(struct idle_inhibitor *inhibitor)
{
	forget_surface(inhibitor);
}
