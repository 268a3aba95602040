/* SPDX-License-Identifier: MIT */
/*
 * One graphics device: its CRTCs, planes and connectors, and the way it is
 * driven, atomic where the driver can, with legacy calls where not.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_DEVICE_H
#define WEDDELL_BACKEND_DRM_KMS_DEVICE_H

#include "backend/drm/kms-crtc.h"
#include "backend/session/session.h"

#include <sys/types.h>

struct kms_interface;
struct scanout_cache;

struct kms_device_listener {
	/* What was committed last for the CRTC is on the screen since time_nsec (CLOCK_MONOTONIC).
	 * sequence counts its vertical blanks; 0 where the hardware has none. */
	void (*flipped)(void *data, struct kms_crtc *crtc, int64_t time_nsec, uint32_t sequence);
};

struct kms_device {
	struct wl_list link; /* drm_backend.devices */
	struct session_device *file;
	int fd;          /* borrowed from file */
	dev_t number;    /* of the device node */
	char *path;      /* "/dev/dri/card0" */
	char driver[32]; /* "i915" */
	const struct kms_interface *impl;
	bool atomic;
	bool imports;        /* dma-bufs of others */
	bool prefers_shadow; /* its memory is slow to read */
	int32_t cursor_width, cursor_height;

	struct kms_crtc *crtcs;
	size_t crtc_count;
	struct kms_plane *planes;
	size_t plane_count;

	uint64_t setups;               /* of CRTCs with modes so far: each has its number, from 1 */
	struct scanout_cache *scanout; /* owned; NULL where no client's memory is shown as it is */

	/* private */
	const struct kms_device_listener *listener;
	void *data;
	struct wl_event_source *source;
};

/* Returns 0, -ENODEV when it drives no screens, or a negative errno. session and loop outlive
 * it. */
int kms_device_create(struct session *session, struct wl_event_loop *loop, const char *path,
	const struct kms_device_listener *listener, void *data, struct kms_device **device_out);

/* Everything that was made on it is gone already. NULL is fine. */
void kms_device_destroy(struct kms_device *device);

/* Calls each for all connectors there are now, those without a screen too. Returns 0 or a negative
 * errno. */
int kms_device_for_each_connector(
	const struct kms_device *device, void (*each)(void *data, uint32_t id), void *data);

#endif
