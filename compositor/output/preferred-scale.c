/* SPDX-License-Identifier: MIT */
#include "output/preferred-scale.h"

double preferred_scale(
	const struct output_layout *layout, struct surface *surface, double x, double y)
{
	uint64_t on = surface->outputs != 0 ? surface->outputs : surface_root(surface)->outputs;
	double greatest = 0;
	const struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		if ((on & UINT64_C(1) << output->index) != 0 && output->scale > greatest) {
			greatest = output->scale;
		}
	}
	if (greatest == 0) {
		output = output_layout_nearest(layout, &x, &y);
		greatest = output != NULL ? output->scale : 1;
	}
	return greatest;
}
