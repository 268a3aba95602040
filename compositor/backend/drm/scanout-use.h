/* SPDX-License-Identifier: MIT */
/*
 * What one plane shows of clients' memory: the buffer that is on the screen, and
 * the one that is there with the next flip. Both count as used until then.
 *
 * It does not keep a buffer alive: who shows one locks it for as long.
 */
#ifndef WEDDELL_BACKEND_DRM_SCANOUT_USE_H
#define WEDDELL_BACKEND_DRM_SCANOUT_USE_H

#include "backend/drm/scanout-cache.h"

/* All zero: none. */
struct scanout_use {
	struct scanout_buffer *shown, *awaited; /* may be NULL */
};

/* It was committed. NULL: from the next flip on the plane shows nothing of a client's. */
void scanout_use_commit(struct scanout_use *use, struct scanout_buffer *scanout);

/* What was committed is on the screen, and what was there before is not. */
void scanout_use_flip(struct scanout_use *use);

/* The plane is off; a flip that is still to come shows nothing. */
void scanout_use_end(struct scanout_use *use);

#endif
