/* SPDX-License-Identifier: MIT */
/*
 * Late answers: frame callbacks that wait until a client that draws at once, as
 * quickly as clients have lately, is just in time for the next frame. So what is
 * shown is as new as it can be: answered at once, a client would draw at once,
 * and its picture would then wait for nearly a whole refresh period.
 *
 * How quick clients are is measured from an answer to the last commit before the
 * frame that follows; the slowest of the last frames counts, and is given twice
 * that. Where that is half a period or more, as with clients that draw slowly or do
 * not go by callbacks, or where so much time is not left, all are answered at once.
 */
#ifndef WEDDELL_OUTPUT_LATE_ANSWERS_H
#define WEDDELL_OUTPUT_LATE_ANSWERS_H

#include "surface/notice.h"

#include <stdbool.h>
#include <wayland-server-core.h>

struct late_answers {
	struct wl_list notices; /* notice.link, waiting */
	struct presentation presentation;
	struct wl_event_loop *loop;
	struct wl_event_source *timer; /* of timer_fd, armed while something waits */
	int timer_fd;
	int64_t answered_nsec; /* CLOCK_MONOTONIC; 0 when a frame with a commit was made since */
	int64_t commit_nsec;   /* of the last commit after that; 0 for none */
	int answered_count;    /* notices, by that answer */
	int64_t need_nsec;     /* what the slowest have taken */
};

/* Keeps one fd. Returns 0 or a negative errno. */
int late_answers_init(struct late_answers *answers, struct wl_event_loop *loop);
/* Answers all that wait. One of all zero is fine. */
void late_answers_finish(struct late_answers *answers);

/* The frame is shown: its notices, which are taken, are to be answered in time for the next one,
 * which is made at next_nsec. */
void late_answers_add(struct late_answers *answers, struct wl_list *notices,
	const struct presentation *presentation, int64_t next_nsec, int64_t period_nsec);

/* A client committed what the next frame will show. */
void late_answers_note_commit(struct late_answers *answers);

/* A frame is being made: whoever still waits is answered now. */
void late_answers_note_frame(struct late_answers *answers, int64_t period_nsec);

/* Whether a commit now is of the only one who was answered: nobody else is to be waited for. */
bool late_answers_are_met(const struct late_answers *answers);

/* false also for one of all zero. */
bool late_answers_wait(const struct late_answers *answers);

#endif
