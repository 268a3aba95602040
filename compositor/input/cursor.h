/* SPDX-License-Identifier: MIT */
/*
 * The picture of the pointer: a client's surface in the topmost band of the
 * scene, at a distance from the pointer's place, the hotspot.
 *
 * Without a surface nothing is drawn.
 */
#ifndef WEDDELL_INPUT_CURSOR_H
#define WEDDELL_INPUT_CURSOR_H

#include "scene/scene.h"

struct cursor {
	struct scene *scene;
	double x, y;             /* of the pointer */
	struct surface *surface; /* NULL: none */
	/* private */
	struct scene_node *node;
	int32_t hotspot_x, hotspot_y; /* surface coordinates */
	bool shown;
	struct wl_listener surface_commit, surface_destroy;
};

extern const struct surface_role cursor_role;

void cursor_init(struct cursor *cursor, struct scene *scene);
void cursor_finish(struct cursor *cursor);

/* surface has the cursor's role; NULL hides the cursor. Returns 0 or -ENOMEM. */
int cursor_set_surface(
	struct cursor *cursor, struct surface *surface, int32_t hotspot_x, int32_t hotspot_y);

void cursor_move(struct cursor *cursor, double x, double y);

/* Whether it is drawn at all: not before the pointer is present. */
void cursor_show(struct cursor *cursor, bool shown);

#endif
