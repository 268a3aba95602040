/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-state.h"

void kms_state_note_planes(struct kms_device *device, const struct kms_state *state)
{
	for (size_t i = 0; i < device->plane_count; i++) {
		struct kms_plane *plane = &device->planes[i];
		if (plane->crtc == state->crtc && plane != state->crtc->primary) {
			plane->crtc = NULL;
		}
	}
	for (size_t i = 0; i < state->plane_count; i++) {
		state->planes[i].plane->crtc = state->crtc;
	}
}
