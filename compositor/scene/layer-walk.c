/* SPDX-License-Identifier: MIT */
#include "scene/layer-walk.h"

static bool is_in_view(const struct surface *surface, const struct layer_place *place,
	const struct output_view *view)
{
	double x = place->root_x + place->x, y = place->root_y + place->y;
	return x < box_right(&view->logical) && y < box_bottom(&view->logical) &&
	       x + surface->geometry.width > view->logical.x &&
	       y + surface->geometry.height > view->logical.y;
}

static void visit_surface(void *data, struct surface *surface, int32_t x, int32_t y)
{
	struct layer_walk *walk = data;
	struct layer_place place = {walk->node->x, walk->node->y, x, y};
	if (!walk->ended && is_in_view(surface, &place, walk->view)) {
		walk->ended = !walk->visit(walk->data, walk->node, surface, &place);
	}
}

static bool is_on(const struct scene_node *node, const struct output_view *view)
{
	struct box there = box_intersect(&node->confines, &view->logical);
	return node->visible && (box_is_empty(&node->confines) || !box_is_empty(&there));
}

void layer_walk(struct layer_walk *walk)
{
	walk->ended = false;
	for (int band = (int)walk->scene->floor; band < SCENE_BAND_COUNT; band++) {
		wl_list_for_each (walk->node, &walk->scene->bands[band], link) {
			if (walk->ended) {
				return;
			}
			if (is_on(walk->node, walk->view)) {
				surface_for_each(walk->node->surface, visit_surface, walk);
			}
		}
	}
}
