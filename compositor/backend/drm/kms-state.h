/* SPDX-License-Identifier: MIT */
/*
 * What one CRTC is to show next, and the two ways of saying so to the kernel.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_STATE_H
#define WEDDELL_BACKEND_DRM_KMS_STATE_H

#include "backend/drm/framebuffer.h"
#include "backend/drm/kms-device.h"
#include "base/box.h"

#include <pixman.h>
#include <xf86drmMode.h>

enum {
	KMS_STATE_PLANE_MAX = 16,
};

struct kms_plane_state {
	struct kms_plane *plane;
	uint32_t framebuffer;
	uint32_t handle; /* of its memory; for cursors */
	struct framebuffer_layout layout;
	struct box source;               /* pixels of the framebuffer */
	struct box place;                /* pixels of the mode */
	const pixman_region32_t *damage; /* pixels of the framebuffer; NULL: all of it */
	int32_t hotspot_x, hotspot_y;    /* of a cursor */
	bool unchanged;                  /* a cursor: the same framebuffer, as it is */
};

/* A plane of the CRTC that is not listed is off. The first one listed is the primary plane. */
struct kms_state {
	struct kms_crtc *crtc;
	uint32_t connector;
	struct kms_property connector_crtc; /* CRTC_ID of the connector */
	const drmModeModeInfo *mode;
	bool modeset; /* the mode has to be set; else the CRTC has it already */
	struct kms_plane_state planes[KMS_STATE_PLANE_MAX];
	size_t plane_count;
};

struct kms_interface {
	/* Whether the driver would take the state: 0 or a negative errno. */
	int (*test)(struct kms_device *device, const struct kms_state *state);
	/* Shows the state. Returns 0 or a negative errno. *flips_out says whether the device's
	 * listener will hear of it; else it is on the screen already. */
	int (*commit)(struct kms_device *device, const struct kms_state *state, bool *flips_out);
	/* The CRTC shows nothing any more, and its connector has none. */
	int (*turn_off)(struct kms_device *device, const struct kms_state *state);
};

extern const struct kms_interface kms_atomic, kms_legacy;

/* Takes note of which planes the CRTC uses once state is committed. */
void kms_state_note_planes(struct kms_device *device, const struct kms_state *state);

#endif
