/* SPDX-License-Identifier: MIT */
/*
 * Frames that follow each other keep the beat: a frame counts from the moment
 * it was due, not from when the process got around to it, so that the delays of
 * waking up do not add up. Only a frame after a pause starts a new beat.
 */
#include "output/frame-clock.h"

#include "base/clock.h"
#include "base/owned-fd.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* Parts of a period, within which a frame is on the beat. */
enum {
	EARLY_PART = 4,
	LATE_PART = 8,
};

struct frame_clock {
	struct wl_event_loop *loop;
	const struct frame_clock_listener *listener;
	void *data;
	int64_t period;
	int64_t last; /* when the last frame was due; of no account when 0 */
	int64_t due;  /* when the present one was */
	int timer_fd;
	struct wl_event_source *timer; /* armed while scheduled and idle is NULL */
	struct wl_event_source *idle;  /* NULL unless the frame is due at once */
	bool scheduled;
	bool asked_early; /* before it was due */
};

static void call(struct frame_clock *clock)
{
	clock->scheduled = false;
	clock->listener->frame(clock->data);
}

int64_t frame_clock_next(const struct frame_clock *clock)
{
	return clock->last + clock->period;
}

/* A little early or late is on the beat, too. */
static void handle_idle(void *data)
{
	struct frame_clock *clock = data;
	int64_t now = clock_now(), beat = frame_clock_next(clock);
	bool on_beat =
		now >= beat - clock->period / EARLY_PART && now <= beat + clock->period / LATE_PART;
	clock->idle = NULL;
	clock->due = on_beat ? beat : now;
	call(clock);
}

static int handle_timer(int fd, uint32_t mask, void *data)
{
	struct frame_clock *clock = data;
	uint64_t expirations;
	if (read(fd, &expirations, sizeof(expirations)) != sizeof(expirations)) {
		return 0; /* set anew since */
	}
	/* far too late, as after a suspend, is a new beat */
	int64_t now = clock_now();
	clock->due = frame_clock_next(clock);
	if (now - clock->due > clock->period) {
		clock->due = now;
	}
	call(clock);
	return 0;
}

int frame_clock_create(struct wl_event_loop *loop, int64_t period_nsec,
	const struct frame_clock_listener *listener, void *data, struct frame_clock **clock_out)
{
	struct frame_clock *clock = calloc(1, sizeof(*clock));
	if (clock == NULL) {
		return -ENOMEM;
	}
	clock->loop = loop;
	clock->period = period_nsec;
	clock->listener = listener;
	clock->data = data;
	int error = -ENOMEM;
	clock->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	if (clock->timer_fd < 0) {
		error = -errno;
		goto fail;
	}
	clock->timer =
		wl_event_loop_add_fd(loop, clock->timer_fd, WL_EVENT_READABLE, handle_timer, clock);
	if (clock->timer == NULL) {
		goto fail;
	}
	*clock_out = clock;
	return 0;

fail:
	frame_clock_destroy(clock);
	return error;
}

void frame_clock_destroy(struct frame_clock *clock)
{
	if (clock == NULL) {
		return;
	}
	if (clock->idle != NULL) {
		wl_event_source_remove(clock->idle);
	}
	if (clock->timer != NULL) {
		wl_event_source_remove(clock->timer);
	}
	owned_fd_close(&clock->timer_fd);
	free(clock);
}

void frame_clock_set_period(struct frame_clock *clock, int64_t period_nsec)
{
	clock->period = period_nsec;
}

static void wait_until(struct frame_clock *clock, int64_t time)
{
	struct itimerspec value = {
		.it_value.tv_sec = time / CLOCK_NSEC_PER_SEC,
		.it_value.tv_nsec = time % CLOCK_NSEC_PER_SEC,
	};
	timerfd_settime(clock->timer_fd, TFD_TIMER_ABSTIME, &value, NULL);
}

static void schedule(struct frame_clock *clock, int64_t now, int64_t early)
{
	int64_t next = frame_clock_next(clock);
	clock->scheduled = true;
	clock->asked_early = clock->last != 0 && now < next;
	if (clock->last == 0 || now >= next - early) {
		clock->idle = wl_event_loop_add_idle(clock->loop, handle_idle, clock);
	}
	if (clock->idle == NULL) {
		wait_until(clock, clock->last == 0 ? now + 1 : next);
	}
}

void frame_clock_schedule(struct frame_clock *clock)
{
	if (!clock->scheduled) {
		schedule(clock, clock_now(), 0);
	}
}

/* One that waits for its time need not, from now on. */
static void hasten(struct frame_clock *clock, int64_t now, int64_t early)
{
	if (clock->idle != NULL || now < frame_clock_next(clock) - early) {
		return;
	}
	clock->idle = wl_event_loop_add_idle(clock->loop, handle_idle, clock);
	if (clock->idle != NULL) {
		wait_until(clock, 0); /* disarmed */
	}
}

void frame_clock_schedule_early(struct frame_clock *clock)
{
	int64_t now = clock_now(), early = clock->period / EARLY_PART;
	if (clock->scheduled) {
		hasten(clock, now, early);
	} else {
		schedule(clock, now, early);
	}
}

bool frame_clock_is_scheduled(const struct frame_clock *clock)
{
	return clock->scheduled;
}

void frame_clock_made_frame(struct frame_clock *clock)
{
	clock->last = clock->due;
}

bool frame_clock_was_asked_early(const struct frame_clock *clock)
{
	return clock->asked_early;
}

void frame_clock_sync(struct frame_clock *clock, int64_t time_nsec, int64_t lead_nsec)
{
	clock->last = time_nsec - lead_nsec;
}
