/* SPDX-License-Identifier: MIT */
#include "backend/drm/screen-scan.h"

#include <string.h>

static const struct output_wish no_wish = {.scale = 1};

const struct output_wish *screen_scan_find_wish(
	const struct output_wish *wishes, size_t count, const char *name, size_t unnamed_used)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(wishes[i].name, name) == 0) {
			return &wishes[i];
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (wishes[i].name[0] == '\0' && unnamed_used-- == 0) {
			return &wishes[i];
		}
	}
	return NULL;
}

/* Outputs there are that got a wish which names no screen. */
static size_t count_unnamed(const struct screen_scan *scan)
{
	size_t count = 0;
	struct drm_output *output;
	wl_list_for_each (output, scan->outputs, link) {
		count += output->takes_unnamed;
	}
	return count;
}

static void add_connector(void *data, uint32_t id)
{
	struct screen_scan *scan = data;
	struct kms_connector *screen = &scan->screens[scan->count];
	if (scan->count == SCREEN_SCAN_MAX ||
		kms_connector_init(screen, scan->device->fd, id) != 0) {
		return;
	}
	if (screen->connected) {
		scan->count++;
	} else {
		kms_connector_finish(screen);
	}
}

static struct kms_connector *find_screen(struct screen_scan *scan, uint32_t id)
{
	for (size_t i = 0; i < scan->count; i++) {
		if (scan->screens[i].id == id) {
			return &scan->screens[i];
		}
	}
	return NULL;
}

static void look_at_outputs(struct screen_scan *scan)
{
	struct drm_output *output, *next;
	wl_list_for_each_safe (output, next, scan->outputs, link) {
		if (output->device != scan->device) {
			continue;
		}
		struct kms_connector *screen = find_screen(scan, output->connector);
		if (screen != NULL) {
			drm_output_update(output, screen);
		} else {
			log_line(scan->log, LOG_INFO, "output %s is gone", output->base.name);
			drm_output_turn_off(output);
			output_destroy(&output->base);
		}
	}
}

static struct drm_output *find_output(const struct screen_scan *scan, uint32_t connector)
{
	struct drm_output *output;
	wl_list_for_each (output, scan->outputs, link) {
		if (output->device == scan->device && output->connector == connector) {
			return output;
		}
	}
	return NULL;
}

static void add_output(
	struct screen_scan *scan, const struct kms_connector *screen, struct kms_crtc *crtc)
{
	const struct output_wish *wish = screen_scan_find_wish(
		scan->wishes, scan->wish_count, screen->name, count_unnamed(scan));
	struct drm_output_config config = {
		.layout = scan->layout,
		.log = scan->log,
		.device = scan->device,
		.crtc = crtc,
		.connector = screen,
		.wish = wish != NULL ? wish : &no_wish,
	};
	struct drm_output *output;
	if (drm_output_create(&config, &output) == 0) {
		output->takes_unnamed = wish != NULL && wish->name[0] == '\0';
		wl_list_insert(scan->outputs->prev, &output->link);
		if (config.wish->off) {
			output_disable(&output->base);
		}
	}
}

static void add_outputs(struct screen_scan *scan)
{
	uint32_t possible[SCREEN_SCAN_MAX], free_crtcs = 0;
	int chosen[SCREEN_SCAN_MAX];
	for (size_t i = 0; i < scan->device->crtc_count; i++) {
		free_crtcs |= scan->device->crtcs[i].user == NULL ? UINT32_C(1) << i : 0;
	}
	for (size_t i = 0; i < scan->count; i++) {
		struct drm_output *output = find_output(scan, scan->screens[i].id);
		possible[i] = scan->screens[i].possible_crtcs;
		chosen[i] = output != NULL ? (int)output->crtc->index : KMS_CRTC_NONE;
	}
	kms_crtc_assign(possible, scan->count, free_crtcs, chosen);
	for (size_t i = 0; i < scan->count; i++) {
		if (chosen[i] == KMS_CRTC_NONE) {
			log_line(scan->log, LOG_ERROR,
				"output %s: the device drives no more screens",
				scan->screens[i].name);
		} else if (find_output(scan, scan->screens[i].id) == NULL) {
			add_output(scan, &scan->screens[i], &scan->device->crtcs[chosen[i]]);
		}
	}
}

void screen_scan_run(struct screen_scan *scan)
{
	scan->count = 0;
	if (kms_device_for_each_connector(scan->device, add_connector, scan) == 0) {
		look_at_outputs(scan);
		add_outputs(scan);
	}
	for (size_t i = 0; i < scan->count; i++) {
		kms_connector_finish(&scan->screens[i]);
	}
}
