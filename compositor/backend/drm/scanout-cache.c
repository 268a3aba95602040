/* SPDX-License-Identifier: MIT */
#include "backend/drm/scanout-cache.h"

#include "backend/drm/scanout-trust.h"
#include "output/direct.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct scanout_cache {
	struct kms_device *device;
	const struct udmabuf *udmabuf;
	const struct log *log;
	const struct scanout_rules *rules;
	struct wl_list buffers; /* scanout_buffer.link */
	struct scanout_trust trust;
};

int scanout_cache_create(struct kms_device *device, const struct udmabuf *udmabuf,
	const struct log *log, struct scanout_cache **cache_out)
{
	struct scanout_cache *cache = calloc(1, sizeof(*cache));
	if (cache == NULL) {
		return -ENOMEM;
	}
	cache->device = device;
	cache->udmabuf = udmabuf;
	cache->log = log;
	cache->rules = scanout_rules_find(device->driver);
	wl_list_init(&cache->buffers);
	*cache_out = cache;
	return 0;
}

static void drop(struct scanout_buffer *scanout)
{
	framebuffer_finish(&scanout->framebuffer);
	pinned_range_finish(&scanout->pinned);
	destroy_listener_remove(&scanout->buffer_destroy);
	wl_list_remove(&scanout->link);
	free(scanout);
}

void scanout_cache_destroy(struct scanout_cache *cache)
{
	if (cache == NULL) {
		return;
	}
	struct scanout_buffer *scanout, *next;
	wl_list_for_each_safe (scanout, next, &cache->buffers, link) {
		drop(scanout);
	}
	free(cache);
}

bool scanout_cache_is_useful(const struct scanout_cache *cache)
{
	return cache->device->imports && cache->udmabuf->fd >= 0 &&
	       !scanout_trust_is_lost(&cache->trust) &&
	       !(cache->rules->copies && cache->udmabuf->large_folios);
}

/* As which it is shown. */
static uint32_t format_of(const struct buffer *buffer, bool opaque)
{
	const struct pixel_format *format = buffer->format;
	return (opaque ? pixel_format_without_alpha(format) : format)->fourcc;
}

static uint32_t import(
	struct scanout_cache *cache, struct scanout_buffer *scanout, const struct file_range *range)
{
	int result = pinned_range_init(&scanout->pinned, cache->udmabuf, range);
	if (result != 0) {
		return DIRECT_MEMORY;
	}
	struct framebuffer_layout layout = {
		.width = range->width,
		.height = range->height,
		.stride = (uint32_t)range->stride,
		.offset = (uint32_t)scanout->pinned.plane_offset,
		.fourcc = format_of(scanout->buffer, scanout->opaque),
	};
	result = framebuffer_init_import(
		&scanout->framebuffer, cache->device->fd, scanout->pinned.dmabuf, &layout);
	scanout_trust_note(&cache->trust, result == 0);
	if (result != 0) {
		pinned_range_finish(&scanout->pinned);
		log_line(cache->log, LOG_VERBOSE, "driver %s does not show a client's memory: %s",
			cache->device->driver, strerror(-result));
		return DIRECT_OUTPUT;
	}
	return 0;
}

static void fill(struct scanout_cache *cache, struct scanout_buffer *scanout)
{
	struct file_range range;
	scanout->taken = scanout->refused = 0;
	if (!buffer_file_range(scanout->buffer, &range)) {
		scanout->obstacles = DIRECT_MEMORY;
		return;
	}
	scanout->obstacles = scanout_rules_judge(cache->rules, &range);
	if (scanout->obstacles == 0) {
		scanout->obstacles = import(cache, scanout, &range);
	}
}

static void handle_buffer_destroy(struct destroy_listener *listener)
{
	struct scanout_buffer *scanout = wl_container_of(listener, scanout, buffer_destroy);
	drop(scanout);
}

struct scanout_buffer *scanout_cache_find(
	struct scanout_cache *cache, const struct buffer *buffer, bool opaque)
{
	struct scanout_buffer *scanout;
	wl_list_for_each (scanout, &cache->buffers, link) {
		if (scanout->buffer == buffer && scanout->opaque == opaque) {
			return scanout;
		}
	}
	return NULL;
}

static struct scanout_buffer *add(struct scanout_cache *cache, struct buffer *buffer, bool opaque)
{
	struct scanout_buffer *scanout = calloc(1, sizeof(*scanout));
	if (scanout == NULL) {
		return NULL;
	}
	scanout->buffer = buffer;
	scanout->opaque = opaque;
	scanout->pinned.dmabuf = -1;
	scanout->buffer_destroy.notify = handle_buffer_destroy;
	destroy_signal_add(&buffer->destroy, &scanout->buffer_destroy);
	wl_list_insert(&cache->buffers, &scanout->link);
	fill(cache, scanout);
	return scanout;
}

/* A framebuffer that is shown cannot go without the screen going dark. */
static uint32_t renew(struct scanout_cache *cache, struct scanout_buffer *scanout)
{
	if (scanout->uses > 0) {
		return DIRECT_MEMORY;
	}
	framebuffer_finish(&scanout->framebuffer);
	pinned_range_finish(&scanout->pinned);
	fill(cache, scanout);
	return scanout->obstacles;
}

uint32_t scanout_cache_judge(struct scanout_cache *cache, struct buffer *buffer,
	const struct kms_plane *plane, bool opaque, struct scanout_buffer **scanout_out)
{
	if (!scanout_cache_is_useful(cache)) {
		return DIRECT_OUTPUT;
	}
	if (!kms_plane_takes_format(plane, format_of(buffer, opaque))) {
		return DIRECT_FORMAT;
	}
	struct scanout_buffer *scanout = scanout_cache_find(cache, buffer, opaque);
	scanout = scanout != NULL ? scanout : add(cache, buffer, opaque);
	if (scanout == NULL) {
		return DIRECT_OUTPUT;
	}
	uint32_t obstacles = scanout->obstacles;
	if (obstacles == 0 && !pinned_range_is_current(&scanout->pinned)) {
		obstacles = renew(cache, scanout);
	}
	if (obstacles == 0) {
		udmabuf_sync(scanout->pinned.dmabuf);
		*scanout_out = scanout;
	}
	return obstacles;
}
