/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-device.h"

#include "backend/drm/kms-state.h"
#include "backend/drm/scanout-cache.h"
#include "base/clock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

/* Linux 6.6; the headers may be older. A driver of a virtual machine hides its cursor plane from
 * atomic clients that do not know of hotspots. */
#ifndef DRM_CLIENT_CAP_CURSOR_PLANE_HOTSPOT
#define DRM_CLIENT_CAP_CURSOR_PLANE_HOTSPOT 6
#endif

enum {
	CURSOR_SIZE = 64, /* where the driver does not say */
};

static void handle_flip(int fd, unsigned int sequence, unsigned int seconds,
	unsigned int microseconds, unsigned int crtc_id, void *data)
{
	struct kms_device *device = data;
	int64_t time = seconds * CLOCK_NSEC_PER_SEC + microseconds * INT64_C(1000);
	for (size_t i = 0; i < device->crtc_count; i++) {
		if (device->crtcs[i].id == crtc_id) {
			device->listener->flipped(device->data, &device->crtcs[i], time, sequence);
		}
	}
}

static int handle_readable(int fd, uint32_t mask, void *data)
{
	struct kms_device *device = data;
	drmEventContext context = {.version = 3, .page_flip_handler2 = handle_flip};
	if (drmHandleEvent(fd, &context) != 0 || mask & (WL_EVENT_HANGUP | WL_EVENT_ERROR)) {
		/* unplugged, which udev tells as well */
		wl_event_source_remove(device->source);
		device->source = NULL;
	}
	return 0;
}

static uint64_t capability(const struct kms_device *device, uint64_t name, uint64_t otherwise)
{
	uint64_t value;
	return drmGetCap(device->fd, name, &value) == 0 ? value : otherwise;
}

/* For trying the other way on a driver that has both. */
static bool is_atomic_wanted(void)
{
	const char *legacy = getenv("WEDDELL_DRM_LEGACY");
	return legacy == NULL || strcmp(legacy, "1") != 0;
}

static void find_capabilities(struct kms_device *device)
{
	drmSetClientCap(device->fd, DRM_CLIENT_CAP_UNIVERSAL_PLANES, 1);
	device->atomic =
		is_atomic_wanted() && drmSetClientCap(device->fd, DRM_CLIENT_CAP_ATOMIC, 1) == 0;
	if (device->atomic) {
		drmSetClientCap(device->fd, DRM_CLIENT_CAP_CURSOR_PLANE_HOTSPOT, 1);
	}
	device->impl = device->atomic ? &kms_atomic : &kms_legacy;
	device->imports = capability(device, DRM_CAP_PRIME, 0) & DRM_PRIME_CAP_IMPORT;
	device->prefers_shadow = capability(device, DRM_CAP_DUMB_PREFER_SHADOW, 0) != 0;
	device->cursor_width = (int32_t)capability(device, DRM_CAP_CURSOR_WIDTH, CURSOR_SIZE);
	device->cursor_height = (int32_t)capability(device, DRM_CAP_CURSOR_HEIGHT, CURSOR_SIZE);
}

static int find_driver(struct kms_device *device)
{
	struct stat status;
	if (fstat(device->fd, &status) != 0) {
		return -errno;
	}
	device->number = status.st_rdev;
	drmVersion *version = drmGetVersion(device->fd);
	if (version == NULL) {
		return -errno;
	}
	snprintf(device->driver, sizeof(device->driver), "%s", version->name);
	drmFreeVersion(version);
	return capability(device, DRM_CAP_DUMB_BUFFER, 0) != 0 ? 0 : -ENODEV;
}

static int find_crtcs(struct kms_device *device)
{
	drmModeRes *all = drmModeGetResources(device->fd);
	if (all == NULL || all->count_crtcs == 0) {
		drmModeFreeResources(all);
		return -ENODEV;
	}
	size_t count = all->count_crtcs < KMS_CRTC_MAX ? (size_t)all->count_crtcs : KMS_CRTC_MAX;
	device->crtcs = calloc(count, sizeof(*device->crtcs));
	int result = device->crtcs != NULL ? 0 : -ENOMEM;
	for (size_t i = 0; i < count && result == 0; i++) {
		result = kms_crtc_init(&device->crtcs[i], device->fd, all->crtcs[i],
			(unsigned int)i, device->atomic);
		device->crtc_count = i + 1;
	}
	drmModeFreeResources(all);
	return result;
}

static int find_planes(struct kms_device *device)
{
	drmModePlaneRes *all = drmModeGetPlaneResources(device->fd);
	if (all == NULL) {
		return -errno;
	}
	device->planes = calloc(all->count_planes + 1, sizeof(*device->planes));
	int result = device->planes != NULL ? 0 : -ENOMEM;
	for (uint32_t i = 0; i < all->count_planes && result == 0; i++) {
		result = kms_plane_init(&device->planes[i], device->fd, all->planes[i]);
		device->plane_count = i + 1;
	}
	drmModeFreePlaneResources(all);
	return result;
}

/* Each CRTC has a primary plane; drivers name them in the order of the CRTCs. */
static int give_primaries(struct kms_device *device)
{
	for (size_t c = 0; c < device->crtc_count; c++) {
		struct kms_crtc *crtc = &device->crtcs[c];
		for (size_t p = 0; p < device->plane_count && crtc->primary == NULL; p++) {
			struct kms_plane *plane = &device->planes[p];
			if (plane->kind == KMS_PLANE_PRIMARY && plane->crtc == NULL &&
				plane->possible_crtcs & UINT32_C(1) << crtc->index) {
				crtc->primary = plane;
				plane->crtc = crtc;
			}
		}
		if (crtc->primary == NULL) {
			return -ENODEV;
		}
	}
	return 0;
}

static int explore(struct kms_device *device)
{
	int result = find_driver(device);
	if (result != 0) {
		return result;
	}
	find_capabilities(device);
	result = find_crtcs(device);
	result = result == 0 ? find_planes(device) : result;
	return result == 0 ? give_primaries(device) : result;
}

static int open_path(struct kms_device *device, struct session *session, const char *path)
{
	device->path = strdup(path);
	if (device->path == NULL) {
		return -ENOMEM;
	}
	int result = session_open_device(session, path, &device->file);
	if (result == 0) {
		device->fd = session_device_fd(device->file);
	}
	return result;
}

int kms_device_create(struct session *session, struct wl_event_loop *loop, const char *path,
	const struct kms_device_listener *listener, void *data, struct kms_device **device_out)
{
	struct kms_device *device = calloc(1, sizeof(*device));
	if (device == NULL) {
		return -ENOMEM;
	}
	device->listener = listener;
	device->data = data;
	int result = open_path(device, session, path);
	result = result == 0 ? explore(device) : result;
	if (result == 0) {
		device->source = wl_event_loop_add_fd(
			loop, device->fd, WL_EVENT_READABLE, handle_readable, device);
		result = device->source != NULL ? 0 : -ENOMEM;
	}
	if (result != 0) {
		kms_device_destroy(device);
		return result;
	}
	*device_out = device;
	return 0;
}

void kms_device_destroy(struct kms_device *device)
{
	if (device == NULL) {
		return;
	}
	scanout_cache_destroy(device->scanout);
	if (device->source != NULL) {
		wl_event_source_remove(device->source);
	}
	for (size_t i = 0; i < device->plane_count; i++) {
		kms_plane_finish(&device->planes[i]);
	}
	free(device->planes);
	free(device->crtcs);
	session_close_device(device->file);
	free(device->path);
	free(device);
}

int kms_device_for_each_connector(
	const struct kms_device *device, void (*each)(void *data, uint32_t id), void *data)
{
	drmModeRes *all = drmModeGetResources(device->fd);
	if (all == NULL) {
		return -errno;
	}
	for (int i = 0; i < all->count_connectors; i++) {
		each(data, all->connectors[i]);
	}
	drmModeFreeResources(all);
	return 0;
}
