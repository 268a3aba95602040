/* SPDX-License-Identifier: MIT */
/*
 * A view of pixels that can be read now: where they are and how they lie.
 * Whoever gave it says how long it stays readable.
 */
#ifndef WEDDELL_BUFFER_PIXEL_VIEW_H
#define WEDDELL_BUFFER_PIXEL_VIEW_H

#include "protocol/pixel-format.h"

struct pixel_view {
	const void *data; /* the first pixel */
	const struct pixel_format *format;
	int32_t width, height; /* pixels */
	int32_t stride;        /* bytes */
};

#endif
