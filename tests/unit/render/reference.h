/* SPDX-License-Identifier: MIT */
/*
 * A renderer that is as simple as can be: for a pixel of the target it finds,
 * layer by layer from the bottom, the pixel of the buffer that lies under its
 * centre, and blends.
 */
#ifndef WEDDELL_TESTS_UNIT_RENDER_REFERENCE_H
#define WEDDELL_TESTS_UNIT_RENDER_REFERENCE_H

#include "render/render-target.h"
#include "scene/layer-list.h"

/* What pixel (x, y) of the target should be: red, green and blue, 0 to 255. */
void reference_pixel(const struct render_target *target, const struct layer_list *layers,
	uint32_t background, int32_t x, int32_t y, double rgb_out[3]);

/* The eight bits of a pixel at shift. */
double reference_channel(uint32_t pixel, int shift);

#endif
