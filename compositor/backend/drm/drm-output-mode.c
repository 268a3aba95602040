/* SPDX-License-Identifier: MIT */
/*
 * The mode's part of drm-output.h: which one a screen has, and what its user may
 * choose.
 */
#include "backend/drm/drm-output.h"

#include "backend/drm/kms-mode.h"

const drmModeModeInfo *drm_output_choose_mode(const struct log *log,
	const struct kms_connector *connector, const struct output_wish *wish)
{
	const drmModeModeInfo *mode =
		kms_mode_choose(connector->modes, connector->mode_count, wish);
	if (mode == NULL) {
		log_line(log, LOG_ERROR, "output %s has no mode of %dx%d", connector->name,
			wish->width, wish->height);
		mode = kms_mode_choose(connector->modes, connector->mode_count, NULL);
	}
	return mode;
}

bool drm_output_takes_mode(const struct output *base, const struct output_mode *mode)
{
	const struct drm_output *output = wl_container_of(base, output, base);
	return kms_mode_list_find(&output->modes, mode) != NULL;
}

static void set_mode(struct drm_output *output, const drmModeModeInfo *mode)
{
	output->mode = *mode;
	output->has_mode = false;
	output->setup = ++output->device->setups;
}

/* What its user has chosen is what is wished from now on. */
void drm_output_mode_changed(struct output *base)
{
	struct drm_output *output = wl_container_of(base, output, base);
	struct output_mode now = kms_mode_to_output(&output->mode);
	const drmModeModeInfo *mode = kms_mode_list_find(&output->modes, &base->mode);
	if (mode != NULL && !output_mode_equal(&now, &base->mode)) {
		set_mode(output, mode);
		output->wish.width = base->mode.width;
		output->wish.height = base->mode.height;
		output->wish.refresh_mhz = base->mode.refresh_mhz;
	}
}

static void update_modes(struct drm_output *output, const struct kms_connector *connector)
{
	struct kms_mode_list fresh;
	if (kms_mode_list_init(&fresh, connector->modes, connector->mode_count) == 0) {
		kms_mode_list_finish(&output->modes);
		output->modes = fresh;
		output->base.modes = fresh.modes;
		output->base.mode_count = fresh.count;
	}
}

void drm_output_update(struct drm_output *output, const struct kms_connector *connector)
{
	update_modes(output, connector);
	const drmModeModeInfo *mode = drm_output_choose_mode(output->log, connector, &output->wish);
	struct output *base = &output->base;
	struct output_mode next = kms_mode_to_output(mode);
	if (kms_mode_equal(mode, &output->mode) || !output_mode_is_possible(&next, base->scale)) {
		return;
	}
	set_mode(output, mode);
	output_configure(base, &next, base->scale, base->transform);
	log_line(output->log, LOG_VERBOSE, "output %s: now %dx%d at %.3f Hz", base->name,
		next.width, next.height, next.refresh_mhz / 1000.0);
}
