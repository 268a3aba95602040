/* SPDX-License-Identifier: MIT */
/*
 * What a client's region costs: the rectangles that memory is held for. One
 * rectangle is part of the region itself, and so of the object it is in.
 */
#ifndef WEDDELL_SURFACE_REGION_COST_H
#define WEDDELL_SURFACE_REGION_COST_H

#include <pixman.h>
#include <stdint.h>

/* Rectangles, for BUDGET_RECTANGLES; 0 for a region of one, or of none. */
uint64_t region_cost(const pixman_region32_t *region);

#endif
