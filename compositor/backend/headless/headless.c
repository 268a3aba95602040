/* SPDX-License-Identifier: MIT */
#include "backend/headless/headless.h"

#include "base/clock.h"
#include "output/direct.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	DEFAULT_WIDTH = 1280,
	DEFAULT_HEIGHT = 720,
	DEFAULT_REFRESH_MHZ = 60000,
	DOTS_PER_INCH = 96, /* what toolkits take as the size without scaling */
	PAGE = 4096,
};

struct headless_backend {
	struct backend base;
	struct output_layout *layout;
	struct wl_list outputs; /* headless_output.link */
};

struct headless_output {
	struct output base;
	struct wl_list link;         /* headless_backend.outputs */
	struct render_target target; /* data is NULL until it is needed */
	void *memory;                /* in which data is; owned */
};

/* Black, and as aligned as a screen's: the quickest way to write it needs that. calloc, which has
 * no alignment, gives pages that cost nothing until they are touched. */
static int make_target(struct headless_output *output, int32_t width, int32_t height)
{
	char *memory = calloc((size_t)width * (size_t)height + PAGE / 4, 4);
	if (memory == NULL) {
		return -ENOMEM;
	}
	free(output->memory);
	output->memory = memory;
	output->target = (struct render_target){
		.data = memory + -(uintptr_t)memory % PAGE,
		.width = width,
		.height = height,
		.stride = width * 4,
		.fourcc = PIXEL_FORMAT_XRGB8888,
		.blank = true,
	};
	return 0;
}

/* Direct frames need no memory of ours, so there is none before the first other frame. */
static int handle_target(struct output *base, struct render_target **target_out)
{
	struct headless_output *output = wl_container_of(base, output, base);
	struct render_target *target = &output->target;
	const struct output_mode *mode = &base->mode;
	if (target->data == NULL || target->width != mode->width ||
		target->height != mode->height) {
		int error = make_target(output, mode->width, mode->height);
		if (error != 0) {
			return error;
		}
	}
	target->transform = base->transform;
	*target_out = target;
	return 0;
}

/* Read back, it is read in place. */
static uint32_t handle_judge_direct(struct output *base, struct buffer *buffer)
{
	struct pixel_view view;
	return buffer_view(buffer, &view) ? 0 : (uint32_t)DIRECT_MEMORY;
}

static int handle_commit(struct output *base, const struct frame *frame)
{
	output_presented(base, clock_now(), frame->direct != NULL ? PRESENTATION_ZERO_COPY : 0);
	return 0;
}

/* A screen that is nowhere is as dark as it shows nothing. */
static void handle_set_power(struct output *base, bool on)
{
}

static void handle_destroy(struct output *base)
{
	struct headless_output *output = wl_container_of(base, output, base);
	output_finish(base);
	wl_list_remove(&output->link);
	free(output->memory);
	free(output);
}

static bool handle_takes_mode(const struct output *base, const struct output_mode *mode)
{
	return true;
}

/* Any can be; these are for those who want to choose. */
static const struct output_mode common_modes[] = {
	{1280, 720, DEFAULT_REFRESH_MHZ},
	{1920, 1080, DEFAULT_REFRESH_MHZ},
	{2560, 1440, DEFAULT_REFRESH_MHZ},
	{3840, 2160, DEFAULT_REFRESH_MHZ},
	{800, 600, DEFAULT_REFRESH_MHZ},
	{1024, 768, DEFAULT_REFRESH_MHZ},
	{1280, 1024, DEFAULT_REFRESH_MHZ},
	{1366, 768, DEFAULT_REFRESH_MHZ},
	{1920, 1200, DEFAULT_REFRESH_MHZ},
};

static const struct output_interface output_impl = {
	.target = handle_target,
	.judge_direct = handle_judge_direct,
	.commit = handle_commit,
	.takes_mode = handle_takes_mode,
	.set_power = handle_set_power,
	.destroy = handle_destroy,
	.ignores_alpha = true,
	.answers_late = true,
};

static void handle_backend_destroy(struct backend *base)
{
	struct headless_backend *backend = wl_container_of(base, backend, base);
	headless_backend_destroy(backend);
}

static const struct backend_interface backend_impl = {
	.destroy = handle_backend_destroy,
};

int headless_backend_create(struct output_layout *layout, struct headless_backend **backend_out)
{
	struct headless_backend *backend = calloc(1, sizeof(*backend));
	if (backend == NULL) {
		return -ENOMEM;
	}
	backend->base.impl = &backend_impl;
	backend->layout = layout;
	wl_list_init(&backend->outputs);
	*backend_out = backend;
	return 0;
}

struct backend *headless_backend_base(struct headless_backend *backend)
{
	return &backend->base;
}

void headless_backend_destroy(struct headless_backend *backend)
{
	if (backend == NULL) {
		return;
	}
	struct headless_output *output, *next;
	wl_list_for_each_safe (output, next, &backend->outputs, link) {
		output_destroy(&output->base);
	}
	free(backend);
}

bool headless_output_is(const struct output *output)
{
	return output->impl == &output_impl;
}

static unsigned int find_number(const struct output_layout *layout)
{
	char name[32];
	unsigned int number = 0;
	do {
		snprintf(name, sizeof(name), "HEADLESS-%u", ++number);
	} while (output_layout_from_name(layout, name) != NULL);
	return number;
}

static int32_t to_millimetres(int32_t pixels)
{
	return (int32_t)lrint(pixels * 25.4 / DOTS_PER_INCH);
}

int headless_backend_add_output(struct headless_backend *backend,
	const struct headless_output_config *config, struct output **output_out)
{
	struct headless_output *output = calloc(1, sizeof(*output));
	if (output == NULL) {
		return -ENOMEM;
	}
	char name[32], description[64];
	unsigned int number = find_number(backend->layout);
	snprintf(name, sizeof(name), "HEADLESS-%u", number);
	snprintf(description, sizeof(description), "Headless output %u", number);
	struct output_config base = {
		.name = config->name != NULL ? config->name : name,
		.make = "Weddell",
		.model = "headless",
		.description = description,
		.mm_width = to_millimetres(config->width),
		.mm_height = to_millimetres(config->height),
		.mode = {config->width, config->height,
			config->refresh_mhz != 0 ? config->refresh_mhz : DEFAULT_REFRESH_MHZ},
		.modes = common_modes,
		.mode_count = sizeof(common_modes) / sizeof(common_modes[0]),
		.scale = config->scale != 0 ? config->scale : 1,
		.transform = config->transform,
	};
	int error = output_init(&output->base, &output_impl, backend->layout, &base);
	if (error != 0) {
		free(output);
		return error;
	}
	wl_list_insert(backend->outputs.prev, &output->link);
	*output_out = &output->base;
	return 0;
}

int headless_backend_add_wish(struct headless_backend *backend, const struct output_wish *wish,
	struct output **output_out)
{
	struct headless_output_config config = {
		.width = wish->width != 0 ? wish->width : DEFAULT_WIDTH,
		.height = wish->height != 0 ? wish->height : DEFAULT_HEIGHT,
		.refresh_mhz = wish->refresh_mhz,
		.scale = wish->scale,
		.transform = wish->transform,
		.name = wish->name[0] != '\0' ? wish->name : NULL,
	};
	int result = headless_backend_add_output(backend, &config, output_out);
	if (result == 0 && wish->off) {
		output_disable(*output_out);
	}
	return result;
}

static int add_first(
	struct headless_backend *backend, const struct output_wish *wish, const struct log *log)
{
	struct output *output;
	int result = headless_backend_add_wish(backend, wish, &output);
	if (result == -EEXIST) {
		log_line(log, LOG_ERROR, "two outputs are called %s", wish->name);
		return result;
	}
	if (result != 0) {
		log_line(log, LOG_ERROR, "cannot make a %dx%d output: %s", wish->width,
			wish->height, strerror(-result));
		return result;
	}
	log_line(log, LOG_VERBOSE, "output %s: %dx%d at %.3f Hz, scale %g", output->name,
		output->mode.width, output->mode.height, output->mode.refresh_mhz / 1000.0,
		output->scale);
	return 0;
}

int headless_backend_start(const struct backend_config *config, struct backend **backend_out)
{
	static const struct output_wish no_wish = {.scale = 1};
	struct headless_backend *backend;
	int result = headless_backend_create(config->layout, &backend);
	if (result != 0) {
		log_line(config->log, LOG_ERROR, "cannot start: %s", strerror(-result));
		return result;
	}
	if (config->wish_count == 0) {
		result = add_first(backend, &no_wish, config->log);
	}
	for (size_t i = 0; i < config->wish_count && result == 0; i++) {
		result = add_first(backend, &config->wishes[i], config->log);
	}
	if (result != 0) {
		headless_backend_destroy(backend);
		return result;
	}
	*backend_out = &backend->base;
	return 0;
}
