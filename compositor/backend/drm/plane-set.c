/* SPDX-License-Identifier: MIT */
#include "backend/drm/plane-set.h"

static bool is_free(
	const struct kms_plane *plane, const struct kms_crtc *crtc, enum kms_plane_kind kind)
{
	return plane->kind == kind && !plane->taken &&
	       plane->possible_crtcs & UINT32_C(1) << crtc->index;
}

/* Drivers that do not tell the order have it by the numbers. One below the primary plane would have
 * to be seen through that. */
static bool is_in_front(const struct kms_plane *plane, const struct kms_plane *primary)
{
	const struct kms_property *zpos = &plane->properties[KMS_PLANE_ZPOS];
	const struct kms_property *lowest = &primary->properties[KMS_PLANE_ZPOS];
	return zpos->id == 0 || lowest->id == 0 || zpos->value > lowest->value;
}

static uint64_t order_of(const struct kms_plane *plane)
{
	return plane->properties[KMS_PLANE_ZPOS].value;
}

static void insert(struct plane_set *set, struct kms_plane *plane)
{
	size_t at = set->count++;
	for (; at > 0 && order_of(set->planes[at - 1]) > order_of(plane); at--) {
		set->planes[at] = set->planes[at - 1];
	}
	set->planes[at] = plane;
	plane->taken = true;
}

static void take_overlays(
	struct plane_set *set, struct kms_device *device, const struct kms_crtc *crtc)
{
	for (size_t i = 0; i < device->plane_count; i++) {
		struct kms_plane *plane = &device->planes[i];
		if (set->count < PLANE_SET_OVERLAYS_MAX &&
			is_free(plane, crtc, KMS_PLANE_OVERLAY) &&
			is_in_front(plane, crtc->primary)) {
			insert(set, plane);
		}
	}
	for (size_t i = 0; i < set->count; i++) {
		set->described[i] = (struct output_plane){.kind = PLANE_OVERLAY};
	}
}

static void take_cursor(
	struct plane_set *set, struct kms_device *device, const struct kms_crtc *crtc)
{
	for (size_t i = 0; i < device->plane_count; i++) {
		struct kms_plane *plane = &device->planes[i];
		if (is_free(plane, crtc, KMS_PLANE_CURSOR)) {
			plane->taken = true;
			set->planes[set->count] = plane;
			set->described[set->count++] = (struct output_plane){
				.kind = PLANE_CURSOR,
				.width = device->cursor_width,
				.height = device->cursor_height,
			};
			return;
		}
	}
}

void plane_set_take(struct plane_set *set, struct kms_device *device, const struct kms_crtc *crtc,
	bool with_overlays)
{
	*set = (struct plane_set){0};
	if (with_overlays) {
		take_overlays(set, device, crtc);
	}
	take_cursor(set, device, crtc);
}

void plane_set_give_back(struct plane_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		set->planes[i]->taken = false;
	}
	set->count = 0;
}
