/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-plane.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xf86drmMode.h>

static const char *const names[KMS_PLANE_PROPERTY_COUNT] = {
	[KMS_PLANE_TYPE] = "type",
	[KMS_PLANE_FB_ID] = "FB_ID",
	[KMS_PLANE_CRTC_ID] = "CRTC_ID",
	[KMS_PLANE_SRC_X] = "SRC_X",
	[KMS_PLANE_SRC_Y] = "SRC_Y",
	[KMS_PLANE_SRC_W] = "SRC_W",
	[KMS_PLANE_SRC_H] = "SRC_H",
	[KMS_PLANE_CRTC_X] = "CRTC_X",
	[KMS_PLANE_CRTC_Y] = "CRTC_Y",
	[KMS_PLANE_CRTC_W] = "CRTC_W",
	[KMS_PLANE_CRTC_H] = "CRTC_H",
	[KMS_PLANE_FB_DAMAGE_CLIPS] = "FB_DAMAGE_CLIPS",
	[KMS_PLANE_HOTSPOT_X] = "HOTSPOT_X",
	[KMS_PLANE_HOTSPOT_Y] = "HOTSPOT_Y",
	[KMS_PLANE_ZPOS] = "zpos",
};

static int take(struct kms_plane *plane, const drmModePlane *source)
{
	plane->id = source->plane_id;
	plane->possible_crtcs = source->possible_crtcs;
	plane->formats = calloc(source->count_formats + 1, sizeof(*plane->formats));
	if (plane->formats == NULL) {
		return -ENOMEM;
	}
	plane->format_count = source->count_formats;
	memcpy(plane->formats, source->formats, source->count_formats * sizeof(*plane->formats));
	return 0;
}

int kms_plane_init(struct kms_plane *plane, int fd, uint32_t id)
{
	*plane = (struct kms_plane){0};
	drmModePlane *source = drmModeGetPlane(fd, id);
	if (source == NULL) {
		return -errno;
	}
	int result = take(plane, source);
	drmModeFreePlane(source);
	if (result == 0) {
		result = kms_property_find(fd, id, DRM_MODE_OBJECT_PLANE, names,
			KMS_PLANE_PROPERTY_COUNT, plane->properties);
	}
	plane->kind = (enum kms_plane_kind)plane->properties[KMS_PLANE_TYPE].value;
	return result;
}

void kms_plane_finish(struct kms_plane *plane)
{
	free(plane->formats);
	plane->formats = NULL;
}

bool kms_plane_takes_format(const struct kms_plane *plane, uint32_t fourcc)
{
	for (size_t i = 0; i < plane->format_count; i++) {
		if (plane->formats[i] == fourcc) {
			return true;
		}
	}
	return false;
}
