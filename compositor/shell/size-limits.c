/* SPDX-License-Identifier: MIT */
#include "shell/size-limits.h"

bool size_limits_fit(const struct size_limits *limits)
{
	bool bad_width = limits->max_width > 0 && limits->min_width > limits->max_width;
	bool bad_height = limits->max_height > 0 && limits->min_height > limits->max_height;
	return !bad_width && !bad_height;
}

static int32_t limit(int32_t value, int32_t min, int32_t max)
{
	if (max > 0 && value > max) {
		value = max;
	}
	min = min > 1 ? min : 1;
	return value < min ? min : value;
}

void size_limits_apply(const struct size_limits *limits, int32_t *width, int32_t *height)
{
	*width = limit(*width, limits->min_width, limits->max_width);
	*height = limit(*height, limits->min_height, limits->max_height);
}
