/* SPDX-License-Identifier: MIT */
/*
 * The walk through a scene: each surface of which some lies within a view, from
 * the bottom to the top, and where.
 */
#ifndef WEDDELL_SCENE_LAYER_WALK_H
#define WEDDELL_SCENE_LAYER_WALK_H

#include "scene/layer.h"
#include "scene/scene.h"

struct layer_walk {
	struct scene *scene;
	const struct output_view *view;
	/* Returns false when the rest is not asked for. */
	bool (*visit)(void *data, const struct scene_node *node, struct surface *surface,
		const struct layer_place *place);
	void *data;

	/* private */
	const struct scene_node *node;
	bool ended;
};

void layer_walk(struct layer_walk *walk);

#endif
