/* SPDX-License-Identifier: MIT */
/*
 * Damage as KMS takes it: a few rectangles within a framebuffer.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_DAMAGE_H
#define WEDDELL_BACKEND_DRM_KMS_DAMAGE_H

#include "base/box.h"

#include <pixman.h>
#include <xf86drmMode.h>

enum {
	KMS_DAMAGE_MAX = 16, /* drivers walk them one by one; more become one box around all */
};

/* Writes what of damage lies within bounds, and returns how many rectangles that is; 0 for
 * none. */
size_t kms_damage_clips(const pixman_region32_t *damage, const struct box *bounds,
	struct drm_mode_rect clips_out[KMS_DAMAGE_MAX]);

#endif
