/* SPDX-License-Identifier: MIT */
#include "output/frame-barrier.h"

#include <errno.h>
#include <stdlib.h>

struct frame_barrier {
	struct wl_event_loop *loop;
	void (*passed)(void *data);
	void *data;
	struct wl_list waits; /* output_wait.link */
	struct wl_event_source *idle;
};

struct output_wait {
	struct wl_list link;
	struct frame_barrier *barrier;
	int frames; /* to come: one may have been begun before */
	struct wl_listener frame, power, leave;
};

static void pass(void *data)
{
	struct frame_barrier *barrier = data;
	barrier->idle = NULL;
	barrier->passed(barrier->data);
}

static int pass_if_done(struct frame_barrier *barrier)
{
	if (wl_list_empty(&barrier->waits)) {
		barrier->idle = wl_event_loop_add_idle(barrier->loop, pass, barrier);
		return barrier->idle != NULL ? 0 : -ENOMEM;
	}
	return 0;
}

static void destroy_wait(struct output_wait *wait)
{
	wl_list_remove(&wait->frame.link);
	wl_list_remove(&wait->power.link);
	wl_list_remove(&wait->leave.link);
	wl_list_remove(&wait->link);
	free(wait);
}

static void end_wait(struct output_wait *wait)
{
	struct frame_barrier *barrier = wait->barrier;
	destroy_wait(wait);
	pass_if_done(barrier);
}

static void handle_frame(struct wl_listener *listener, void *data)
{
	struct output_wait *wait = wl_container_of(listener, wait, frame);
	if (--wait->frames == 0) {
		end_wait(wait);
	}
}

/* Nothing is seen on it any more; when it is on again, its first frame is a new one. */
static void handle_power(struct wl_listener *listener, void *data)
{
	struct output_wait *wait = wl_container_of(listener, wait, power);
	end_wait(wait);
}

static void handle_leave(struct wl_listener *listener, void *data)
{
	struct output_wait *wait = wl_container_of(listener, wait, leave);
	end_wait(wait);
}

static int wait_for(struct frame_barrier *barrier, struct output *output)
{
	struct output_wait *wait = calloc(1, sizeof(*wait));
	if (wait == NULL) {
		return -ENOMEM;
	}
	wait->barrier = barrier;
	wait->frames = output->in_flight ? 2 : 1;
	wait->frame.notify = handle_frame;
	wl_signal_add(&output->events.frame, &wait->frame);
	wait->power.notify = handle_power;
	wl_signal_add(&output->events.power, &wait->power);
	wait->leave.notify = handle_leave;
	wl_signal_add(&output->events.leave, &wait->leave);
	wl_list_insert(&barrier->waits, &wait->link);
	output_schedule_frame(output);
	return 0;
}

int frame_barrier_create(struct output_layout *layout, void (*passed)(void *data), void *data,
	struct frame_barrier **barrier_out)
{
	struct frame_barrier *barrier = calloc(1, sizeof(*barrier));
	if (barrier == NULL) {
		return -ENOMEM;
	}
	barrier->loop = layout->loop;
	barrier->passed = passed;
	barrier->data = data;
	wl_list_init(&barrier->waits);
	int error = 0;
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		error = error != 0 || !output->powered ? error : wait_for(barrier, output);
	}
	error = error != 0 ? error : pass_if_done(barrier);
	if (error != 0) {
		frame_barrier_destroy(barrier);
		return error;
	}
	*barrier_out = barrier;
	return 0;
}

void frame_barrier_destroy(struct frame_barrier *barrier)
{
	struct output_wait *wait, *next;
	if (barrier == NULL) {
		return;
	}
	wl_list_for_each_safe (wait, next, &barrier->waits, link) {
		destroy_wait(wait);
	}
	if (barrier->idle != NULL) {
		wl_event_source_remove(barrier->idle);
	}
	free(barrier);
}
