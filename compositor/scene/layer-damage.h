/* SPDX-License-Identifier: MIT */
/*
 * What one layer adds to the damage of its list.
 */
#ifndef WEDDELL_SCENE_LAYER_DAMAGE_H
#define WEDDELL_SCENE_LAYER_DAMAGE_H

#include "scene/layer-list.h"

/* Region, in output pixels, looks different in it. */
void layer_damage_add(const struct layer_damage *damage, const struct layer *layer,
	const pixman_region32_t *region);

/* What can be seen of it. */
void layer_damage_add_visible(const struct layer_damage *damage, const struct layer *layer);

/* What has changed in its content since that serial of its surface's damage. */
void layer_damage_add_content(
	const struct layer_damage *damage, const struct layer *layer, uint64_t since);

#endif
