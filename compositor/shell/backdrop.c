/* SPDX-License-Identifier: MIT */
#include "shell/backdrop.h"

#include "buffer/single-pixel-buffer.h"

#include <errno.h>
#include <stdlib.h>

int backdrop_set_box(struct backdrop *backdrop, const struct box *box)
{
	struct surface_state *pending = &backdrop->surface->pending;
	backdrop->box = *box;
	scene_node_set_position(backdrop->node, box->x, box->y);
	pending->viewport.has_destination = true;
	pending->viewport.to_width = box->width;
	pending->viewport.to_height = box->height;
	pixman_region32_union_rect(&pending->surface_damage, &pending->surface_damage, 0, 0,
		(unsigned int)box->width, (unsigned int)box->height);
	pending->changes |= SURFACE_CHANGE_DESTINATION | SURFACE_CHANGE_DAMAGE;
	return surface_commit(backdrop->surface);
}

static int attach_black(struct surface *surface)
{
	struct buffer *black;
	int error = single_pixel_buffer_create(0, 0, 0, UINT32_MAX, &black);
	if (error != 0) {
		return error;
	}
	surface_state_attach(&surface->pending, black);
	buffer_unref(black);
	pixman_region32_clear(&surface->pending.input);
	surface->pending.changes |= SURFACE_CHANGE_BUFFER | SURFACE_CHANGE_INPUT;
	return 0;
}

int backdrop_create(struct scene *scene, struct budget *budget, const struct box *box,
	struct backdrop **backdrop_out)
{
	struct backdrop *backdrop = calloc(1, sizeof(*backdrop));
	if (backdrop == NULL) {
		return -ENOMEM;
	}
	int error = surface_create(budget, &backdrop->surface);
	if (error != 0) {
		goto fail;
	}
	error = scene_node_create(scene, SCENE_FULLSCREEN, backdrop->surface, &backdrop->node);
	if (error != 0) {
		goto fail;
	}
	backdrop->node->is_backdrop = true;
	error = attach_black(backdrop->surface);
	if (error != 0) {
		goto fail;
	}
	error = backdrop_set_box(backdrop, box);
	if (error != 0) {
		goto fail;
	}
	scene_node_set_visible(backdrop->node, true);
	*backdrop_out = backdrop;
	return 0;
fail:
	backdrop_destroy(backdrop);
	return error;
}

void backdrop_destroy(struct backdrop *backdrop)
{
	if (backdrop == NULL) {
		return;
	}
	scene_node_destroy(backdrop->node);
	surface_destroy(backdrop->surface);
	free(backdrop);
}
