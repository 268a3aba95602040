/* SPDX-License-Identifier: MIT */
/*
 * What an output shows on planes in front of its primary one: clients' buffers as
 * they are, and the cursor from memory of its own.
 *
 * Whether a driver takes a combination is asked once for each: it does not depend
 * on the pixels, nor, for the cursor, on the place.
 */
#ifndef WEDDELL_BACKEND_DRM_DRM_PLANES_H
#define WEDDELL_BACKEND_DRM_DRM_PLANES_H

#include "backend/drm/cursor-memory.h"
#include "backend/drm/kms-state.h"
#include "backend/drm/plane-set.h"
#include "backend/drm/scanout-use.h"

enum {
	DRM_PLANES_TRIALS = 16, /* combinations remembered */
};

struct drm_planes {
	struct kms_device *device;
	struct plane_set set;

	/* private */
	struct cursor_memory cursor;
	struct scanout_use uses[PLANE_MAX];         /* in the order of the frame's planes */
	const struct render_target *cursor_awaited; /* may be NULL */
	struct drm_planes_trial {
		uint64_t key; /* 0: none */
		bool taken;
	} trials[DRM_PLANES_TRIALS];
	size_t next_trial;
};

void drm_planes_init(
	struct drm_planes *planes, struct kms_device *device, const struct kms_crtc *crtc);
/* None of what they showed is shown any more. All zero is fine. */
void drm_planes_finish(struct drm_planes *planes);

/* As output_interface.judge_plane, of a buffer, and plane_target. */
uint32_t drm_planes_judge(struct drm_planes *planes, const struct frame_plane *plane);
struct render_target *drm_planes_target(struct drm_planes *planes);

/* Adds the planes of frame, all of which were judged, to state. false without memory. */
bool drm_planes_add(struct drm_planes *planes, const struct frame *frame, struct kms_state *state);

/* Whether the driver takes state, of that setup and with those planes. */
bool drm_planes_test(struct drm_planes *planes, const struct kms_state *state, uint64_t setup);
/* It did not, whatever it said before. */
void drm_planes_note_refusal(
	struct drm_planes *planes, const struct kms_state *state, uint64_t setup);

/* The planes of frame were committed, and then are on the screen. */
void drm_planes_committed(struct drm_planes *planes, const struct frame *frame);
void drm_planes_flipped(struct drm_planes *planes);

/* Nothing of it is on the screen any more. */
void drm_planes_turned_off(struct drm_planes *planes);

#endif
