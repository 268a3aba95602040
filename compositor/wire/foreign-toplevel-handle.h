/* SPDX-License-Identifier: MIT */
/*
 * zwlr_foreign_toplevel_handle_v1: a window of another client, as a taskbar
 * sees it and acts on it.
 */
#ifndef WEDDELL_WIRE_FOREIGN_TOPLEVEL_HANDLE_H
#define WEDDELL_WIRE_FOREIGN_TOPLEVEL_HANDLE_H

#include <stdbool.h>
#include <wayland-server-core.h>

struct foreign_toplevel_manager;
struct window;

struct foreign_toplevel_handle {
	struct wl_list link; /* foreign_toplevel_manager.handles */
	struct foreign_toplevel_manager *manager;
	struct wl_resource *resource;
	struct window *window; /* NULL once it is closed */
	uint32_t changes;      /* enum window_change: not told yet */
	bool outputs_changed;  /* told, but for the done that ends it */
	struct wl_listener unmap, outputs;
};

/* Tells the client of a mapped window. false without memory for it. */
bool foreign_toplevel_handle_create(
	struct foreign_toplevel_manager *manager, struct window *window);

/* NULL when there is none for that window. */
struct foreign_toplevel_handle *foreign_toplevel_handle_find(
	struct wl_list *handles, const struct window *window);

/* Changes of enum window_change are to be told. */
void foreign_toplevel_handle_note(struct foreign_toplevel_handle *handle, uint32_t changes);

/* Tells all that is new, if anything is. */
void foreign_toplevel_handle_tell(struct foreign_toplevel_handle *handle);

/* Its client has bound an output that the window may be on already. */
void foreign_toplevel_handle_tell_late_output(
	struct wl_resource *resource, struct wl_resource *output_resource);

#endif
