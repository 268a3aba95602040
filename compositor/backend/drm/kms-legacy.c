/* SPDX-License-Identifier: MIT */
/*
 * The calls from before atomic modesetting: a mode is set at once, and then the
 * framebuffer of the primary plane is flipped. Besides that there is a cursor, which
 * has calls of its own, and no other plane. There are no tests: a flip wants the pixel
 * format that the mode was set with.
 */
#include "backend/drm/kms-damage.h"
#include "backend/drm/kms-state.h"

#include <errno.h>
#include <xf86drm.h>

/* NULL when there is none, or more than that. */
static const struct kms_plane_state *find_cursor(const struct kms_state *state)
{
	const struct kms_plane_state *second = &state->planes[1];
	return state->plane_count == 2 && second->plane->kind == KMS_PLANE_CURSOR ? second : NULL;
}

static int test(struct kms_device *device, const struct kms_state *state)
{
	const struct kms_plane_state *primary = &state->planes[0];
	struct box all = {0, 0, state->mode->hdisplay, state->mode->vdisplay};
	bool plain = primary->plane == state->crtc->primary && box_equal(&primary->place, &all) &&
		     box_equal(&primary->source, &all);
	bool known = state->plane_count == 1 || find_cursor(state) != NULL;
	return plain && known && !state->modeset ? 0 : -EOPNOTSUPP;
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

static bool has_cursor(const struct kms_device *device, const struct kms_crtc *crtc)
{
	for (size_t i = 0; i < device->plane_count; i++) {
		const struct kms_plane *plane = &device->planes[i];
		if (plane->kind == KMS_PLANE_CURSOR && plane->crtc == crtc) {
			return true;
		}
	}
	return false;
}

static int hide_cursor(const struct kms_device *device, const struct kms_crtc *crtc)
{
	bool shown = has_cursor(device, crtc);
	return !shown || drmModeSetCursor(device->fd, crtc->id, 0, 0, 0) == 0 ? 0 : -errno;
}

static int show_cursor(const struct kms_device *device, const struct kms_crtc *crtc,
	const struct kms_plane_state *cursor)
{
	if (!(cursor->unchanged && has_cursor(device, crtc)) &&
		drmModeSetCursor2(device->fd, crtc->id, cursor->handle,
			(uint32_t)cursor->place.width, (uint32_t)cursor->place.height,
			cursor->hotspot_x, cursor->hotspot_y) != 0) {
		return -errno;
	}
	return drmModeMoveCursor(device->fd, crtc->id, cursor->place.x, cursor->place.y) == 0
		       ? 0
		       : -errno;
}

static int set_cursor(const struct kms_device *device, const struct kms_state *state)
{
	const struct kms_plane_state *cursor = find_cursor(state);
	return cursor != NULL ? show_cursor(device, state->crtc, cursor)
			      : hide_cursor(device, state->crtc);
}

static int commit(struct kms_device *device, const struct kms_state *state, bool *flips_out)
{
	const struct kms_plane_state *primary = &state->planes[0];
	*flips_out = !state->modeset;
	int result = set_cursor(device, state);
	if (result != 0) {
		return result;
	}
	kms_state_note_planes(device, state);
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
