/* SPDX-License-Identifier: MIT */
/*
 * The calls from before atomic modesetting: a mode is set at once, and then the
 * framebuffer of the primary plane is flipped. There are no other planes, and no
 * tests: a flip wants the pixel format that the mode was set with.
 */
#include "backend/drm/kms-damage.h"
#include "backend/drm/kms-state.h"

#include <errno.h>
#include <xf86drm.h>

static int test(struct kms_device *device, const struct kms_state *state)
{
	const struct kms_plane_state *primary = &state->planes[0];
	struct box all = {0, 0, state->mode->hdisplay, state->mode->vdisplay};
	bool plain = state->plane_count == 1 && primary->plane == state->crtc->primary &&
		     box_equal(&primary->place, &all) && box_equal(&primary->source, &all);
	return plain && !state->modeset ? 0 : -EOPNOTSUPP;
}

/* For drivers that copy what they show; where one does not, the flip shows all. */
static void mark_damage(struct kms_device *device, const struct kms_plane_state *primary)
{
	struct drm_mode_rect clips[KMS_DAMAGE_MAX];
	drmModeClip old[KMS_DAMAGE_MAX];
	size_t count = primary->damage != NULL
			       ? kms_damage_clips(primary->damage, &primary->source, clips)
			       : 0;
	for (size_t i = 0; i < count; i++) {
		old[i] = (drmModeClip){(uint16_t)clips[i].x1, (uint16_t)clips[i].y1,
			(uint16_t)clips[i].x2, (uint16_t)clips[i].y2};
	}
	if (count > 0) {
		drmModeDirtyFB(device->fd, primary->framebuffer, old, (uint32_t)count);
	}
}

static int set_mode(struct kms_device *device, const struct kms_state *state, uint32_t framebuffer)
{
	drmModeModeInfo mode = *state->mode;
	uint32_t connector = state->connector;
	return drmModeSetCrtc(
		       device->fd, state->crtc->id, framebuffer, 0, 0, &connector, 1, &mode) == 0
		       ? 0
		       : -errno;
}

static int commit(struct kms_device *device, const struct kms_state *state, bool *flips_out)
{
	const struct kms_plane_state *primary = &state->planes[0];
	*flips_out = !state->modeset;
	if (state->modeset) {
		return set_mode(device, state, primary->framebuffer);
	}
	if (drmModePageFlip(device->fd, state->crtc->id, primary->framebuffer,
		    DRM_MODE_PAGE_FLIP_EVENT, device) != 0) {
		return -errno;
	}
	mark_damage(device, primary);
	return 0;
}

static int turn_off(struct kms_device *device, const struct kms_state *state)
{
	return drmModeSetCrtc(device->fd, state->crtc->id, 0, 0, 0, NULL, 0, NULL) == 0 ? 0
											: -errno;
}

const struct kms_interface kms_legacy = {
	.test = test,
	.commit = commit,
	.turn_off = turn_off,
};
