/* SPDX-License-Identifier: MIT */
/*
 * How the pixels of a mode lie in the buffer of a layer.
 */
#ifndef WEDDELL_OUTPUT_LAYER_MAP_H
#define WEDDELL_OUTPUT_LAYER_MAP_H

#include "output/output.h"

/* From pixels of the mode to those of the layer's buffer. */
struct affine layer_map_find(const struct output *output, const struct layer *layer);

/* Where the layer is, in pixels of the mode, and maybe past its edges. */
struct box layer_map_place(const struct output *output, const struct layer *layer);

#endif
