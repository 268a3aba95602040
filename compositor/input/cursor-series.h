/* SPDX-License-Identifier: MIT */
/*
 * What the default cursor looks like, as in the person's cursor theme: one
 * picture, or a series that is shown again and again.
 */
#ifndef WEDDELL_INPUT_CURSOR_SERIES_H
#define WEDDELL_INPUT_CURSOR_SERIES_H

#include "input/cursor-image.h"

#include <stddef.h>

enum {
	CURSOR_SERIES_MAX = 128,      /* pictures; a longer one ends there */
	CURSOR_SERIES_LEAST_MSEC = 8, /* that each is shown, whatever the theme says */
};

struct cursor_series {
	struct cursor_image *images; /* owned */
	size_t count;                /* at least 1 */
};

/* The size that XCURSOR_SIZE asks for, or else is usual, in logical pixels. */
int32_t cursor_series_size(void);

/* Reads the default cursor of the theme that XCURSOR_THEME names, where libXcursor looks for it,
 * in the size that is nearest to size pixels. Returns 0, -ENOENT when there is none or no
 * libXcursor, or -ENOMEM. */
int cursor_series_load(int32_t size, struct cursor_series *series_out);

/* The arrow alone, size pixels high. Returns 0 or -ENOMEM. */
int cursor_series_draw(int32_t size, struct cursor_series *series_out);

void cursor_series_finish(struct cursor_series *series);

#endif
