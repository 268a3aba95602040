/* SPDX-License-Identifier: MIT */
/*
 * The planes that one CRTC has in front of its primary plane, bottom to top:
 * overlay planes by their order, and the cursor plane above all. Planes that could
 * serve several CRTCs are one's as long as that needs them.
 */
#ifndef WEDDELL_BACKEND_DRM_PLANE_SET_H
#define WEDDELL_BACKEND_DRM_PLANE_SET_H

#include "backend/drm/kms-device.h"
#include "output/output.h"

enum {
	PLANE_SET_OVERLAYS_MAX = 4, /* more are left to other CRTCs */
};

struct plane_set {
	struct kms_plane *planes[PLANE_MAX];
	struct output_plane described[PLANE_MAX]; /* the same ones */
	size_t count;
};

/* Takes what is free and can be on crtc; overlays only where they are wanted. */
void plane_set_take(struct plane_set *set, struct kms_device *device, const struct kms_crtc *crtc,
	bool with_overlays);

/* All zero is fine. */
void plane_set_give_back(struct plane_set *set);

#endif
