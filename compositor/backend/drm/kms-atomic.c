/* SPDX-License-Identifier: MIT */
/*
 * Atomic modesetting: all that changes in one request, which the kernel takes as
 * a whole or not at all. A commit does not wait; that it is on the screen is an
 * event.
 */
#include "backend/drm/kms-damage.h"
#include "backend/drm/kms-state.h"

#include <errno.h>
#include <xf86drm.h>

/* A request being put together. Properties that a driver has not got are left out. */
struct request {
	int fd;
	drmModeAtomicReq *list;
	int error;
	uint32_t blobs[KMS_STATE_PLANE_MAX + 1];
	size_t blob_count;
};

static void add(struct request *request, uint32_t object, const struct kms_property *property,
	uint64_t value)
{
	if (property->id != 0 && request->error == 0) {
		int result = drmModeAtomicAddProperty(request->list, object, property->id, value);
		request->error = result < 0 ? result : 0;
	}
}

static uint32_t add_blob(struct request *request, const void *data, size_t size)
{
	uint32_t id = 0;
	if (request->error == 0 && drmModeCreatePropertyBlob(request->fd, data, size, &id) != 0) {
		request->error = -errno;
		return 0;
	}
	request->blobs[request->blob_count++] = id;
	return id;
}

static void add_place(struct request *request, const struct kms_plane_state *state)
{
	const struct kms_property *properties = state->plane->properties;
	const struct {
		enum kms_plane_property property;
		uint64_t value;
	} rows[] = {
		/* 16.16 fixed point */
		{KMS_PLANE_SRC_X, (uint64_t)state->source.x << 16},
		{KMS_PLANE_SRC_Y, (uint64_t)state->source.y << 16},
		{KMS_PLANE_SRC_W, (uint64_t)state->source.width << 16},
		{KMS_PLANE_SRC_H, (uint64_t)state->source.height << 16},
		{KMS_PLANE_CRTC_X, (uint64_t)(int64_t)state->place.x},
		{KMS_PLANE_CRTC_Y, (uint64_t)(int64_t)state->place.y},
		{KMS_PLANE_CRTC_W, (uint64_t)state->place.width},
		{KMS_PLANE_CRTC_H, (uint64_t)state->place.height},
		{KMS_PLANE_HOTSPOT_X, (uint64_t)(int64_t)state->hotspot_x},
		{KMS_PLANE_HOTSPOT_Y, (uint64_t)(int64_t)state->hotspot_y},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		add(request, state->plane->id, &properties[rows[i].property], rows[i].value);
	}
}

/* No clips at all mean that everything is new, and empty ones are refused: no damage is one
 * pixel. */
static void add_damage(struct request *request, const struct kms_plane_state *state)
{
	const struct kms_property *property = &state->plane->properties[KMS_PLANE_FB_DAMAGE_CLIPS];
	if (property->id == 0 || state->damage == NULL) {
		return;
	}
	struct drm_mode_rect clips[KMS_DAMAGE_MAX] = {{0, 0, 1, 1}};
	size_t count = kms_damage_clips(state->damage, &state->source, clips);
	uint32_t blob = add_blob(request, clips, (count > 0 ? count : 1) * sizeof(clips[0]));
	add(request, state->plane->id, property, blob);
}

static void add_plane(
	struct request *request, const struct kms_crtc *crtc, const struct kms_plane_state *state)
{
	const struct kms_property *properties = state->plane->properties;
	add(request, state->plane->id, &properties[KMS_PLANE_FB_ID], state->framebuffer);
	add(request, state->plane->id, &properties[KMS_PLANE_CRTC_ID], crtc->id);
	add_place(request, state);
	add_damage(request, state);
}

static void add_plane_off(struct request *request, const struct kms_plane *plane)
{
	add(request, plane->id, &plane->properties[KMS_PLANE_FB_ID], 0);
	add(request, plane->id, &plane->properties[KMS_PLANE_CRTC_ID], 0);
}

static bool is_listed(const struct kms_state *state, const struct kms_plane *plane)
{
	for (size_t i = 0; i < state->plane_count; i++) {
		if (state->planes[i].plane == plane) {
			return true;
		}
	}
	return false;
}

/* Whoever had the screen before us may have left planes on: a modeset clears all that are only
 * for this CRTC. */
static bool may_be_on(const struct kms_device *device, const struct kms_state *state,
	const struct kms_plane *plane)
{
	bool only_here = plane->possible_crtcs == UINT32_C(1) << state->crtc->index;
	return plane->crtc == state->crtc ||
	       (state->modeset && plane->crtc == NULL && (only_here || device->crtc_count == 1));
}

static void add_planes(
	struct request *request, const struct kms_device *device, const struct kms_state *state)
{
	for (size_t i = 0; i < device->plane_count; i++) {
		const struct kms_plane *plane = &device->planes[i];
		if (!is_listed(state, plane) && may_be_on(device, state, plane)) {
			add_plane_off(request, plane);
		}
	}
	for (size_t i = 0; i < state->plane_count; i++) {
		add_plane(request, state->crtc, &state->planes[i]);
	}
}

static void add_mode(struct request *request, const struct kms_state *state)
{
	const struct kms_crtc *crtc = state->crtc;
	uint32_t blob = add_blob(request, state->mode, sizeof(*state->mode));
	add(request, state->connector, &state->connector_crtc, crtc->id);
	add(request, crtc->id, &crtc->properties[KMS_CRTC_MODE_ID], blob);
	add(request, crtc->id, &crtc->properties[KMS_CRTC_ACTIVE], 1);
}

static int begin(struct request *request, const struct kms_device *device)
{
	*request = (struct request){.fd = device->fd, .list = drmModeAtomicAlloc()};
	return request->list != NULL ? 0 : -ENOMEM;
}

static int end(struct request *request, struct kms_device *device, uint32_t flags)
{
	int result = request->error;
	if (result == 0 && drmModeAtomicCommit(request->fd, request->list, flags, device) != 0) {
		result = -errno;
	}
	for (size_t i = 0; i < request->blob_count; i++) {
		drmModeDestroyPropertyBlob(request->fd, request->blobs[i]);
	}
	drmModeAtomicFree(request->list);
	return result;
}

static int send(struct kms_device *device, const struct kms_state *state, uint32_t flags)
{
	struct request request;
	int result = begin(&request, device);
	if (result != 0) {
		return result;
	}
	if (state->modeset) {
		add_mode(&request, state);
		flags |= DRM_MODE_ATOMIC_ALLOW_MODESET;
	}
	add_planes(&request, device, state);
	return end(&request, device, flags);
}

static int test(struct kms_device *device, const struct kms_state *state)
{
	return send(device, state, DRM_MODE_ATOMIC_TEST_ONLY);
}

static int commit(struct kms_device *device, const struct kms_state *state, bool *flips_out)
{
	int result = send(device, state, DRM_MODE_ATOMIC_NONBLOCK | DRM_MODE_PAGE_FLIP_EVENT);
	if (result == 0) {
		*flips_out = true;
		kms_state_note_planes(device, state);
	}
	return result;
}

static int turn_off(struct kms_device *device, const struct kms_state *state)
{
	struct request request;
	int result = begin(&request, device);
	if (result != 0) {
		return result;
	}
	const struct kms_crtc *crtc = state->crtc;
	add(&request, state->connector, &state->connector_crtc, 0);
	add(&request, crtc->id, &crtc->properties[KMS_CRTC_MODE_ID], 0);
	add(&request, crtc->id, &crtc->properties[KMS_CRTC_ACTIVE], 0);
	for (size_t i = 0; i < device->plane_count; i++) {
		if (device->planes[i].crtc == crtc) {
			add_plane_off(&request, &device->planes[i]);
		}
	}
	return end(&request, device, DRM_MODE_ATOMIC_ALLOW_MODESET);
}

const struct kms_interface kms_atomic = {
	.test = test,
	.commit = commit,
	.turn_off = turn_off,
};
