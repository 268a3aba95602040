/* SPDX-License-Identifier: MIT */
/*
 * An output on a screen: a connector, the CRTC that drives it, and the frames
 * they show.
 */
#ifndef WEDDELL_BACKEND_DRM_DRM_OUTPUT_H
#define WEDDELL_BACKEND_DRM_DRM_OUTPUT_H

#include "backend/drm/drm-planes.h"
#include "backend/drm/kms-connector.h"
#include "backend/drm/kms-mode-list.h"
#include "backend/drm/scanout-use.h"
#include "backend/drm/swapchain.h"
#include "backend/output-wish.h"
#include "base/log.h"

struct drm_output {
	struct output base;
	struct wl_list link; /* drm_backend.outputs */
	struct kms_device *device;
	struct kms_crtc *crtc;
	uint32_t connector;
	struct kms_property connector_crtc;
	struct output_wish wish;
	bool takes_unnamed; /* wish names no output, and no other may have it */

	/* private */
	const struct log *log;
	struct kms_mode_list modes;
	drmModeModeInfo mode;
	struct swapchain swapchain;
	struct drm_planes planes;
	bool has_mode;                    /* the CRTC shows with mode */
	bool waits;                       /* for a flip */
	uint64_t setup;                   /* another one for each device, CRTC and mode */
	struct scanout_buffer *candidate; /* judged last, and found good */
	struct scanout_use direct;        /* in place of what is drawn */
	int error_logged; /* of the last commits that failed; 0 after one that did not */
};

struct drm_output_config {
	struct output_layout *layout;
	const struct log *log;
	struct kms_device *device;
	struct kms_crtc *crtc; /* free */
	const struct kms_connector *connector;
	const struct output_wish *wish;
};

/* Adds it to the layout. Returns 0 or a negative errno; why is on the log. */
int drm_output_create(const struct drm_output_config *config, struct drm_output **output_out);

/* For drm-output.c, as output_interface.takes_mode and mode_changed. */
bool drm_output_takes_mode(const struct output *base, const struct output_mode *mode);
void drm_output_mode_changed(struct output *base);

/* The mode wished for, or, where the screen has none such, the one it likes best. */
const drmModeModeInfo *drm_output_choose_mode(const struct log *log,
	const struct kms_connector *connector, const struct output_wish *wish);

/* The screen was asked again: takes another mode where the one it has is gone, or the preferred
 * one has changed. */
void drm_output_update(struct drm_output *output, const struct kms_connector *connector);

/* The device said that what was committed is shown. */
void drm_output_flipped(struct drm_output *output, int64_t time_nsec, uint32_t sequence);

/* The device is ours again, and others have used it meanwhile. */
void drm_output_reset(struct drm_output *output);

/* Lets the screen go dark; for one whose output goes while the others stay. */
void drm_output_turn_off(struct drm_output *output);

#endif
