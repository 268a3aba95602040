/* SPDX-License-Identifier: MIT */
/*
 * A plane at the parent: a subsurface of one of our windows, in front of the
 * window's own picture and of the planes made before it.
 *
 * It is synchronised: what is set here is seen with the window's next commit, not
 * before, and together with all else that is. Input goes past it, to the window.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_PLANE_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_PLANE_H

#include "backend/wayland/parent-window.h"
#include "base/box.h"

#include <pixman.h>

struct parent_plane {
	struct parent *parent;
	struct wl_surface *surface; /* NULL before it is made */
	struct box place;           /* of what it shows; all zero when that is nothing */

	/* private */
	struct wl_subsurface *subsurface;
	struct wp_viewport *viewport; /* NULL: none at the parent */
};

struct parent_plane_picture {
	struct wl_buffer *buffer;
	struct box source; /* its pixels that are shown */
	bool is_whole;     /* those are all */
	struct box place;  /* in the window, the parent's logical pixels */
	int32_t scale;     /* of the buffer, where the parent has no viewports */
	bool opaque;
};

/* For a parent that has subsurfaces. */
void parent_plane_init(struct parent_plane *plane, const struct parent_window *window);
/* Before its window. All zero is fine. */
void parent_plane_finish(struct parent_plane *plane);

/* damage is in pixels of the buffer. */
void parent_plane_show(struct parent_plane *plane, const struct parent_plane_picture *picture,
	const pixman_region32_t *damage);
/* Fine when it shows nothing. */
void parent_plane_hide(struct parent_plane *plane);

#endif
