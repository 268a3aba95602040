/* SPDX-License-Identifier: MIT */
/*
 * The memory that the composited frames of one output are in: two framebuffers,
 * one on the screen and one that is drawn into. Each knows what it last showed,
 * so only what has changed since is drawn.
 *
 * Where the device's memory is slow to read, drawing goes to memory of our own,
 * and what has changed is copied over.
 */
#ifndef WEDDELL_BACKEND_DRM_SWAPCHAIN_H
#define WEDDELL_BACKEND_DRM_SWAPCHAIN_H

#include "backend/drm/framebuffer.h"
#include "output/output.h"

#include <stdbool.h>

enum {
	SWAPCHAIN_LENGTH = 2,
	SWAPCHAIN_NONE = -1,
};

struct swapchain {
	/* private */
	struct swapchain_slot {
		struct framebuffer framebuffer;
		struct render_target target; /* its memory; not used with a shadow */
		uint64_t serial;             /* of the output's damage, when last copied to */
	} slots[SWAPCHAIN_LENGTH];
	struct render_target shadow; /* data is NULL without one */
	int on_screen, next;         /* slots; SWAPCHAIN_NONE: not one of these */
};

/* For a mode of that size. Returns 0 or a negative errno. */
int swapchain_init(
	struct swapchain *swapchain, int fd, int32_t width, int32_t height, bool shadowed);

/* All zero is fine. */
void swapchain_finish(struct swapchain *swapchain);

bool swapchain_has_size(const struct swapchain *swapchain, int32_t width, int32_t height);

/* Where the next frame of output is to be drawn. */
struct render_target *swapchain_acquire(struct swapchain *swapchain);

/* The framebuffer with what was drawn: where there is a shadow, it is brought up to date. NULL
 * without memory for it. */
const struct framebuffer *swapchain_take(struct swapchain *swapchain, const struct output *output);

/* The framebuffer that is on the screen, once more. */
const struct framebuffer *swapchain_keep(struct swapchain *swapchain);

/* One of them, not to be shown: of the size and format that all have. */
const struct framebuffer *swapchain_any(const struct swapchain *swapchain);

/* What was committed is on the screen: the framebuffer taken last, or, when drawn is false, another
 * one. */
void swapchain_flipped(struct swapchain *swapchain, bool drawn);

#endif
