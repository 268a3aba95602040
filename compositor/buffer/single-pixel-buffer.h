/* SPDX-License-Identifier: MIT */
/*
 * A buffer of one pixel of one colour (wp_single_pixel_buffer_v1).
 */
#ifndef WEDDELL_BUFFER_SINGLE_PIXEL_BUFFER_H
#define WEDDELL_BUFFER_SINGLE_PIXEL_BUFFER_H

#include "buffer/buffer.h"

/* Premultiplied, 0 to UINT32_MAX a channel. Returns 0 or -ENOMEM. */
int single_pixel_buffer_create(
	uint32_t red, uint32_t green, uint32_t blue, uint32_t alpha, struct buffer **buffer_out);

#endif
