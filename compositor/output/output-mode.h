/* SPDX-License-Identifier: MIT */
/*
 * The mode of an output: how many pixels it has, and how many frames a second.
 */
#ifndef WEDDELL_OUTPUT_OUTPUT_MODE_H
#define WEDDELL_OUTPUT_OUTPUT_MODE_H

#include <stdbool.h>
#include <stdint.h>

enum {
	OUTPUT_SIZE_MAX = 16384, /* mode pixels, each way */
};

struct output_mode {
	int32_t width, height; /* mode pixels */
	int32_t refresh_mhz;   /* thousandths of a frame a second; positive */
};

bool output_mode_equal(const struct output_mode *a, const struct output_mode *b);

/* Whether an output can be so at all. */
bool output_mode_is_possible(const struct output_mode *mode, double scale);

#endif
