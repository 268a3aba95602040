/* SPDX-License-Identifier: MIT */
/*
 * Memory of our own that a frame is drawn into, as the output scans it out:
 * turned by the output's transform.
 */
#ifndef WEDDELL_RENDER_RENDER_TARGET_H
#define WEDDELL_RENDER_RENDER_TARGET_H

#include "base/transform.h"
#include "buffer/pixel-view.h"

struct render_target {
	void *data;            /* borrowed */
	int32_t width, height; /* pixels, as scanned out */
	int32_t stride;        /* bytes, a multiple of 4 */
	uint32_t fourcc;
	enum transform transform; /* from output pixels (upright) to these */
	uint64_t serial;          /* of the output's damage, when last drawn; 0 for never */
	bool blank; /* all its bytes are 0: it is black already, and may have no pages yet */
};

/* The size in output pixels. */
int32_t render_target_upright_width(const struct render_target *target);
int32_t render_target_upright_height(const struct render_target *target);

struct pixel_view render_target_view(const struct render_target *target);

#endif
