/* SPDX-License-Identifier: MIT */
#include "output/output-mode.h"

static const double scale_min = 1.0 / 256, scale_max = 64;

bool output_mode_equal(const struct output_mode *a, const struct output_mode *b)
{
	return a->width == b->width && a->height == b->height && a->refresh_mhz == b->refresh_mhz;
}

bool output_mode_is_possible(const struct output_mode *mode, double scale)
{
	return mode->width > 0 && mode->width <= OUTPUT_SIZE_MAX && mode->height > 0 &&
	       mode->height <= OUTPUT_SIZE_MAX && mode->refresh_mhz > 0 && scale >= scale_min &&
	       scale <= scale_max;
}
