/* SPDX-License-Identifier: MIT */
/*
 * What an output shows, read back as XRGB8888.
 */
#ifndef WEDDELL_OUTPUT_OUTPUT_PICTURE_H
#define WEDDELL_OUTPUT_OUTPUT_PICTURE_H

#include "output/output.h"

/*
 * Copies box, mode pixels, of the shown frame to data; the rows are stride bytes apart. What
 * lies outside of the frame is black. Returns 0, -EAGAIN when nothing was shown yet, or a
 * negative errno.
 */
int output_read_pixels(
	const struct output *output, const struct box *box, void *data, int32_t stride);

/* The same for the whole output, upright: output_width by output_height pixels. */
int output_read_upright(const struct output *output, void *data, int32_t stride);

#endif
