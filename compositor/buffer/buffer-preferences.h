/* SPDX-License-Identifier: MIT */
/*
 * What memory and layout of pixels pay here: what a client is told that asks how
 * to make its buffers. None of it has to be so.
 */
#ifndef WEDDELL_BUFFER_BUFFER_PREFERENCES_H
#define WEDDELL_BUFFER_BUFFER_PREFERENCES_H

#include "protocol/pixel-format.h"

#include <stdbool.h>

enum buffer_usage {
	BUFFER_USAGE_DRAW,     /* drawn into again and again, and composited */
	BUFFER_USAGE_SCANOUT,  /* the same, and scanned out by the hardware */
	BUFFER_USAGE_CONSTANT, /* never changed */
	BUFFER_USAGE_COUNT,
};

enum {
	BUFFER_FORMAT_PREFERENCES_MAX = 4,
};

struct buffer_preferences {
	int seals[BUFFER_USAGE_COUNT]; /* F_SEAL_*; 0: no wish for this usage */
	uint32_t stride_alignment;     /* bytes */
	uint32_t offset_alignment;     /* bytes */
	size_t format_count;           /* most wanted first */
	const struct pixel_format *formats[BUFFER_FORMAT_PREFERENCES_MAX];
};

/* scans_out: display hardware can read a client's memory here. */
struct buffer_preferences buffer_preferences_find(bool scans_out);

#endif
