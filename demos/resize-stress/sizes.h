/* SPDX-License-Identifier: MIT */
/*
 * The sizes a window goes through: the same for every run, with all that has
 * ever been hard among them: 1x1, one row, one column, odd, growing a little at
 * a time, shrinking, jumping, and the largest.
 */
#ifndef RESIZE_STRESS_SIZES_H
#define RESIZE_STRESS_SIZES_H

#include <stdint.h>

struct size {
	int32_t width, height; /* pixels */
};

/* The size with this number; at least 1x1, at most max. */
struct size sizes_at(uint32_t number, struct size max);

#endif
