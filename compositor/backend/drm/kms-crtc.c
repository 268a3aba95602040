/* SPDX-License-Identifier: MIT */
/*
 * Screens and CRTCs are matched along augmenting paths: one that finds no free
 * CRTC asks those that got one in this round to take another.
 */
#include "backend/drm/kms-crtc.h"

#include <xf86drmMode.h>

static const char *const names[KMS_CRTC_PROPERTY_COUNT] = {
	[KMS_CRTC_ACTIVE] = "ACTIVE",
	[KMS_CRTC_MODE_ID] = "MODE_ID",
};

int kms_crtc_init(struct kms_crtc *crtc, int fd, uint32_t id, unsigned int index, bool atomic)
{
	*crtc = (struct kms_crtc){.id = id, .index = index};
	return atomic ? kms_property_find(fd, id, DRM_MODE_OBJECT_CRTC, names,
				KMS_CRTC_PROPERTY_COUNT, crtc->properties)
		      : 0;
}

struct match {
	const uint32_t *possible;
	size_t count;
	int owner[KMS_CRTC_MAX]; /* the screen that got it in this round, or -1 */
	uint32_t tried;
};

static bool take_unowned(struct match *match, size_t screen, uint32_t usable)
{
	for (int crtc = 0; crtc < KMS_CRTC_MAX; crtc++) {
		if (match->possible[screen] & usable & UINT32_C(1) << crtc &&
			match->owner[crtc] < 0) {
			match->owner[crtc] = (int)screen;
			return true;
		}
	}
	return false;
}

static bool find_crtc(struct match *match, size_t screen, uint32_t usable)
{
	if (take_unowned(match, screen, usable)) {
		return true;
	}
	for (int crtc = 0; crtc < KMS_CRTC_MAX; crtc++) {
		uint32_t bit = UINT32_C(1) << crtc;
		if (!(match->possible[screen] & usable & bit) || match->tried & bit) {
			continue;
		}
		match->tried |= bit;
		if (find_crtc(match, (size_t)match->owner[crtc], usable)) {
			match->owner[crtc] = (int)screen;
			return true;
		}
	}
	return false;
}

void kms_crtc_assign(const uint32_t *possible, size_t count, uint32_t free_crtcs, int *chosen)
{
	struct match match = {.possible = possible, .count = count};
	for (int crtc = 0; crtc < KMS_CRTC_MAX; crtc++) {
		match.owner[crtc] = -1;
	}
	for (size_t i = 0; i < count; i++) {
		match.tried = 0;
		if (chosen[i] == KMS_CRTC_NONE) {
			find_crtc(&match, i, free_crtcs);
		}
	}
	for (int crtc = 0; crtc < KMS_CRTC_MAX; crtc++) {
		if (match.owner[crtc] >= 0) {
			chosen[match.owner[crtc]] = crtc;
		}
	}
}
