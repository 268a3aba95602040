/* SPDX-License-Identifier: MIT */
/*
 * zwlr_foreign_toplevel_manager_v1: which windows there are, for taskbars.
 */
#ifndef WEDDELL_WIRE_FOREIGN_TOPLEVEL_MANAGER_H
#define WEDDELL_WIRE_FOREIGN_TOPLEVEL_MANAGER_H

#include <wayland-server-core.h>

struct wire;

/* One for each object of the global; lives on while windows are told with it. */
struct foreign_toplevel_manager {
	struct wire *wire;
	struct wl_client *client;
	struct wl_resource *resource; /* NULL once its client wants no more windows */
	struct wl_list handles;       /* foreign_toplevel_handle.link */
	size_t handle_count;

	/* private */
	struct wl_event_source *idle; /* news are told when the loop has nothing else to do */
	struct wl_listener map, changed;
};

int foreign_toplevel_global_create(struct wire *wire);

/* For handles: there is something new to be told of one. */
void foreign_toplevel_manager_schedule(struct foreign_toplevel_manager *manager);

/* For handles: one has gone. Frees the manager when it was the last one and no more will come. */
void foreign_toplevel_manager_release(struct foreign_toplevel_manager *manager);

#endif
