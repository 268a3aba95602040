/* SPDX-License-Identifier: MIT */
/*
 * Sums of places and sizes that a client chose: they stay at the end of int32_t
 * instead of going past it.
 */
#ifndef WEDDELL_BASE_SATURATE_H
#define WEDDELL_BASE_SATURATE_H

#include <stdint.h>

static inline int32_t saturated_sum(int32_t a, int32_t b)
{
	int32_t sum;
	if (__builtin_add_overflow(a, b, &sum)) {
		return b < 0 ? INT32_MIN : INT32_MAX;
	}
	return sum;
}

#endif
