/* SPDX-License-Identifier: MIT */
#include "backend/wayland/flight.h"

#include "base/clock.h"
#include "presentation-time-client-protocol.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

static int64_t read_clock(clockid_t clock)
{
	struct timespec now;
	if (clock_gettime(clock, &now) != 0) {
		return 0;
	}
	return now.tv_sec * CLOCK_NSEC_PER_SEC + now.tv_nsec;
}

enum {
	PATIENCE_MSEC = 100, /* several frames of the slowest screens there are */
	FARTHEST_SEC = 10,   /* from now, that a frame is said to have been shown */
};

/* Another clock than ours is ahead by as much as it is now. */
static int64_t to_monotonic(clockid_t clock, int64_t time_nsec)
{
	if (clock == CLOCK_MONOTONIC) {
		return time_nsec;
	}
	return time_nsec - (read_clock(clock) - clock_now());
}

static void land_when_answered(struct flight *flight)
{
	bool is_answered = flight->callback == NULL && flight->feedback == NULL;
	bool waits_for_feedback = flight->callback == NULL && flight->feedback != NULL;
	wl_event_source_timer_update(flight->timer, waits_for_feedback ? PATIENCE_MSEC : 0);
	if (is_answered) {
		int64_t time_nsec = flight->time_nsec != 0 ? flight->time_nsec : clock_now();
		flight->listener->landed(flight->data, time_nsec, flight->flags);
	}
}

static void drop_feedback(struct flight *flight)
{
	if (flight->feedback != NULL) {
		wp_presentation_feedback_destroy(flight->feedback);
		flight->feedback = NULL;
	}
}

static int handle_timer(void *data)
{
	struct flight *flight = data;
	drop_feedback(flight);
	land_when_answered(flight);
	return 0;
}

static void handle_done(void *data, struct wl_callback *callback, uint32_t time)
{
	struct flight *flight = data;
	wl_callback_destroy(callback);
	flight->callback = NULL;
	land_when_answered(flight);
}

static const struct wl_callback_listener callback_listener = {
	.done = handle_done,
};

static void end_feedback(struct flight *flight)
{
	drop_feedback(flight);
	land_when_answered(flight);
}

static void handle_sync_output(
	void *data, struct wp_presentation_feedback *feedback, struct wl_output *output)
{
}

/* On our clock; 0 for what cannot be: frames follow the time of the last one. */
static int64_t time_shown(const struct flight *flight, uint64_t seconds, uint32_t nanoseconds)
{
	if (seconds > UINT32_MAX) {
		return 0; /* a century and more; and its nanoseconds would have no room */
	}
	int64_t time_nsec = to_monotonic(
		flight->parent->clock, (int64_t)seconds * CLOCK_NSEC_PER_SEC + nanoseconds);
	int64_t ago_nsec = clock_now() - time_nsec;
	return llabs(ago_nsec) <= FARTHEST_SEC * CLOCK_NSEC_PER_SEC ? time_nsec : 0;
}

static void handle_presented(void *data, struct wp_presentation_feedback *feedback,
	uint32_t seconds_hi, uint32_t seconds_lo, uint32_t nanoseconds, uint32_t refresh,
	uint32_t sequence_hi, uint32_t sequence_lo, uint32_t flags)
{
	struct flight *flight = data;
	uint64_t seconds = (uint64_t)seconds_hi << 32 | seconds_lo;
	flight->time_nsec = time_shown(flight, seconds, nanoseconds);
	/* numbered as enum presentation_flag */
	flight->flags = flight->time_nsec != 0 ? flags : 0;
	end_feedback(flight);
}

static void handle_discarded(void *data, struct wp_presentation_feedback *feedback)
{
	end_feedback(data);
}

static const struct wp_presentation_feedback_listener feedback_listener = {
	.sync_output = handle_sync_output,
	.presented = handle_presented,
	.discarded = handle_discarded,
};

int flight_init(struct flight *flight, struct parent *parent, struct wl_event_loop *loop,
	const struct flight_listener *listener, void *data)
{
	*flight = (struct flight){.parent = parent, .listener = listener, .data = data};
	flight->timer = wl_event_loop_add_timer(loop, handle_timer, flight);
	return flight->timer != NULL ? 0 : -ENOMEM;
}

void flight_cancel(struct flight *flight)
{
	if (flight->callback != NULL) {
		wl_callback_destroy(flight->callback);
		flight->callback = NULL;
	}
	drop_feedback(flight);
	if (flight->timer != NULL) {
		wl_event_source_timer_update(flight->timer, 0);
	}
}

void flight_finish(struct flight *flight)
{
	flight_cancel(flight);
	if (flight->timer != NULL) {
		wl_event_source_remove(flight->timer);
		flight->timer = NULL;
	}
}

int flight_begin(struct flight *flight, struct wl_surface *surface)
{
	assert(flight->callback == NULL && flight->feedback == NULL);
	flight->time_nsec = 0;
	flight->flags = 0;
	flight->callback = wl_surface_frame(surface);
	if (flight->callback == NULL) {
		return -ENOMEM;
	}
	wl_callback_add_listener(flight->callback, &callback_listener, flight);
	struct wp_presentation *presentation = flight->parent->presentation;
	if (presentation != NULL) {
		/* without it, the frame callback has to do */
		flight->feedback = wp_presentation_feedback(presentation, surface);
	}
	if (flight->feedback != NULL) {
		wp_presentation_feedback_add_listener(flight->feedback, &feedback_listener, flight);
	}
	return 0;
}
