/* SPDX-License-Identifier: MIT */
/*
 * Sums and products of places and sizes that a client chose: they stay at the end
 * of what int32_t holds instead of going past it.
 */
#ifndef WEDDELL_BASE_SATURATE_H
#define WEDDELL_BASE_SATURATE_H

#include <math.h>
#include <stdint.h>

static inline int32_t saturated_sum(int32_t a, int32_t b)
{
	int32_t sum;
	if (__builtin_add_overflow(a, b, &sum)) {
		return b < 0 ? INT32_MIN : INT32_MAX;
	}
	return sum;
}

/* The pixel of a place that was worked out from what a client chose; no farther out than that the
 * distance of any two is a number, too. */
static inline int32_t saturated_pixel(double value)
{
	const double limit = 1 << 29;
	return (int32_t)fmax(-limit, fmin(limit, value));
}

#endif
