/* SPDX-License-Identifier: MIT */
#include "output/late-answers.h"

#include "base/clock.h"
#include "base/owned-fd.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum {
	MARGIN_PART = 12,  /* of a period: for waking up, on both sides */
	SLOWNESS_KEPT = 8, /* after each frame the need falls by one of so many parts */
};

static void answer(struct late_answers *answers)
{
	answers->answered_nsec = clock_now();
	answers->commit_nsec = 0;
	answers->answered_count = wl_list_length(&answers->notices);
	notice_list_present(&answers->notices, &answers->presentation);
}

static int handle_timer(int fd, uint32_t mask, void *data)
{
	struct late_answers *answers = data;
	uint64_t expirations;
	if (read(fd, &expirations, sizeof(expirations)) == sizeof(expirations)) {
		answer(answers);
	}
	return 0;
}

int late_answers_init(struct late_answers *answers, struct wl_event_loop *loop)
{
	*answers = (struct late_answers){.loop = loop};
	wl_list_init(&answers->notices);
	answers->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	if (answers->timer_fd < 0) {
		return -errno;
	}
	answers->timer = wl_event_loop_add_fd(
		loop, answers->timer_fd, WL_EVENT_READABLE, handle_timer, answers);
	return answers->timer != NULL ? 0 : -ENOMEM;
}

void late_answers_finish(struct late_answers *answers)
{
	if (answers->loop == NULL) {
		return;
	}
	notice_list_present(&answers->notices, &answers->presentation);
	if (answers->timer != NULL) {
		wl_event_source_remove(answers->timer);
	}
	owned_fd_close(&answers->timer_fd);
	answers->loop = NULL;
}

static void set_timer(struct late_answers *answers, int64_t time)
{
	struct itimerspec value = {
		.it_value.tv_sec = time / CLOCK_NSEC_PER_SEC,
		.it_value.tv_nsec = time % CLOCK_NSEC_PER_SEC,
	};
	timerfd_settime(answers->timer_fd, TFD_TIMER_ABSTIME, &value, NULL);
}

void late_answers_add(struct late_answers *answers, struct wl_list *notices,
	const struct presentation *presentation, int64_t next_nsec, int64_t period_nsec)
{
	wl_list_insert_list(answers->notices.prev, notices);
	wl_list_init(notices);
	answers->presentation = *presentation;
	if (wl_list_empty(&answers->notices)) {
		return;
	}
	int64_t need = 2 * answers->need_nsec + period_nsec / MARGIN_PART;
	if (need > period_nsec / 2 || next_nsec - need <= presentation->time_nsec) {
		answer(answers);
	} else {
		set_timer(answers, next_nsec - need);
	}
}

void late_answers_note_commit(struct late_answers *answers)
{
	if (answers->answered_nsec != 0) {
		answers->commit_nsec = clock_now();
	}
}

void late_answers_note_frame(struct late_answers *answers, int64_t period_nsec)
{
	if (!wl_list_empty(&answers->notices)) {
		set_timer(answers, 0); /* disarmed */
		answer(answers);
		return;
	}
	if (answers->commit_nsec == 0) {
		return;
	}
	int64_t took = answers->commit_nsec - answers->answered_nsec;
	int64_t fallen = answers->need_nsec - answers->need_nsec / SLOWNESS_KEPT;
	answers->need_nsec = took > fallen ? took : fallen;
	if (answers->need_nsec > period_nsec) {
		answers->need_nsec = period_nsec;
	}
	answers->answered_nsec = answers->commit_nsec = 0;
}

bool late_answers_are_met(const struct late_answers *answers)
{
	return answers->answered_nsec != 0 && answers->answered_count == 1 &&
	       wl_list_empty(&answers->notices);
}

bool late_answers_wait(const struct late_answers *answers)
{
	return answers->loop != NULL && !wl_list_empty(&answers->notices);
}
