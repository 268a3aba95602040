/* SPDX-License-Identifier: MIT */
#include "output/output.h"

#include "base/clock.h"
#include "output/output-layout.h"
#include "output/repaint.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool is_lit(const struct output *output)
{
	return output->enabled && output->powered && !output->asleep;
}

static void handle_frame_due(void *data)
{
	struct output *output = data;
	if (output->in_flight || !is_lit(output)) {
		output->wanted = true;
	} else {
		repaint(output);
	}
}

static const struct frame_clock_listener clock_listener = {
	.frame = handle_frame_due,
};

static int copy_names(struct output *output, const struct output_config *config)
{
	output->name = strdup(config->name);
	output->make = strdup(config->make);
	output->model = strdup(config->model);
	output->description = strdup(config->description);
	return output->name != NULL && output->make != NULL && output->model != NULL &&
			       output->description != NULL
		       ? 0
		       : -ENOMEM;
}

static void init_parts(struct output *output)
{
	output->shown = &output->frames[0];
	output->next = &output->frames[1];
	frame_init(output->shown);
	frame_init(output->next);
	damage_history_init(&output->damage);
	damage_history_init(&output->seen);
	wl_list_init(&output->link);
	wl_signal_init(&output->events.frame);
	wl_signal_init(&output->events.clearing);
	wl_signal_init(&output->events.changed);
	wl_signal_init(&output->events.power);
	wl_signal_init(&output->events.leave);
}

static void free_parts(struct output *output)
{
	late_answers_finish(&output->answers);
	frame_clock_destroy(output->clock);
	frame_finish(output->shown);
	frame_finish(output->next);
	damage_history_finish(&output->damage);
	damage_history_finish(&output->seen);
	free(output->name);
	free(output->make);
	free(output->model);
	free(output->description);
}

int output_init(struct output *output, const struct output_interface *impl,
	struct output_layout *layout, const struct output_config *config)
{
	if (!output_mode_is_possible(&config->mode, config->scale)) {
		return -EINVAL;
	}
	*output = (struct output){
		.impl = impl,
		.layout = layout,
		.mm_width = config->mm_width,
		.mm_height = config->mm_height,
		.mode = config->mode,
		.modes = config->modes,
		.mode_count = config->mode_count,
		.scale = config->scale,
		.transform = config->transform,
		.enabled = true,
		.powered = true,
	};
	init_parts(output);
	int error = copy_names(output, config);
	if (error == 0) {
		error = frame_clock_create(layout->loop, output_period_nsec(output),
			&clock_listener, output, &output->clock);
	}
	if (error == 0 && impl->answers_late) {
		error = late_answers_init(&output->answers, layout->loop);
	}
	if (error == 0) {
		error = output_layout_add(layout, output);
	}
	if (error != 0) {
		free_parts(output);
		return error;
	}
	output_schedule(output);
	return 0;
}

static void leave_surfaces_of(struct output *output, const struct frame *frame)
{
	for (size_t i = 0; i < frame->layers.count; i++) {
		struct surface *surface = frame->layers.layers[i].surface;
		if (surface != NULL) {
			surface_set_on_output(surface, output->index, false);
		}
	}
}

static void leave_surfaces(struct output *output)
{
	leave_surfaces_of(output, output->shown);
	leave_surfaces_of(output, output->next);
}

/* Who waits for the frame that is under way need not. */
static void answer_waiting(struct output *output)
{
	struct presentation never = {.output = output, .time_nsec = clock_now()};
	notice_list_present(&output->next->frame_notices, &never);
}

static void leave_layout(struct output *output)
{
	/* first of all, while clients can still be told which output it was */
	leave_surfaces(output);
	wl_signal_emit_mutable(&output->events.leave, output);
	assert(wl_list_empty(&output->events.frame.listener_list));
	assert(wl_list_empty(&output->events.changed.listener_list));
	assert(wl_list_empty(&output->events.power.listener_list));
	answer_waiting(output);
	output_layout_remove(output->layout, output);
}

void output_finish(struct output *output)
{
	if (output->enabled) {
		leave_layout(output);
	} else {
		output_layout_forget(output->layout, output);
	}
	free_parts(output);
}

void output_destroy(struct output *output)
{
	if (output != NULL) {
		output->impl->destroy(output);
	}
}

int output_configure(struct output *output, const struct output_mode *mode, double scale,
	enum transform transform)
{
	if (!output_mode_is_possible(mode, scale)) {
		return -EINVAL;
	}
	bool other_mode = !output_mode_equal(mode, &output->mode);
	output->mode = *mode;
	output->scale = scale;
	output->transform = transform;
	output->stale = true;
	if (other_mode && output->impl->mode_changed != NULL) {
		output->impl->mode_changed(output);
	}
	frame_clock_set_period(output->clock, output_period_nsec(output));
	output_layout_arrange(output->layout, output);
	output_schedule(output);
	return 0;
}

int64_t output_period_nsec(const struct output *output)
{
	return CLOCK_NSEC_PER_SEC * 1000 / output->mode.refresh_mhz;
}

const struct layer_list *output_layers(const struct output *output)
{
	return output->shown->passed_layers ? &output->next->layers : &output->shown->layers;
}

/* What cannot be now is remembered. */
static bool may_schedule(struct output *output)
{
	bool may = !output->in_flight && is_lit(output);
	output->wanted |= !may;
	return may;
}

void output_schedule(struct output *output)
{
	if (may_schedule(output)) {
		frame_clock_schedule(output->clock);
	}
}

void output_schedule_commit(struct output *output)
{
	if (!may_schedule(output)) {
		/* it is, once the frame that is under way is shown */
	} else if (late_answers_are_met(&output->answers)) {
		frame_clock_schedule_early(output->clock);
	} else {
		frame_clock_schedule(output->clock);
	}
	late_answers_note_commit(&output->answers);
}

void output_schedule_frame(struct output *output)
{
	output->forced = true;
	output_schedule(output);
}

void output_sleep(struct output *output)
{
	output->asleep = true;
}

void output_wake(struct output *output)
{
	output->asleep = false;
	output->stale = true;
	output_schedule_frame(output);
}

bool output_is_scheduled(const struct output *output)
{
	return output->in_flight || frame_clock_is_scheduled(output->clock) ||
	       late_answers_wait(&output->answers);
}

bool output_can_be_off(const struct output *output)
{
	return output->impl->set_power != NULL;
}

void output_drop_frame(struct output *output)
{
	if (output->in_flight) {
		output->in_flight = false;
		if (output->shown->passed_layers) {
			frame_take_layers(output->shown, output->next);
		}
		frame_reset(output->next);
	}
}

/* Buffers are given back, once the hardware has let go of them. */
static void turn_off(struct output *output)
{
	if (layer_list_shows_anything(output_layers(output))) {
		wl_signal_emit_mutable(&output->events.clearing, output);
	}
	output->impl->set_power(output, false);
	frame_reset(output->shown);
	if (output->in_flight) {
		/* it may be lit again before that is shown: then its surfaces are new here */
		layer_list_clear(&output->next->layers);
	} else {
		frame_reset(output->next);
	}
}

static void turn_on(struct output *output)
{
	output->impl->set_power(output, true);
	output->stale = true;
	output_schedule_frame(output);
}

void output_disable(struct output *output)
{
	if (output->enabled) {
		output->enabled = false;
		leave_layout(output);
		turn_off(output);
	}
}

int output_enable(struct output *output)
{
	if (output->enabled) {
		return 0;
	}
	output->enabled = true;
	int error = output_layout_add(output->layout, output);
	if (error != 0) {
		output->enabled = false;
	} else if (output->powered) {
		turn_on(output);
	}
	return error;
}

void output_set_powered(struct output *output, bool powered)
{
	if (output->powered == powered) {
		return;
	}
	output->powered = powered;
	if (output->enabled && powered) {
		turn_on(output);
	} else if (output->enabled) {
		leave_surfaces(output);
		answer_waiting(output);
		turn_off(output);
		/* surfaces that waited for a frame of this one are now answered by another */
		scene_touch(output->layout->scene);
	}
	wl_signal_emit_mutable(&output->events.power, output);
}

/* Refresh periods since the frame before, at least one. */
static uint64_t count_periods(const struct output *output, int64_t time_nsec)
{
	int64_t period = output_period_nsec(output);
	int64_t periods = (time_nsec - output->shown_nsec + period / 2) / period;
	return output->shown_nsec != 0 && periods > 1 ? (uint64_t)periods : 1;
}

/* Where the hardware has one. */
static void keep_beat(struct output *output, int64_t time_nsec, uint32_t flags)
{
	int64_t period = output_period_nsec(output);
	if (flags & PRESENTATION_VSYNC) {
		lead_time_flipped(&output->lead, time_nsec, period);
		bool late = output->impl->answers_late;
		int64_t lead = late ? lead_time_get(&output->lead, period) : period;
		frame_clock_sync(output->clock, time_nsec, lead);
	}
}

void output_presented(struct output *output, int64_t time_nsec, uint32_t flags)
{
	assert(output->in_flight);
	output->in_flight = false;
	struct frame *before = output->shown;
	output->shown = output->next;
	output->next = before;
	output->sequence += count_periods(output, time_nsec);
	output->shown_nsec = time_nsec;
	uint64_t *count = frame_is_direct(output->shown) ? &output->frames_direct
							 : &output->frames_composited;
	(*count)++;
	struct presentation presentation = {
		.output = output,
		.time_nsec = time_nsec,
		.refresh_nsec = output_period_nsec(output),
		.sequence = output->sequence,
		.flags = flags,
	};
	keep_beat(output, time_nsec, flags);
	/* A client gets its replaced buffer back before it is asked for the next frame. */
	frame_reset(before);
	if (output->impl->answers_late) {
		late_answers_add(&output->answers, &output->shown->frame_notices, &presentation,
			frame_clock_next(output->clock), presentation.refresh_nsec);
	}
	frame_answer(output->shown, &presentation);
	if (!output->enabled || !output->powered) {
		frame_reset(output->shown); /* it went dark meanwhile */
		return;
	}
	struct output_frame_event event = {output, output->shown, &presentation};
	wl_signal_emit_mutable(&output->events.frame, &event);
	if (output->wanted) {
		output->wanted = false;
		output_schedule(output);
	}
}
