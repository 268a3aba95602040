/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-mode.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t odd_flags =
	DRM_MODE_FLAG_INTERLACE | DRM_MODE_FLAG_DBLSCAN | DRM_MODE_FLAG_3D_MASK;

int32_t kms_mode_refresh_mhz(const drmModeModeInfo *mode)
{
	if (mode->htotal == 0 || mode->vtotal == 0) {
		return mode->vrefresh > 0 ? (int32_t)mode->vrefresh * 1000 : 60000;
	}
	uint64_t lines = (uint64_t)mode->clock * 1000000 / mode->htotal; /* in 1000 seconds */
	uint64_t refresh = (lines + mode->vtotal / 2) / mode->vtotal;
	refresh = mode->flags & DRM_MODE_FLAG_INTERLACE ? refresh * 2 : refresh;
	refresh = mode->flags & DRM_MODE_FLAG_DBLSCAN ? refresh / 2 : refresh;
	refresh = mode->vscan > 1 ? refresh / mode->vscan : refresh;
	return refresh > 0 && refresh < INT32_MAX ? (int32_t)refresh : 60000;
}

bool kms_mode_is_plain(const drmModeModeInfo *mode)
{
	return (mode->flags & odd_flags) == 0;
}

struct ranking {
	bool plain;       /* neither interlaced nor doubled */
	bool preferred;   /* by the screen; counts without a wish */
	int32_t distance; /* from the refresh wished; the less the better */
	int64_t pixels;
	int32_t refresh;
};

static struct ranking rank(const drmModeModeInfo *mode, const struct output_wish *wish)
{
	int32_t refresh = kms_mode_refresh_mhz(mode);
	bool sized = wish != NULL && wish->width != 0;
	return (struct ranking){
		.plain = kms_mode_is_plain(mode),
		.preferred = !sized && (mode->type & DRM_MODE_TYPE_PREFERRED) != 0,
		.distance = wish != NULL && wish->refresh_mhz != 0
				    ? abs(refresh - wish->refresh_mhz)
				    : 0,
		.pixels = (int64_t)mode->hdisplay * mode->vdisplay,
		.refresh = refresh,
	};
}

static bool is_better(const struct ranking *a, const struct ranking *b)
{
	if (a->plain != b->plain) {
		return a->plain;
	}
	if (a->preferred != b->preferred) {
		return a->preferred;
	}
	if (a->pixels != b->pixels) {
		return a->pixels > b->pixels;
	}
	if (a->distance != b->distance) {
		return a->distance < b->distance;
	}
	return a->refresh > b->refresh;
}

static bool has_size(const drmModeModeInfo *mode, const struct output_wish *wish)
{
	return wish == NULL || wish->width == 0 ||
	       (mode->hdisplay == wish->width && mode->vdisplay == wish->height);
}

const drmModeModeInfo *kms_mode_choose(
	const drmModeModeInfo *modes, size_t count, const struct output_wish *wish)
{
	const drmModeModeInfo *best = NULL;
	struct ranking best_ranking = {0};
	for (size_t i = 0; i < count; i++) {
		struct ranking ranking = rank(&modes[i], wish);
		if (has_size(&modes[i], wish) &&
			(best == NULL || is_better(&ranking, &best_ranking))) {
			best = &modes[i];
			best_ranking = ranking;
		}
	}
	return best;
}

bool kms_mode_equal(const drmModeModeInfo *a, const drmModeModeInfo *b)
{
	return a->clock == b->clock && a->hdisplay == b->hdisplay &&
	       a->hsync_start == b->hsync_start && a->hsync_end == b->hsync_end &&
	       a->htotal == b->htotal && a->hskew == b->hskew && a->vdisplay == b->vdisplay &&
	       a->vsync_start == b->vsync_start && a->vsync_end == b->vsync_end &&
	       a->vtotal == b->vtotal && a->vscan == b->vscan && a->flags == b->flags;
}
