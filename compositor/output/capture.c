/* SPDX-License-Identifier: MIT */
#include "output/capture.h"

#include "output/output-picture.h"

#include <errno.h>
#include <stdlib.h>

struct capture {
	struct output *output; /* NULL once gone */
	struct box box;        /* mode pixels */
	const struct capture_listener *listener;
	void *data;
	bool answered;
	struct capture_memory *memory; /* NULL: any frame will do */
	struct wl_listener frame;      /* of the output, while waiting */
	struct wl_listener output_destroy;
};

static void handle_output_remove(struct wl_listener *listener, void *data)
{
	struct capture_memory *memory = wl_container_of(listener, memory, output_remove);
	struct output *output = data;
	memory->serials[output->index] = 0;
}

void capture_memory_init(struct capture_memory *memory, struct output_layout *layout)
{
	*memory = (struct capture_memory){.output_remove.notify = handle_output_remove};
	wl_signal_add(&layout->events.remove, &memory->output_remove);
}

void capture_memory_finish(struct capture_memory *memory)
{
	wl_list_remove(&memory->output_remove.link);
}

/* A region of the output in mode pixels; pixels that are in it in part count. */
static struct box to_mode_pixels(const struct output *output, const struct box *region)
{
	struct box all = {0, 0, output_width(output), output_height(output)};
	struct box part = all;
	if (region != NULL) {
		struct affine map = {.xx = output->scale, .yy = output->scale};
		struct box hull = affine_hull(&map, region);
		part = box_intersect(&hull, &all);
	}
	return transform_box(output->transform, all.width, all.height, part);
}

void capture_damage_since(
	const struct capture *capture, uint64_t serial, pixman_region32_t *damage_out)
{
	const struct output *output = capture->output;
	pixman_region32_t upright;
	pixman_region32_init(&upright);
	bool known = serial != 0 && damage_history_since(&output->seen, serial, &upright) &&
		     region_transform(output->transform, output_width(output),
			     output_height(output), &upright, damage_out) == 0;
	pixman_region32_fini(&upright);
	unsigned int width = (unsigned int)capture->box.width;
	unsigned int height = (unsigned int)capture->box.height;
	if (known) {
		pixman_region32_translate(damage_out, -capture->box.x, -capture->box.y);
		pixman_region32_intersect_rect(damage_out, damage_out, 0, 0, width, height);
	} else {
		pixman_region32_fini(damage_out);
		pixman_region32_init_rect(damage_out, 0, 0, width, height);
	}
}

static bool has_changed(const struct capture *capture)
{
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	uint64_t serial = capture->memory->serials[capture->output->index];
	capture_damage_since(capture, serial, &damage);
	bool changed = pixman_region32_not_empty(&damage);
	pixman_region32_fini(&damage);
	return changed;
}

static bool is_due(const struct capture *capture)
{
	if (!frame_has_pixels(capture->output->shown)) {
		return false;
	}
	return capture->memory == NULL || has_changed(capture);
}

static void stop_waiting(struct capture *capture)
{
	wl_list_remove(&capture->frame.link);
	wl_list_init(&capture->frame.link);
}

static void answer_ready(struct capture *capture)
{
	capture->answered = true;
	capture->listener->ready(capture->data, capture);
}

static void answer_failed(struct capture *capture)
{
	if (!capture->answered) {
		capture->answered = true;
		capture->listener->failed(capture->data, capture);
	}
}

static void handle_frame(struct wl_listener *listener, void *data)
{
	struct capture *capture = wl_container_of(listener, capture, frame);
	if (is_due(capture)) {
		stop_waiting(capture);
		answer_ready(capture);
	}
}

static void handle_output_destroy(struct wl_listener *listener, void *data)
{
	struct capture *capture = wl_container_of(listener, capture, output_destroy);
	stop_waiting(capture);
	wl_list_remove(&capture->output_destroy.link);
	wl_list_init(&capture->output_destroy.link);
	capture->output = NULL;
	answer_failed(capture);
}

int capture_create(struct output *output, const struct box *region,
	const struct capture_listener *listener, void *data, struct capture **capture_out)
{
	struct box box = to_mode_pixels(output, region);
	if (box_is_empty(&box) || !output->powered) {
		return -ENOENT;
	}
	struct capture *capture = calloc(1, sizeof(*capture));
	if (capture == NULL) {
		return -ENOMEM;
	}
	*capture = (struct capture){
		.output = output,
		.box = box,
		.listener = listener,
		.data = data,
		.frame.notify = handle_frame,
		.output_destroy.notify = handle_output_destroy,
	};
	wl_list_init(&capture->frame.link);
	wl_signal_add(&output->events.leave, &capture->output_destroy);
	*capture_out = capture;
	return 0;
}

void capture_destroy(struct capture *capture)
{
	if (capture == NULL) {
		return;
	}
	wl_list_remove(&capture->frame.link);
	wl_list_remove(&capture->output_destroy.link);
	free(capture);
}

int32_t capture_width(const struct capture *capture)
{
	return capture->box.width;
}

int32_t capture_height(const struct capture *capture)
{
	return capture->box.height;
}

static void wait_for_frame(struct capture *capture)
{
	wl_signal_add(&capture->output->events.frame, &capture->frame);
}

void capture_start(struct capture *capture)
{
	if (capture->output == NULL) {
		answer_failed(capture);
	} else if (is_due(capture) && !output_is_scheduled(capture->output)) {
		answer_ready(capture);
	} else {
		/* what is shown is about to be replaced */
		wait_for_frame(capture);
		output_schedule_frame(capture->output);
	}
}

void capture_start_when_changed(struct capture *capture, struct capture_memory *memory)
{
	capture->memory = memory;
	if (capture->output == NULL) {
		answer_failed(capture);
	} else if (is_due(capture)) {
		answer_ready(capture);
	} else {
		wait_for_frame(capture);
	}
}

const struct output *capture_output(const struct capture *capture)
{
	return capture->output;
}

const struct box *capture_box(const struct capture *capture)
{
	return &capture->box;
}

int capture_read(const struct capture *capture, const struct box *part, void *data, int32_t stride)
{
	struct box box = *part;
	box.x += capture->box.x;
	box.y += capture->box.y;
	return output_read_pixels(capture->output, &box, data, stride);
}

void capture_take_damage(
	const struct capture *capture, struct capture_memory *memory, pixman_region32_t *damage_out)
{
	uint64_t *serial = &memory->serials[capture->output->index];
	capture_damage_since(capture, *serial, damage_out);
	*serial = capture->output->seen.serial;
}

int64_t capture_time_nsec(const struct capture *capture)
{
	return capture->output->shown_nsec;
}
