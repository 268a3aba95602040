/* SPDX-License-Identifier: MIT */
#include "render/render-target.h"

int32_t render_target_upright_width(const struct render_target *target)
{
	return transform_swaps_axes(target->transform) ? target->height : target->width;
}

int32_t render_target_upright_height(const struct render_target *target)
{
	return transform_swaps_axes(target->transform) ? target->width : target->height;
}

struct pixel_view render_target_view(const struct render_target *target)
{
	return (struct pixel_view){
		.data = target->data,
		.format = pixel_format_from_fourcc(target->fourcc),
		.width = target->width,
		.height = target->height,
		.stride = target->stride,
	};
}
