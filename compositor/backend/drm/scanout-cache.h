/* SPDX-License-Identifier: MIT */
/*
 * Clients' buffers as framebuffers of one device, with no copy: made when one is
 * first to be shown as it is, and kept as long as the buffer. What cannot be
 * made one is remembered too, with the reason.
 */
#ifndef WEDDELL_BACKEND_DRM_SCANOUT_CACHE_H
#define WEDDELL_BACKEND_DRM_SCANOUT_CACHE_H

#include "backend/drm/framebuffer.h"
#include "backend/drm/kms-device.h"
#include "backend/drm/scanout-rules.h"
#include "base/log.h"
#include "buffer/pinned-range.h"

struct scanout_cache;

struct scanout_buffer {
	struct framebuffer framebuffer; /* id is 0 when it cannot be shown */
	struct buffer *buffer;
	bool opaque; /* shown with no regard to alpha */
	int uses;    /* of scanout_use: planes that show it, or are about to */
	/* The caller's: the setup for which the driver said that it takes it, or that it does
	 * not; 0 for none. */
	uint64_t taken, refused;

	/* private */
	struct wl_list link; /* scanout_cache.buffers */
	uint32_t obstacles;  /* enum direct_obstacle */
	struct pinned_range pinned;
	struct destroy_listener buffer_destroy;
};

/* udmabuf and log outlive it. Returns 0 or -ENOMEM. */
int scanout_cache_create(struct kms_device *device, const struct udmabuf *udmabuf,
	const struct log *log, struct scanout_cache **cache_out);

/* None of its framebuffers is shown any more. NULL is fine. */
void scanout_cache_destroy(struct scanout_cache *cache);

/* Whether any buffer can be shown so, as far as is known. */
bool scanout_cache_is_useful(const struct scanout_cache *cache);

/*
 * What keeps plane from showing buffer, opaque or by its alpha, as it is: enum direct_obstacle.
 * When that is 0, *scanout_out can be shown, and what the client wrote before is there for the
 * device to read; it is valid until the buffer goes. A file that has lost pages is wrapped anew,
 * once nothing shows the old ones.
 */
uint32_t scanout_cache_judge(struct scanout_cache *cache, struct buffer *buffer,
	const struct kms_plane *plane, bool opaque, struct scanout_buffer **scanout_out);

/* What was judged before; NULL when it was not. */
struct scanout_buffer *scanout_cache_find(
	struct scanout_cache *cache, const struct buffer *buffer, bool opaque);

#endif
