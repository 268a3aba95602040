/* SPDX-License-Identifier: MIT */
/*
 * One band of a frame: all of its layers are drawn, bottom to top, before the next
 * band is begun.
 *
 * Each pixel should go to memory once. So what lies at the bottom is not drawn
 * before it is known what is blended onto it: the background's colour, and the
 * one opaque layer that was come to last. What is blended onto those is blended
 * in the same pass; what nothing was blended onto is drawn at the end.
 */
#ifndef WEDDELL_RENDER_BAND_H
#define WEDDELL_RENDER_BAND_H

#include "render/canvas.h"
#include "scene/layer-list.h"

struct band {
	struct canvas *canvas;
	const struct layer_list *layers;
	uint32_t background; /* XRGB8888 */
	bool is_large;       /* the frame: what is settled may go past the cache */

	/* regions of output pixels, within the damage */
	pixman_region32_t damage;
	pixman_region32_t bare;    /* where the background is still to be drawn */
	pixman_region32_t waiting; /* where the picture is */
	struct drawing picture;    /* of an opaque layer */
};

/* All but the band itself is borrowed. */
void band_init(struct band *band, struct canvas *canvas, const struct layer_list *layers,
	uint32_t background, bool is_large);
void band_finish(struct band *band);

/* Draws what of the damage is in box, which is in the target's pixels. Returns 0 or -ENOMEM; then a
 * part may not be drawn. */
int band_draw(struct band *band, const pixman_region32_t *damage, const struct box *box);

#endif
