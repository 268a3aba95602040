/* SPDX-License-Identifier: MIT */
/*
 * A plane of the display hardware: it reads one framebuffer and puts it
 * somewhere on the picture of one CRTC.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_PLANE_H
#define WEDDELL_BACKEND_DRM_KMS_PLANE_H

#include "backend/drm/kms-property.h"

#include <stdbool.h>

enum kms_plane_kind {
	KMS_PLANE_OVERLAY, /* numbered as DRM_PLANE_TYPE_* */
	KMS_PLANE_PRIMARY,
	KMS_PLANE_CURSOR,
};

enum kms_plane_property {
	KMS_PLANE_TYPE,
	KMS_PLANE_FB_ID,
	KMS_PLANE_CRTC_ID,
	KMS_PLANE_SRC_X,
	KMS_PLANE_SRC_Y,
	KMS_PLANE_SRC_W,
	KMS_PLANE_SRC_H,
	KMS_PLANE_CRTC_X,
	KMS_PLANE_CRTC_Y,
	KMS_PLANE_CRTC_W,
	KMS_PLANE_CRTC_H,
	KMS_PLANE_FB_DAMAGE_CLIPS,
	KMS_PLANE_HOTSPOT_X,
	KMS_PLANE_HOTSPOT_Y,
	KMS_PLANE_ZPOS,
	KMS_PLANE_PROPERTY_COUNT,
};

struct kms_crtc;

struct kms_plane {
	uint32_t id;
	enum kms_plane_kind kind;
	uint32_t possible_crtcs; /* bits by the index of the CRTC */
	uint32_t *formats;       /* fourcc */
	size_t format_count;
	struct kms_property properties[KMS_PLANE_PROPERTY_COUNT];
	const struct kms_crtc *crtc; /* that uses it now; NULL for none */
	bool taken;                  /* in the set of a CRTC: plane-set.h */
};

/* Reads what the plane is and can do. Returns 0 or a negative errno. */
int kms_plane_init(struct kms_plane *plane, int fd, uint32_t id);
void kms_plane_finish(struct kms_plane *plane);

bool kms_plane_takes_format(const struct kms_plane *plane, uint32_t fourcc);

#endif
