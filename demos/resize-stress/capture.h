/* SPDX-License-Identifier: MIT */
/*
 * A capture is the compositor's own picture of the output, read back with
 * wlr-screencopy.
 */
#ifndef RESIZE_STRESS_CAPTURE_H
#define RESIZE_STRESS_CAPTURE_H

#include "globals.h"

#include <stdbool.h>

struct capture {
	struct globals *globals;
	struct wl_buffer *buffer; /* NULL before the first picture */
	void *pixels;
	uint32_t format; /* enum wl_shm_format */
	int32_t width, height, stride;
	uint32_t *row; /* width pixels, for capture_row */

	/* of the picture being taken */
	struct zwlr_screencopy_frame_v1 *frame;
	bool upside_down, ready;
	int error; /* 0 or a negative errno */
};

/* The globals are borrowed and have screencopy and an output. */
void capture_init(struct capture *capture_out, struct globals *globals);

void capture_finish(struct capture *capture);

/* Takes a picture of the whole output, without the pointer's cursor. Returns 0,
 * or a negative errno: -ETIMEDOUT when none came for some seconds, -ENOTSUP
 * for a format that is not of 8 bits a channel, -EIO when the compositor failed. */
int capture_take(struct capture *capture);

/* Row y of the picture as XRGB8888; valid until the next call. */
const uint32_t *capture_row(struct capture *capture, int32_t y);

#endif
