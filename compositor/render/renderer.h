/* SPDX-License-Identifier: MIT */
/*
 * Draws layers into a target, only where it is told to, and of each layer only
 * what can be seen. Those that have planes of their own are left out. Where nothing opaque covers
 * it, the background shows.
 */
#ifndef WEDDELL_RENDER_RENDERER_H
#define WEDDELL_RENDER_RENDERER_H

#include "render/crew.h"
#include "render/render-target.h"
#include "scene/layer-list.h"

/*
 * damage is in output pixels, within the target; background is XRGB8888. The views of the
 * layers have to be valid. A crew, borrowed, helps where much is filtered; NULL: there is none.
 * Returns 0 or -ENOMEM; then parts of the damage may not be drawn.
 */
int renderer_draw(const struct render_target *target, const struct layer_list *layers,
	const pixman_region32_t *damage, uint32_t background, struct crew *crew);

#endif
