/* SPDX-License-Identifier: MIT */
#include "output/output-setup.h"

#include <errno.h>

struct output_setup output_setup_of(const struct output *output)
{
	return (struct output_setup){
		.mode = output->mode,
		.scale = output->scale,
		.transform = output->transform,
		.placed = output->placed,
		.x = output->x,
		.y = output->y,
	};
}

bool output_setup_equal(const struct output_setup *a, const struct output_setup *b)
{
	return output_mode_equal(&a->mode, &b->mode) && a->scale == b->scale &&
	       a->transform == b->transform && a->placed == b->placed && a->x == b->x &&
	       a->y == b->y;
}

/* Others are put beside it, and windows on it, all of which have places of 32 bits. */
static bool is_possible_place(const struct output_setup *setup)
{
	return !setup->placed ||
	       (setup->x >= -OUTPUT_PLACE_MAX && setup->x <= OUTPUT_PLACE_MAX &&
		       setup->y >= -OUTPUT_PLACE_MAX && setup->y <= OUTPUT_PLACE_MAX);
}

int output_setup_test(const struct output_setup *setup, const struct output *output)
{
	if (!output_mode_is_possible(&setup->mode, setup->scale) || !is_possible_place(setup)) {
		return -EINVAL;
	}
	bool same = output_mode_equal(&setup->mode, &output->mode);
	bool taken =
		output->impl->takes_mode != NULL && output->impl->takes_mode(output, &setup->mode);
	return same || taken ? 0 : -ENOTSUP;
}

int output_setup_apply(const struct output_setup *setup, struct output *output)
{
	int error = output_setup_test(setup, output);
	if (error != 0) {
		return error;
	}
	output->placed = setup->placed;
	if (setup->placed) {
		output->x = setup->x;
		output->y = setup->y;
	}
	return output_configure(output, &setup->mode, setup->scale, setup->transform);
}
