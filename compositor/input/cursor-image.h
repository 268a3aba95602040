/* SPDX-License-Identifier: MIT */
/*
 * One picture of a cursor. Here is the arrow that is shown where the person has
 * no cursor theme; what a theme has is in cursor-series.h.
 */
#ifndef WEDDELL_INPUT_CURSOR_IMAGE_H
#define WEDDELL_INPUT_CURSOR_IMAGE_H

#include <stdint.h>

enum {
	CURSOR_IMAGE_MAX = 1024, /* pixels each way */
};

struct cursor_image {
	int32_t width, height;        /* pixels */
	int32_t hotspot_x, hotspot_y; /* pixels */
	uint32_t *pixels;             /* owned: ARGB8888, premultiplied, rows without gaps */
	int32_t msec;                 /* before the next one of a series */
};

/* The arrow, size pixels high. Returns 0 or -ENOMEM. */
int cursor_image_draw(int32_t size, struct cursor_image *image_out);

void cursor_image_finish(struct cursor_image *image);

#endif
