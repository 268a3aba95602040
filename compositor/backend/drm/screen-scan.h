/* SPDX-License-Identifier: MIT */
/*
 * Looks at the connectors of a device: outputs whose screen is gone go, those
 * that stay may get another mode, and screens that are new get an output.
 */
#ifndef WEDDELL_BACKEND_DRM_SCREEN_SCAN_H
#define WEDDELL_BACKEND_DRM_SCREEN_SCAN_H

#include "backend/drm/drm-output.h"

enum {
	SCREEN_SCAN_MAX = 64, /* connectors of one device */
};

struct screen_scan {
	struct output_layout *layout;
	const struct log *log;
	struct kms_device *device;
	struct wl_list *outputs; /* drm_output.link, of all devices */
	const struct output_wish *wishes;
	size_t wish_count;

	/* private: the screens there are */
	struct kms_connector screens[SCREEN_SCAN_MAX];
	size_t count;
};

void screen_scan_run(struct screen_scan *scan);

/* The wish for an output of that name: the one that names it, else the first without a name, of
 * which unnamed_used are spent already. NULL for none. */
const struct output_wish *screen_scan_find_wish(
	const struct output_wish *wishes, size_t count, const char *name, size_t unnamed_used);

#endif
