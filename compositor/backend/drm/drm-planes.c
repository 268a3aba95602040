/* SPDX-License-Identifier: MIT */
#include "backend/drm/drm-planes.h"

#include "output/direct.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* For comparing, and for drivers that show planes wrongly. */
static bool are_wanted(void)
{
	const char *planes = getenv("WEDDELL_DRM_PLANES");
	return planes == NULL || strcmp(planes, "0") != 0;
}

void drm_planes_init(
	struct drm_planes *planes, struct kms_device *device, const struct kms_crtc *crtc)
{
	*planes = (struct drm_planes){.device = device};
	if (are_wanted()) {
		plane_set_take(
			&planes->set, device, crtc, device->atomic && device->scanout != NULL);
	}
	cursor_memory_init(
		&planes->cursor, device->fd, device->cursor_width, device->cursor_height);
}

void drm_planes_finish(struct drm_planes *planes)
{
	drm_planes_turned_off(planes);
	cursor_memory_finish(&planes->cursor);
	plane_set_give_back(&planes->set);
}

uint32_t drm_planes_judge(struct drm_planes *planes, const struct frame_plane *plane)
{
	struct scanout_buffer *scanout;
	return scanout_cache_judge(planes->device->scanout, plane->buffer,
		planes->set.planes[plane->plane - 1], plane->opaque, &scanout);
}

struct render_target *drm_planes_target(struct drm_planes *planes)
{
	return cursor_memory_acquire(&planes->cursor);
}

static const struct framebuffer *find_framebuffer(
	struct drm_planes *planes, const struct frame_plane *plane)
{
	if (plane->buffer == NULL) {
		return cursor_memory_find(&planes->cursor, plane->target);
	}
	struct scanout_buffer *scanout =
		scanout_cache_find(planes->device->scanout, plane->buffer, plane->opaque);
	return scanout != NULL ? &scanout->framebuffer : NULL;
}

/* A cursor is as large as its driver wants; where nothing was drawn it is clear. */
static struct kms_plane_state describe(const struct drm_planes *planes,
	const struct frame_plane *plane, const struct framebuffer *framebuffer)
{
	struct kms_plane_state state = {
		.plane = planes->set.planes[plane->plane - 1],
		.framebuffer = framebuffer->id,
		.handle = framebuffer->handle,
		.layout = framebuffer->layout,
		.source = plane->source,
		.place = plane->place,
		.hotspot_x = plane->hotspot_x,
		.hotspot_y = plane->hotspot_y,
		.unchanged = plane->buffer == NULL && !plane->drawn_anew,
	};
	if (plane->buffer == NULL) {
		state.source.width = state.place.width = framebuffer->layout.width;
		state.source.height = state.place.height = framebuffer->layout.height;
	}
	return state;
}

bool drm_planes_add(struct drm_planes *planes, const struct frame *frame, struct kms_state *state)
{
	for (size_t i = 0; i < frame->plane_count; i++) {
		const struct frame_plane *plane = &frame->planes[i];
		const struct framebuffer *framebuffer = find_framebuffer(planes, plane);
		if (framebuffer == NULL) {
			return false;
		}
		assert(state->plane_count < KMS_STATE_PLANE_MAX);
		state->planes[state->plane_count++] = describe(planes, plane, framebuffer);
	}
	return true;
}

static void mix(uint64_t *key, uint64_t value)
{
	const uint64_t prime = UINT64_C(0x100000001b3); /* FNV-1a, by words */
	*key = (*key ^ value) * prime;
	*key ^= *key >> 29;
}

static void mix_box(uint64_t *key, const struct box *box)
{
	mix(key, (uint64_t)(uint32_t)box->x << 32 | (uint32_t)box->y);
	mix(key, (uint64_t)(uint32_t)box->width << 32 | (uint32_t)box->height);
}

/* All that a driver may decide by. */
static uint64_t find_key(const struct kms_state *state, uint64_t setup)
{
	uint64_t key = UINT64_C(0xcbf29ce484222325);
	mix(&key, setup << 1 | state->modeset);
	for (size_t i = 0; i < state->plane_count; i++) {
		const struct kms_plane_state *plane = &state->planes[i];
		struct box place = plane->place;
		if (plane->plane->kind == KMS_PLANE_CURSOR) {
			place.x = place.y = 0;
		}
		mix(&key, (uint64_t)plane->plane->id << 32 | plane->layout.fourcc);
		mix(&key, (uint64_t)plane->layout.stride << 32 | plane->layout.offset);
		mix_box(&key, &plane->source);
		mix_box(&key, &place);
	}
	return key != 0 ? key : 1;
}

static struct drm_planes_trial *find_trial(struct drm_planes *planes, uint64_t key)
{
	for (size_t i = 0; i < DRM_PLANES_TRIALS; i++) {
		if (planes->trials[i].key == key) {
			return &planes->trials[i];
		}
	}
	return NULL;
}

static void note(struct drm_planes *planes, uint64_t key, bool taken)
{
	struct drm_planes_trial *trial = find_trial(planes, key);
	if (trial == NULL) {
		trial = &planes->trials[planes->next_trial];
		planes->next_trial = (planes->next_trial + 1) % DRM_PLANES_TRIALS;
	}
	*trial = (struct drm_planes_trial){key, taken};
}

bool drm_planes_test(struct drm_planes *planes, const struct kms_state *state, uint64_t setup)
{
	uint64_t key = find_key(state, setup);
	const struct drm_planes_trial *trial = find_trial(planes, key);
	if (trial != NULL) {
		return trial->taken;
	}
	bool taken = planes->device->impl->test(planes->device, state) == 0;
	note(planes, key, taken);
	return taken;
}

void drm_planes_note_refusal(
	struct drm_planes *planes, const struct kms_state *state, uint64_t setup)
{
	if (state->plane_count > 1) {
		note(planes, find_key(state, setup), false);
	}
}

void drm_planes_committed(struct drm_planes *planes, const struct frame *frame)
{
	planes->cursor_awaited = NULL;
	for (size_t i = 0; i < frame->plane_count; i++) {
		const struct frame_plane *plane = &frame->planes[i];
		if (plane->buffer == NULL) {
			planes->cursor_awaited = plane->target;
			continue;
		}
		struct scanout_buffer *scanout =
			scanout_cache_find(planes->device->scanout, plane->buffer, plane->opaque);
		scanout_use_commit(&planes->uses[i], scanout);
	}
}

void drm_planes_flipped(struct drm_planes *planes)
{
	for (size_t i = 0; i < PLANE_MAX; i++) {
		scanout_use_flip(&planes->uses[i]);
	}
	if (planes->cursor_awaited != NULL) {
		cursor_memory_shown(&planes->cursor, planes->cursor_awaited);
	}
}

void drm_planes_turned_off(struct drm_planes *planes)
{
	for (size_t i = 0; i < PLANE_MAX; i++) {
		scanout_use_end(&planes->uses[i]);
	}
}
