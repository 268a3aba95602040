/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-damage.h"

static struct drm_mode_rect to_rect(const pixman_box32_t *box)
{
	return (struct drm_mode_rect){box->x1, box->y1, box->x2, box->y2};
}

size_t kms_damage_clips(const pixman_region32_t *damage, const struct box *bounds,
	struct drm_mode_rect clips_out[KMS_DAMAGE_MAX])
{
	pixman_region32_t inside;
	pixman_region32_init(&inside);
	pixman_region32_intersect_rect(&inside, (pixman_region32_t *)damage, bounds->x, bounds->y,
		(unsigned int)bounds->width, (unsigned int)bounds->height);
	int count;
	const pixman_box32_t *boxes = pixman_region32_rectangles(&inside, &count);
	if (count > KMS_DAMAGE_MAX) {
		boxes = pixman_region32_extents(&inside);
		count = 1;
	}
	for (int i = 0; i < count; i++) {
		clips_out[i] = to_rect(&boxes[i]);
	}
	pixman_region32_fini(&inside);
	return (size_t)count;
}
