/* SPDX-License-Identifier: MIT */
#include "output/layer-map.h"

struct affine layer_map_find(const struct output *output, const struct layer *layer)
{
	struct affine to_output = affine_from_transform(
		transform_invert(output->transform), output->mode.width, output->mode.height);
	return affine_compose(&layer->to_buffer, &to_output);
}

struct box layer_map_place(const struct output *output, const struct layer *layer)
{
	return transform_box(
		output->transform, output_width(output), output_height(output), layer->box);
}
