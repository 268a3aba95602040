/* SPDX-License-Identifier: MIT */
#include "scene/layer-damage.h"

/* What looks different in a layer's own picture does so on the output as well. */
void layer_damage_add(const struct layer_damage *damage, const struct layer *layer,
	const pixman_region32_t *region)
{
	if (layer->plane == 0) {
		region_unite_coarsely(damage->drawn, region);
	}
	if (damage->seen != NULL) {
		region_unite_coarsely(damage->seen, region);
	}
}

void layer_damage_add_visible(const struct layer_damage *damage, const struct layer *layer)
{
	layer_damage_add(damage, layer, &layer->visible);
}

void layer_damage_add_content(
	const struct layer_damage *damage, const struct layer *layer, uint64_t since)
{
	pixman_region32_t changed, mapped;
	pixman_region32_init(&changed);
	pixman_region32_init(&mapped);
	if (damage_history_since(&layer->surface->damage, since, &changed)) {
		region_map_outwards(&layer->to_output, &changed, layer->spread, &mapped);
		pixman_region32_intersect(&mapped, &mapped, (pixman_region32_t *)&layer->visible);
		layer_damage_add(damage, layer, &mapped);
	} else {
		layer_damage_add_visible(damage, layer);
	}
	pixman_region32_fini(&mapped);
	pixman_region32_fini(&changed);
}
