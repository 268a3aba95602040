/* SPDX-License-Identifier: MIT */
/*
 * The memory of a cursor plane: two pictures of the size that the driver wants,
 * one on the screen and one to draw the next into. Made when it is first needed.
 */
#ifndef WEDDELL_BACKEND_DRM_CURSOR_MEMORY_H
#define WEDDELL_BACKEND_DRM_CURSOR_MEMORY_H

#include "backend/drm/framebuffer.h"
#include "render/render-target.h"

#include <stdbool.h>

enum {
	CURSOR_MEMORY_LENGTH = 2,
};

struct cursor_memory {
	int fd; /* borrowed, of the device */
	int32_t width, height;
	struct framebuffer framebuffers[CURSOR_MEMORY_LENGTH];
	struct render_target targets[CURSOR_MEMORY_LENGTH];
	int on_screen;
};

/* Makes nothing yet. */
void cursor_memory_init(struct cursor_memory *memory, int fd, int32_t width, int32_t height);
/* All zero is fine. */
void cursor_memory_finish(struct cursor_memory *memory);

/* The picture that is not on the screen; NULL without memory for it. */
struct render_target *cursor_memory_acquire(struct cursor_memory *memory);

/* The framebuffer of a picture; before there is any, of the one that is drawn first. NULL without
 * memory for it. */
const struct framebuffer *cursor_memory_find(
	struct cursor_memory *memory, const struct render_target *target);

/* A picture is on the screen now. */
void cursor_memory_shown(struct cursor_memory *memory, const struct render_target *target);

#endif
