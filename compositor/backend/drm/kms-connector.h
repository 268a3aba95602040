/* SPDX-License-Identifier: MIT */
/*
 * A connector, as the kernel sees it now: where a screen can be plugged in.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_CONNECTOR_H
#define WEDDELL_BACKEND_DRM_KMS_CONNECTOR_H

#include "backend/drm/edid.h"
#include "backend/drm/kms-property.h"

#include <stdbool.h>
#include <xf86drmMode.h>

enum kms_connector_property {
	KMS_CONNECTOR_CRTC_ID,
	KMS_CONNECTOR_EDID,
	KMS_CONNECTOR_NON_DESKTOP,
	KMS_CONNECTOR_PROPERTY_COUNT,
};

struct kms_connector {
	uint32_t id;
	char name[32];  /* "HDMI-A-1" */
	bool connected; /* a screen for a desktop, with modes, is there */
	uint32_t possible_crtcs;
	int32_t mm_width, mm_height; /* 0 when not known */
	struct edid edid;
	drmModeModeInfo *modes;
	size_t mode_count;
	struct kms_property properties[KMS_CONNECTOR_PROPERTY_COUNT];
};

/* Asks the hardware, which may take a while. Returns 0 or a negative errno. */
int kms_connector_init(struct kms_connector *connector, int fd, uint32_t id);
void kms_connector_finish(struct kms_connector *connector);

#endif
