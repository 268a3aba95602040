/* SPDX-License-Identifier: MIT */
/*
 * A picture of our own, in memory of our own: a cursor, for one.
 */
#ifndef WEDDELL_BUFFER_IMAGE_BUFFER_H
#define WEDDELL_BUFFER_IMAGE_BUFFER_H

#include "buffer/buffer.h"

#include <stdint.h>

/* Copies width * height pixels, ARGB8888 premultiplied, rows without gaps. The caller has the
 * first reference. Returns 0 or -ENOMEM. */
int image_buffer_create(
	int32_t width, int32_t height, const uint32_t *pixels, struct buffer **buffer_out);

#endif
