/* SPDX-License-Identifier: MIT */
#include "backend/headless/headless.h"

#include "base/clock.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	DEFAULT_REFRESH_MHZ = 60000,
	DOTS_PER_INCH = 96, /* what toolkits take as the size without scaling */
};

struct headless_backend {
	struct output_layout *layout;
	struct wl_list outputs; /* headless_output.link */
	unsigned int outputs_made;
};

struct headless_output {
	struct output base;
	struct wl_list link;         /* headless_backend.outputs */
	struct render_target target; /* data is NULL until it is needed */
};

/* Direct frames need no memory of ours, so there is none before the first other frame. */
static int handle_target(struct output *base, struct render_target **target_out)
{
	struct headless_output *output = wl_container_of(base, output, base);
	struct render_target *target = &output->target;
	const struct output_mode *mode = &base->mode;
	if (target->data == NULL || target->width != mode->width ||
		target->height != mode->height) {
		void *data = calloc((size_t)mode->width * (size_t)mode->height, 4);
		if (data == NULL) {
			return -ENOMEM;
		}
		free(target->data);
		*target = (struct render_target){
			.data = data,
			.width = mode->width,
			.height = mode->height,
			.stride = mode->width * 4,
			.fourcc = PIXEL_FORMAT_XRGB8888,
		};
	}
	target->transform = base->transform;
	*target_out = target;
	return 0;
}

/* Read back, it is read in place. */
static bool handle_takes_direct(struct output *base, struct buffer *buffer)
{
	struct pixel_view view;
	return buffer_view(buffer, &view);
}

static int handle_commit(struct output *base, const struct frame *frame)
{
	output_presented(base, clock_now(), 0);
	return 0;
}

static void handle_destroy(struct output *base)
{
	struct headless_output *output = wl_container_of(base, output, base);
	output_finish(base);
	wl_list_remove(&output->link);
	free(output->target.data);
	free(output);
}

static const struct output_interface output_impl = {
	.target = handle_target,
	.takes_direct = handle_takes_direct,
	.commit = handle_commit,
	.destroy = handle_destroy,
};

int headless_backend_create(struct output_layout *layout, struct headless_backend **backend_out)
{
	struct headless_backend *backend = calloc(1, sizeof(*backend));
	if (backend == NULL) {
		return -ENOMEM;
	}
	backend->layout = layout;
	wl_list_init(&backend->outputs);
	*backend_out = backend;
	return 0;
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
	snprintf(name, sizeof(name), "HEADLESS-%u", backend->outputs_made + 1);
	snprintf(description, sizeof(description), "Headless output %u", backend->outputs_made + 1);
	struct output_config base = {
		.name = config->name != NULL ? config->name : name,
		.make = "Weddell",
		.model = "headless",
		.description = description,
		.mm_width = to_millimetres(config->width),
		.mm_height = to_millimetres(config->height),
		.mode = {config->width, config->height,
			config->refresh_mhz != 0 ? config->refresh_mhz : DEFAULT_REFRESH_MHZ},
		.scale = config->scale != 0 ? config->scale : 1,
		.transform = config->transform,
	};
	int error = output_init(&output->base, &output_impl, backend->layout, &base);
	if (error != 0) {
		free(output);
		return error;
	}
	backend->outputs_made++;
	wl_list_insert(backend->outputs.prev, &output->link);
	*output_out = &output->base;
	return 0;
}
