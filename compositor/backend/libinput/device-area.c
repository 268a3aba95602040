/* SPDX-License-Identifier: MIT */
#include "backend/libinput/device-area.h"

#include <string.h>

static struct output *find_output(const struct output_layout *layout, const char *name)
{
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		if (name != NULL && strcmp(output->name, name) == 0) {
			return output;
		}
	}
	return wl_list_length(&layout->outputs) == 1
		       ? wl_container_of(layout->outputs.next, output, link)
		       : NULL;
}

static void to_scene(const struct output *output, double *x, double *y)
{
	const struct output_mode *mode = &output->mode;
	*x *= mode->width;
	*y *= mode->height;
	transform_point(transform_invert(output->transform), mode->width, mode->height, x, y);
	*x = output->x + *x / output->scale;
	*y = output->y + *y / output->scale;
}

bool device_area_to_scene(
	const struct output_layout *layout, const char *name, double *x, double *y)
{
	const struct output *output = find_output(layout, name);
	struct box all = output_layout_box(layout);
	if (output != NULL) {
		to_scene(output, x, y);
	} else {
		*x = all.x + *x * all.width;
		*y = all.y + *y * all.height;
	}
	return !box_is_empty(&all);
}
