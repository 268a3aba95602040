/* SPDX-License-Identifier: MIT */
/*
 * Which graphics devices there are, and when that, or a screen of theirs, has
 * changed: from udev, or from the kernel where no udevd runs.
 */
#ifndef WEDDELL_BACKEND_DRM_HOTPLUG_H
#define WEDDELL_BACKEND_DRM_HOTPLUG_H

#include <sys/types.h>
#include <wayland-server-core.h>

struct hotplug;

struct hotplug_listener {
	/* There is a device at path. */
	void (*added)(void *data, const char *path);
	/* A screen may have been plugged in or out. */
	void (*changed)(void *data, dev_t number);
	void (*removed)(void *data, dev_t number);
};

/* For the devices of seat. Returns 0 or a negative errno. */
int hotplug_create(struct wl_event_loop *loop, const char *seat,
	const struct hotplug_listener *listener, void *data, struct hotplug **hotplug_out);
void hotplug_destroy(struct hotplug *hotplug); /* NULL is fine */

/* Calls added for each device there is now, the one the machine booted with first. Returns 0 or a
 * negative errno. */
int hotplug_list(struct hotplug *hotplug);

#endif
