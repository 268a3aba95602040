/* SPDX-License-Identifier: MIT */
/*
 * A picture that goes with the pointer: a client's surface in the scene, its
 * hotspot at the pointer's place. The cursor is one, what is dragged another.
 *
 * Without a surface nothing is drawn. Whatever numbers a client gives, the
 * picture stays within the scene's.
 */
#ifndef WEDDELL_INPUT_CURSOR_H
#define WEDDELL_INPUT_CURSOR_H

#include "scene/scene.h"

struct cursor {
	struct scene *scene;
	enum scene_band band;
	double x, y;             /* of the pointer */
	struct surface *surface; /* NULL: none */
	/* private */
	struct scene_node *node;
	int32_t hotspot_x, hotspot_y; /* surface coordinates */
	bool shown;
	struct wl_listener surface_commit, surface_destroy;
};

/* That of wl_pointer.set_cursor. */
extern const struct surface_role cursor_role;

void cursor_init(struct cursor *cursor, struct scene *scene, enum scene_band band);
void cursor_finish(struct cursor *cursor);

/* surface has the role for it; NULL for none. Returns 0 or -ENOMEM. */
int cursor_set_surface(
	struct cursor *cursor, struct surface *surface, int32_t hotspot_x, int32_t hotspot_y);

void cursor_move(struct cursor *cursor, double x, double y);

/* Whether it is drawn at all. Not, at first. */
void cursor_show(struct cursor *cursor, bool shown);

#endif
