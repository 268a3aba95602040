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

static int fit_swapchain(struct drm_output *output)
{
	const struct output *base = &output->base;
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
	return 0;
}

static int handle_target(struct output *base, struct render_target **target_out)
{
	struct drm_output *output = from_base(base);
	int result = fit_swapchain(output);
	if (result != 0) {
		return result;
	}
	*target_out = swapchain_acquire(&output->swapchain);
	(*target_out)->transform = base->transform;
	return 0;
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
		.layout = framebuffer->layout,
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

/* Though the test went well, or there is none. What is on planes is tried without before the
 * picture behind them is blamed. */
static void note_failure(struct drm_output *output, const struct kms_state *state,
	struct scanout_buffer *scanout, int result)
{
	if (result == -EINVAL && state->plane_count > 1) {
		drm_planes_note_refusal(&output->planes, state, output->setup);
	} else if (result == -EINVAL && scanout != NULL) {
		scanout->refused = output->setup;
	}
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
	/* what was on the screen before the mode was set is not known */
	add_primary(&state, framebuffer, state.modeset ? NULL : &damage);
	bool flips;
	result = drm_planes_add(&output->planes, frame, &state)
			 ? output->device->impl->commit(output->device, &state, &flips)
			 : -ENOMEM;
	pixman_region32_fini(&damage);
	explain(output, result);
	if (result != 0) {
		note_failure(output, &state, scanout, result);
		return result;
	}
	output->has_mode = true;
	output->waits = true;
	scanout_use_commit(&output->direct, scanout);
	drm_planes_committed(&output->planes, frame);
	if (!flips) {
		drm_output_flipped(output, clock_now(), 0);
	}
	return 0;
}

/* Asked once for each buffer: what a driver takes does not depend on the pixels. A refusal of a
 * frame that sets the mode, too, may not be meant for the buffer. */
static bool is_taken(struct drm_output *output, struct scanout_buffer *scanout)
{
	if (scanout->taken == output->setup || scanout->refused == output->setup) {
		return scanout->refused != output->setup;
	}
	struct kms_state state = make_state(output);
	add_primary(&state, &scanout->framebuffer, NULL);
	bool taken = output->device->impl->test(output->device, &state) == 0;
	if (taken) {
		scanout->taken = output->setup;
	} else if (!state.modeset) {
		scanout->refused = output->setup;
	}
	return taken;
}

static uint32_t handle_judge_direct(struct output *base, struct buffer *buffer)
{
	struct drm_output *output = from_base(base);
	struct scanout_cache *cache = output->device->scanout;
	struct scanout_buffer *scanout = NULL;
	uint32_t obstacles = DIRECT_OUTPUT;
	if (cache != NULL) {
		obstacles =
			scanout_cache_judge(cache, buffer, output->crtc->primary, true, &scanout);
	}
	if (obstacles == 0 && !is_taken(output, scanout)) {
		obstacles = DIRECT_OUTPUT;
	}
	output->candidate = obstacles == 0 ? scanout : NULL;
	return obstacles;
}

static uint32_t handle_judge_plane(struct output *base, const struct frame_plane *plane)
{
	struct drm_output *output = from_base(base);
	return plane->buffer != NULL ? drm_planes_judge(&output->planes, plane) : 0;
}

static struct render_target *handle_plane_target(
	struct output *base, const struct frame_plane *plane)
{
	struct drm_output *output = from_base(base);
	return drm_planes_target(&output->planes);
}

/* In front of what is drawn, it is any picture of its size. */
static bool handle_takes_planes(
	struct output *base, const struct frame *frame, const struct buffer *direct)
{
	struct drm_output *output = from_base(base);
	struct kms_state state = make_state(output);
	if (direct != NULL) {
		assert(output->candidate != NULL && output->candidate->buffer == direct);
		add_primary(&state, &output->candidate->framebuffer, NULL);
	} else if (fit_swapchain(output) == 0) {
		add_primary(&state, swapchain_any(&output->swapchain), NULL);
	} else {
		return false;
	}
	return drm_planes_add(&output->planes, frame, &state) &&
	       drm_planes_test(&output->planes, &state, output->setup);
}

static int commit_drawn(struct drm_output *output, const struct frame *frame)
{
	const struct framebuffer *framebuffer =
		frame->kept ? swapchain_keep(&output->swapchain)
			    : swapchain_take(&output->swapchain, &output->base);
	return framebuffer != NULL ? commit(output, framebuffer, NULL, frame) : -ENOMEM;
}

static int commit_direct(struct drm_output *output, const struct frame *frame)
{
	struct scanout_buffer *scanout = output->candidate;
	assert(scanout != NULL && scanout->buffer == frame->direct);
	return commit(output, &scanout->framebuffer, scanout, frame);
}

static int handle_commit(struct output *base, const struct frame *frame)
{
	struct drm_output *output = from_base(base);
	return frame->direct != NULL ? commit_direct(output, frame) : commit_drawn(output, frame);
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
	scanout_use_end(&output->direct);
	drm_planes_finish(&output->planes);
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
	.judge_plane = handle_judge_plane,
	.plane_target = handle_plane_target,
	.takes_planes = handle_takes_planes,
	.commit = handle_commit,
	.takes_mode = drm_output_takes_mode,
	.mode_changed = drm_output_mode_changed,
	.set_power = handle_set_power,
	.destroy = handle_destroy,
	.answers_late = true,
	.ignores_alpha = true, /* by the format: pixel_format_without_alpha */
};

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
	output->mode = *drm_output_choose_mode(config->log, config->connector, config->wish);
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
	drm_planes_init(&output->planes, config->device, config->crtc);
	output->base.planes = output->planes.set.described;
	output->base.plane_count = output->planes.set.count;
	output->base.scans_out =
		config->device->scanout != NULL && scanout_cache_is_useful(config->device->scanout);
	log_line(config->log, LOG_VERBOSE,
		"output %s: %dx%d at %.3f Hz, scale %g, driver %s, %s, %zu planes more",
		output->base.name, output->base.mode.width, output->base.mode.height,
		output->base.mode.refresh_mhz / 1000.0, output->base.scale, output->device->driver,
		output->device->atomic ? "atomic" : "legacy", output->base.plane_count);
	*output_out = output;
	return 0;
}

void drm_output_flipped(struct drm_output *output, int64_t time_nsec, uint32_t sequence)
{
	if (!output->waits) {
		return; /* of the output that had the CRTC before */
	}
	output->waits = false;
	scanout_use_flip(&output->direct);
	swapchain_flipped(&output->swapchain, output->direct.shown == NULL);
	drm_planes_flipped(&output->planes);
	uint32_t hardware = PRESENTATION_VSYNC | PRESENTATION_HW_CLOCK | PRESENTATION_HW_COMPLETION;
	output_presented(&output->base, time_nsec,
		(sequence != 0 ? hardware : 0) | (uint32_t)PRESENTATION_ZERO_COPY);
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
	scanout_use_end(&output->direct); /* before its buffers can go */
	drm_planes_turned_off(&output->planes);
}
