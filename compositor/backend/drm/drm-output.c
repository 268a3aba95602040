/* SPDX-License-Identifier: MIT */
#include "backend/drm/drm-output.h"

#include "backend/drm/kms-mode.h"
#include "base/clock.h"
#include "output/direct.h"
#include "output/output-layout.h"
#include "scene/region-map.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct drm_output *from_base(struct output *base)
{
	struct drm_output *output = wl_container_of(base, output, base);
	return output;
}

static int handle_target(struct output *base, struct render_target **target_out)
{
	struct drm_output *output = from_base(base);
	struct swapchain *swapchain = &output->swapchain;
	if (!swapchain_has_size(swapchain, base->mode.width, base->mode.height)) {
		struct swapchain fresh;
		int result = swapchain_init(&fresh, output->device->fd, base->mode.width,
			base->mode.height, output->device->prefers_shadow);
		if (result != 0) {
			return result;
		}
		swapchain_finish(swapchain);
		*swapchain = fresh;
		output->has_mode = false; /* what was on the screen is gone with the old ones */
	}
	*target_out = swapchain_acquire(swapchain);
	(*target_out)->transform = base->transform;
	return 0;
}

static struct scanout_buffer *use(struct scanout_buffer *scanout)
{
	if (scanout != NULL) {
		scanout->uses++;
	}
	return scanout;
}

static void stop_using(struct scanout_buffer **scanout)
{
	if (*scanout != NULL) {
		(*scanout)->uses--;
	}
	*scanout = NULL;
}

static struct kms_state make_state(struct drm_output *output)
{
	return (struct kms_state){
		.crtc = output->crtc,
		.connector = output->connector,
		.connector_crtc = output->connector_crtc,
		.mode = &output->mode,
		.modeset = !output->has_mode,
	};
}

static void add_primary(struct kms_state *state, const struct framebuffer *framebuffer,
	const pixman_region32_t *damage)
{
	struct box all = {0, 0, framebuffer->layout.width, framebuffer->layout.height};
	state->planes[state->plane_count++] = (struct kms_plane_state){
		.plane = state->crtc->primary,
		.framebuffer = framebuffer->id,
		.source = all,
		.place = all,
		.damage = damage,
	};
}

/* Once, until it works again: a commit that fails is tried again and again. */
static void explain(struct drm_output *output, int result)
{
	if (result != output->error_logged && result != 0) {
		log_line(output->log, LOG_ERROR, "output %s: the driver %s refuses a frame: %s",
			output->base.name, output->device->driver, strerror(-result));
	}
	output->error_logged = result;
}

/* scanout has the framebuffer, or is NULL when that is ours. */
static int commit(struct drm_output *output, const struct framebuffer *framebuffer,
	struct scanout_buffer *scanout, const struct frame *frame)
{
	const struct output *base = &output->base;
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	int result = region_transform(
		base->transform, output_width(base), output_height(base), &frame->damage, &damage);
	if (result != 0) {
		return result;
	}
	struct kms_state state = make_state(output);
	add_primary(&state, framebuffer, &damage);
	bool flips;
	result = output->device->impl->commit(output->device, &state, &flips);
	pixman_region32_fini(&damage);
	explain(output, result);
	if (result != 0) {
		return result;
	}
	output->has_mode = true;
	output->waits = true;
	output->awaited = use(scanout);
	if (!flips) {
		drm_output_flipped(output, clock_now(), 0);
	}
	return 0;
}

/* Asked once for each buffer: what a driver takes does not depend on the pixels. */
static bool is_taken(struct drm_output *output, struct scanout_buffer *scanout)
{
	if (scanout->taken != output->setup && scanout->refused != output->setup) {
		struct kms_state state = make_state(output);
		add_primary(&state, &scanout->framebuffer, NULL);
		int result = output->device->impl->test(output->device, &state);
		*(result == 0 ? &scanout->taken : &scanout->refused) = output->setup;
	}
	return scanout->refused != output->setup;
}

static uint32_t handle_judge_direct(struct output *base, struct buffer *buffer)
{
	struct drm_output *output = from_base(base);
	struct scanout_cache *cache = output->device->scanout;
	struct scanout_buffer *scanout = NULL;
	uint32_t obstacles = DIRECT_OUTPUT;
	if (cache != NULL) {
		obstacles = scanout_cache_judge(cache, buffer, output->crtc->primary, &scanout);
	}
	if (obstacles == 0 && !is_taken(output, scanout)) {
		obstacles = DIRECT_OUTPUT;
	}
	output->candidate = obstacles == 0 ? scanout : NULL;
	return obstacles;
}

static int commit_drawn(struct drm_output *output, const struct frame *frame)
{
	const struct framebuffer *framebuffer = swapchain_take(&output->swapchain, &output->base);
	return framebuffer != NULL ? commit(output, framebuffer, NULL, frame) : -ENOMEM;
}

static int commit_direct(struct drm_output *output, const struct frame *frame)
{
	struct scanout_buffer *scanout = output->candidate;
	assert(scanout != NULL && scanout->buffer == frame->direct);
	int result = commit(output, &scanout->framebuffer, scanout, frame);
	if (result == -EINVAL) {
		scanout->refused = output->setup; /* though the test went well, or there is none */
	}
	return result;
}

static int handle_commit(struct output *base, const struct frame *frame)
{
	struct drm_output *output = from_base(base);
	return frame->direct != NULL ? commit_direct(output, frame) : commit_drawn(output, frame);
}

static bool handle_takes_mode(const struct output *base, const struct output_mode *mode)
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
static void handle_mode_changed(struct output *base)
{
	struct drm_output *output = from_base(base);
	struct output_mode now = kms_mode_to_output(&output->mode);
	const drmModeModeInfo *mode = kms_mode_list_find(&output->modes, &base->mode);
	if (mode != NULL && !output_mode_equal(&now, &base->mode)) {
		set_mode(output, mode);
		output->wish.width = base->mode.width;
		output->wish.height = base->mode.height;
		output->wish.refresh_mhz = base->mode.refresh_mhz;
	}
}

/* The next frame turns it on. */
static void handle_set_power(struct output *base, bool on)
{
	if (!on) {
		drm_output_turn_off(from_base(base));
	}
}

static void handle_destroy(struct output *base)
{
	struct drm_output *output = from_base(base);
	stop_using(&output->shown);
	stop_using(&output->awaited);
	output_finish(base);
	wl_list_remove(&output->link);
	swapchain_finish(&output->swapchain);
	kms_mode_list_finish(&output->modes);
	output->crtc->user = NULL;
	free(output);
}

static const struct output_interface output_impl = {
	.target = handle_target,
	.judge_direct = handle_judge_direct,
	.commit = handle_commit,
	.takes_mode = handle_takes_mode,
	.mode_changed = handle_mode_changed,
	.set_power = handle_set_power,
	.destroy = handle_destroy,
};

/* The mode wished for, or, where the screen has none such, the one it likes best. */
static const drmModeModeInfo *choose_mode(const struct log *log,
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

static int init_base(struct drm_output *output, const struct drm_output_config *config)
{
	const struct kms_connector *connector = config->connector;
	const struct edid *edid = &connector->edid;
	char description[96];
	snprintf(description, sizeof(description), "%s%s%s on %s", edid->make,
		edid->make[0] != '\0' ? " " : "", edid->model[0] != '\0' ? edid->model : "Screen",
		connector->name);
	struct output_config base = {
		.name = connector->name,
		.make = edid->make[0] != '\0' ? edid->make : "Unknown",
		.model = edid->model[0] != '\0' ? edid->model : "Unknown",
		.description = description,
		.mm_width = connector->mm_width,
		.mm_height = connector->mm_height,
		.mode = kms_mode_to_output(&output->mode),
		.modes = output->modes.modes,
		.mode_count = output->modes.count,
		.scale = config->wish->scale,
		.transform = config->wish->transform,
	};
	return output_init(&output->base, &output_impl, config->layout, &base);
}

int drm_output_create(const struct drm_output_config *config, struct drm_output **output_out)
{
	struct drm_output *output = calloc(1, sizeof(*output));
	if (output == NULL) {
		return -ENOMEM;
	}
	output->log = config->log;
	output->device = config->device;
	output->crtc = config->crtc;
	output->connector = config->connector->id;
	output->connector_crtc = config->connector->properties[KMS_CONNECTOR_CRTC_ID];
	output->wish = *config->wish;
	output->mode = *choose_mode(config->log, config->connector, config->wish);
	output->setup = ++config->device->setups;
	wl_list_init(&output->link);
	int result = kms_mode_list_init(
		&output->modes, config->connector->modes, config->connector->mode_count);
	if (result == 0) {
		result = init_base(output, config);
	}
	if (result != 0) {
		log_line(config->log, LOG_ERROR, "output %s cannot be used: %s",
			config->connector->name, strerror(-result));
		kms_mode_list_finish(&output->modes);
		free(output);
		return result;
	}
	output->crtc->user = output;
	output->base.scans_out =
		config->device->scanout != NULL && scanout_cache_is_useful(config->device->scanout);
	log_line(config->log, LOG_VERBOSE, "output %s: %dx%d at %.3f Hz, scale %g, driver %s, %s",
		output->base.name, output->base.mode.width, output->base.mode.height,
		output->base.mode.refresh_mhz / 1000.0, output->base.scale, output->device->driver,
		output->device->atomic ? "atomic" : "legacy");
	*output_out = output;
	return 0;
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
	const drmModeModeInfo *mode = choose_mode(output->log, connector, &output->wish);
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

void drm_output_flipped(struct drm_output *output, int64_t time_nsec, uint32_t sequence)
{
	if (!output->waits) {
		return; /* of the output that had the CRTC before */
	}
	output->waits = false;
	bool drawn = output->awaited == NULL;
	swapchain_flipped(&output->swapchain, drawn);
	stop_using(&output->shown);
	output->shown = output->awaited;
	output->awaited = NULL;
	uint32_t hardware = PRESENTATION_VSYNC | PRESENTATION_HW_CLOCK | PRESENTATION_HW_COMPLETION;
	output_presented(&output->base, time_nsec,
		(sequence != 0 ? hardware : 0) | (drawn ? 0 : (uint32_t)PRESENTATION_ZERO_COPY));
}

void drm_output_reset(struct drm_output *output)
{
	output->has_mode = false;
}

void drm_output_turn_off(struct drm_output *output)
{
	struct kms_state state = make_state(output);
	output->device->impl->turn_off(output->device, &state);
	output->has_mode = false;
}
