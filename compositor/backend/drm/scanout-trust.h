/* SPDX-License-Identifier: MIT */
/*
 * Whether it is worth asking a driver for framebuffers of clients' memory. Some say
 * that they take it and never do; but of one that has done so, no row of odd buffers,
 * which any client can make, tells anything for those of others.
 */
#ifndef WEDDELL_BACKEND_DRM_SCANOUT_TRUST_H
#define WEDDELL_BACKEND_DRM_SCANOUT_TRUST_H

#include <stdbool.h>

/* All zero: nothing was tried. */
struct scanout_trust {
	bool proven;  /* it has made one */
	int failures; /* before that */
};

/* It has made one, or not. */
void scanout_trust_note(struct scanout_trust *trust, bool made);

bool scanout_trust_is_lost(const struct scanout_trust *trust);

#endif
