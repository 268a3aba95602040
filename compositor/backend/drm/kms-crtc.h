/* SPDX-License-Identifier: MIT */
/*
 * A CRTC puts together the picture of one screen, from planes.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_CRTC_H
#define WEDDELL_BACKEND_DRM_KMS_CRTC_H

#include "backend/drm/kms-plane.h"

enum kms_crtc_property {
	KMS_CRTC_ACTIVE,
	KMS_CRTC_MODE_ID,
	KMS_CRTC_PROPERTY_COUNT,
};

struct kms_crtc {
	uint32_t id;
	unsigned int index; /* its bit in possible_crtcs */
	struct kms_property properties[KMS_CRTC_PROPERTY_COUNT];
	struct kms_plane *primary; /* NULL where planes are not told of */
	void *user;                /* the output it is for; NULL when free */
};

/* Returns 0 or a negative errno. The properties are read where they are needed: atomic. */
int kms_crtc_init(struct kms_crtc *crtc, int fd, uint32_t id, unsigned int index, bool atomic);

enum {
	KMS_CRTC_MAX = 32, /* as possible_crtcs has bits */
	KMS_CRTC_NONE = -1,
};

/*
 * Finds CRTCs for screens so that as many as possible have one: possible[i] has the CRTCs, as
 * bits, that screen i can be on, and chosen[i] the one it is on now, or KMS_CRTC_NONE; that stays
 * as it is. What is free is in free_crtcs.
 */
void kms_crtc_assign(const uint32_t *possible, size_t count, uint32_t free_crtcs, int *chosen);

#endif
