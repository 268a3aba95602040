/* SPDX-License-Identifier: MIT */
/*
 * Says when an output should make its next frame: at once when it has been
 * idle, else one refresh period after the last one, so at most one a period.
 *
 * It is silent unless asked: with nothing scheduled, no timer is armed and
 * nothing wakes up.
 */
#ifndef WEDDELL_OUTPUT_FRAME_CLOCK_H
#define WEDDELL_OUTPUT_FRAME_CLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <wayland-server-core.h>

struct frame_clock;

struct frame_clock_listener {
	/* The time for the scheduled frame has come. */
	void (*frame)(void *data);
};

/* Takes one fd from the loop's process. Returns 0 or a negative errno. */
int frame_clock_create(struct wl_event_loop *loop, int64_t period_nsec,
	const struct frame_clock_listener *listener, void *data, struct frame_clock **clock_out);
void frame_clock_destroy(struct frame_clock *clock); /* NULL is fine */

void frame_clock_set_period(struct frame_clock *clock, int64_t period_nsec);

/* Asks for a frame; asking twice is asking once. Never calls the listener from within. */
void frame_clock_schedule(struct frame_clock *clock);
/* The same; the frame, be it asked for already, need not be waited for when it is due within a
 * quarter of a period. */
void frame_clock_schedule_early(struct frame_clock *clock);
bool frame_clock_is_scheduled(const struct frame_clock *clock);

/* A frame was made in answer to the last call of the listener: the next has to wait for a period.
 * Where there was nothing to show this is not called, and the next may come at once. */
void frame_clock_made_frame(struct frame_clock *clock);

/* When that is, in CLOCK_MONOTONIC, if there is no pause before it. */
int64_t frame_clock_next(const struct frame_clock *clock);

/* Of the frame that is being made: whether it was asked for before it was due. */
bool frame_clock_was_asked_early(const struct frame_clock *clock);

/* The hardware took the frame to the screen at time_nsec, and keeps the beat: it takes the next one
 * a period later, and that is to be made lead_nsec before. With a whole period of lead it may be
 * made at once, and waits for its turn there. */
void frame_clock_sync(struct frame_clock *clock, int64_t time_nsec, int64_t lead_nsec);

#endif
