/* SPDX-License-Identifier: MIT */
#include "surface/region-cost.h"

uint64_t region_cost(const pixman_region32_t *region)
{
	int count = pixman_region32_n_rects((pixman_region32_t *)region);
	return count > 1 ? (uint64_t)count : 0;
}
