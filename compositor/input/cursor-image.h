/* SPDX-License-Identifier: MIT */
/*
 * What the default cursor looks like: as in the person's cursor theme, or, where
 * there is none, an arrow of our own.
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
};

/* The size that XCURSOR_SIZE asks for, or else is usual, in logical pixels. */
int32_t cursor_image_size(void);

/* Reads the default cursor of the theme that XCURSOR_THEME names, where libXcursor looks for it,
 * in the size that is nearest to size pixels. Returns 0, -ENOENT when there is none or no
 * libXcursor, or -ENOMEM. */
int cursor_image_load(int32_t size, struct cursor_image *image_out);

/* The arrow, size pixels high. Returns 0 or -ENOMEM. */
int cursor_image_draw(int32_t size, struct cursor_image *image_out);

void cursor_image_finish(struct cursor_image *image);

#endif
