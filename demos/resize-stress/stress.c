/* SPDX-License-Identifier: MIT */
#include "stress.h"

#include "self-check.h"

#include <errno.h>
#include <string.h>

enum {
	WAIT_MS = 100,
	PATIENCE_MS = 10000,  /* with no free buffer and no callback */
	RESIZES_IN_EIGHT = 5, /* frames; the other three are drawn in part */
};

static struct size size_limit(const struct options *options, const struct globals *globals)
{
	struct size max = {options->max_width, options->max_height};
	struct size output = globals->output_size;
	if (output.width <= 0 || output.height <= 0) {
		output = (struct size){1920, 1080};
	}
	if (max.width == 0) {
		return output;
	}
	if (options->check_each > 0) {
		/* what is outside the output cannot be checked */
		max.width = max.width < output.width ? max.width : output.width;
		max.height = max.height < output.height ? max.height : output.height;
	}
	return max;
}

int stress_init(struct stress *stress_out, const struct options *options, struct globals *globals,
	struct statistics *statistics)
{
	struct stress *stress = stress_out;
	*stress = (struct stress){
		.options = options,
		.globals = globals,
		.statistics = statistics,
		.max = size_limit(options, globals),
	};
	int error = weddell_pool_create(globals->connection.shm, 0, &stress->pool);
	if (error < 0) {
		return error;
	}
	weddell_pool_set_wishes(stress->pool, globals->connection.wishes);
	error = weddell_swapchain_create(stress->pool, WL_SHM_FORMAT_XRGB8888, &stress->swapchain);
	if (error < 0) {
		weddell_pool_destroy(stress->pool);
		return error;
	}
	window_init(&stress->window, globals);
	frame_callbacks_init(&stress->callbacks, statistics);
	capture_init(&stress->capture, globals);
	return 0;
}

void stress_finish(struct stress *stress)
{
	capture_finish(&stress->capture);
	frame_callbacks_finish(&stress->callbacks);
	window_finish(&stress->window);
	weddell_swapchain_destroy(stress->swapchain);
	weddell_pool_destroy(stress->pool);
}

static bool wait_for_events(struct stress *stress, int timeout_ms)
{
	int error = connection_wait(&stress->globals->connection, timeout_ms);
	if (error < 0) {
		const struct wl_interface *interface = NULL;
		uint32_t id, code = 0;
		if (error == -EPROTO) {
			code = wl_display_get_protocol_error(
				stress->globals->connection.display, &interface, &id);
		}
		statistics_wrong(stress->statistics, "the connection broke: %s, %s code %u",
			strerror(-error), interface != NULL ? interface->name : "no interface",
			code);
		stress->broken = true;
	}
	return error == 0;
}

/* Whether the frame that comes next will be compared. */
static bool is_to_check(const struct stress *stress)
{
	int64_t each = stress->options->check_each;
	return each > 0 && (stress->pattern.frame + 1) % (uint64_t)each == 0;
}

static struct size next_size(struct stress *stress)
{
	if (stress->window.demanded.width > 0) {
		return stress->window.demanded;
	}
	struct size size = sizes_at(stress->size_number, stress->max);
	if (is_to_check(stress) && size.width < PATTERN_HEADER) {
		size.width = PATTERN_HEADER;
	}
	return size;
}

static bool may_draw_in_part(const struct stress *stress)
{
	const struct pattern *shown = &stress->pattern;
	const struct size *demanded = &stress->window.demanded;
	bool same = demanded->width == 0 ||
		    (demanded->width == shown->width && demanded->height == shown->height);
	return shown->frame > 0 && same && shown->patch_count < PATTERN_PATCHES &&
	       shown->frame % 8 >= RESIZES_IN_EIGHT &&
	       (!is_to_check(stress) || shown->width >= PATTERN_HEADER);
}

/* What the next frame shows. */
static struct pattern next_pattern(struct stress *stress)
{
	struct pattern pattern = stress->pattern;
	uint32_t frame = pattern.frame + 1;
	if (may_draw_in_part(stress)) {
		pattern_add_patch(&pattern, frame);
	} else {
		struct size size = next_size(stress);
		pattern_init(&pattern, frame, size.width, size.height);
	}
	return pattern;
}

/* Draws what the buffer lacks, then what is new. The damage is what is new. */
static void draw_in_part(
	struct stress *stress, const struct pattern *pattern, const struct weddell_frame *frame)
{
	const struct weddell_box damage[] = {
		pattern->patches[pattern->patch_count - 1].box,
		pattern_header_box(pattern),
	};
	for (size_t i = 0; i < frame->repaint_count; i++) {
		pattern_paint(pattern, &frame->repaint[i], frame->pixels, frame->stride);
	}
	for (size_t i = 0; i < sizeof(damage) / sizeof(damage[0]); i++) {
		pattern_paint(pattern, &damage[i], frame->pixels, frame->stride);
	}
	frame_callbacks_request(&stress->callbacks, stress->window.surface);
	weddell_swapchain_present(stress->swapchain, stress->window.surface, damage, 2);
	stress->statistics->partial_frames++;
}

static void draw_whole(
	struct stress *stress, const struct pattern *pattern, const struct weddell_frame *frame)
{
	const struct weddell_box whole = {0, 0, pattern->width, pattern->height};
	pattern_paint(pattern, &whole, frame->pixels, frame->stride);
	frame_callbacks_request(&stress->callbacks, stress->window.surface);
	weddell_swapchain_present(stress->swapchain, stress->window.surface, NULL, 0);
	stress->size_number++;
	stress->statistics->resizes += pattern->width != stress->pattern.width ||
				       pattern->height != stress->pattern.height;
}

/* Shows the next frame. False when no buffer is free, or all is broken. */
static bool show_frame(struct stress *stress)
{
	struct pattern pattern = next_pattern(stress);
	struct weddell_frame frame;
	int error =
		weddell_swapchain_begin(stress->swapchain, pattern.width, pattern.height, &frame);
	if (error < 0 && error != -EAGAIN) {
		statistics_wrong(stress->statistics, "no buffer of %dx%d: %s", pattern.width,
			pattern.height, strerror(-error));
		stress->broken = true;
	}
	if (error < 0) {
		stress->statistics->waits++;
		return false;
	}
	if (pattern.patch_count > 0) {
		draw_in_part(stress, &pattern, &frame);
	} else {
		draw_whole(stress, &pattern, &frame);
	}
	stress->pattern = pattern;
	stress->window.size = (struct size){pattern.width, pattern.height};
	stress->checked = false;
	stress->statistics->frames++;
	return true;
}

static bool all_callbacks_came(const struct stress *stress)
{
	return wl_list_empty(&stress->callbacks.pending);
}

/* Compares the frame presented last, once it is shown. */
static void check(struct stress *stress)
{
	int64_t start = statistics_now();
	while (!all_callbacks_came(stress)) {
		if (!wait_for_events(stress, WAIT_MS)) {
			return;
		}
		if (statistics_now() - start > PATIENCE_MS * INT64_C(1000000)) {
			statistics_wrong(stress->statistics, "no frame callback of frame %u came",
				stress->pattern.frame);
			stress->broken = true;
			return;
		}
	}
	int error = self_check_run(&stress->capture, &stress->pattern, stress->statistics);
	if (error < 0) {
		statistics_wrong(
			stress->statistics, "the picture was not read back: %s", strerror(-error));
		stress->broken = true;
	}
	stress->checked = true;
}

/* A window that somebody else made narrow has no header to be found by. */
static bool can_be_found(const struct stress *stress)
{
	return stress->pattern.width >= PATTERN_HEADER;
}

static bool is_over(const struct stress *stress)
{
	const struct options *options = stress->options;
	const struct statistics *statistics = stress->statistics;
	int64_t time = statistics_now() - statistics->start;
	return stress->broken || stress->window.closed ||
	       (options->seconds > 0 && time >= options->seconds * INT64_C(1000000000)) ||
	       (options->steps > 0 && statistics->frames >= (uint64_t)options->steps);
}

/* One frame, or a wait for what stands in its way. True if there was a frame. */
static bool step(struct stress *stress)
{
	bool held = stress->options->wait_for_callback && !all_callbacks_came(stress);
	bool ready = stress->window.configured && !held;
	if (!ready || !show_frame(stress)) {
		if (!stress->broken) {
			wait_for_events(stress, WAIT_MS);
		}
		return false;
	}
	int64_t each = stress->options->check_each;
	if (each > 0 && stress->pattern.frame % (uint64_t)each == 0 && can_be_found(stress)) {
		check(stress);
	} else {
		wait_for_events(stress, 0);
	}
	return true;
}

void stress_run(struct stress *stress)
{
	int64_t last_frame = statistics_now();
	while (!is_over(stress)) {
		if (step(stress)) {
			last_frame = statistics_now();
		} else if (statistics_now() - last_frame > PATIENCE_MS * INT64_C(1000000)) {
			statistics_wrong(
				stress->statistics, "the compositor lets nothing be drawn");
			stress->broken = true;
		}
		statistics_tick(stress->statistics, stress->pool);
	}
	if (stress->options->check_each > 0 && !stress->checked && !stress->broken &&
		!stress->window.closed && can_be_found(stress)) {
		check(stress);
	}
}
