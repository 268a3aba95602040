/* SPDX-License-Identifier: MIT */
/*
 * What painters paint: a pattern in which nearly every pixel differs from its
 * neighbours, of which the host knows the formula (screen.py).
 */
#ifndef WEDDELL_TESTS_VM_PATTERN_H
#define WEDDELL_TESTS_VM_PATTERN_H

#include <stdint.h>

static inline uint32_t pattern_pixel(uint32_t seed, uint32_t x, uint32_t y)
{
	return 0xff000000 | ((x + seed * 17) & 0xff) << 16 | ((y + seed * 29) & 0xff) << 8 |
	       ((x ^ y ^ seed) & 0xff);
}

#endif
