/* SPDX-License-Identifier: MIT */
/*
 * A backdrop is opaque black over a whole output, for what a full-screen window
 * leaves free or lets through. It takes no input. Covered wholly by an opaque
 * window it costs nothing: it is hidden then like anything else.
 */
#ifndef WEDDELL_SHELL_BACKDROP_H
#define WEDDELL_SHELL_BACKDROP_H

#include "scene/scene.h"

struct backdrop {
	struct surface *surface;
	struct scene_node *node;
	struct box box; /* layout */
};

/* Visible, over box. Returns 0, BUDGET_EXCEEDED or -ENOMEM. */
int backdrop_create(struct scene *scene, struct budget *budget, const struct box *box,
	struct backdrop **backdrop_out);
void backdrop_destroy(struct backdrop *backdrop); /* NULL is fine */

/* Returns 0 or a negative errno. */
int backdrop_set_box(struct backdrop *backdrop, const struct box *box);

#endif
