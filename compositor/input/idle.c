/* SPDX-License-Identifier: MIT */
#include "input/idle.h"

#include "base/clock.h"

#include <errno.h>
#include <stdlib.h>

enum {
	NSEC_PER_MSEC = 1000000,
};

/* Rounded up: a timer that comes early would have to be set again. */
static void set_timer(struct idle_notice *notice, int64_t nsec)
{
	int64_t msec = (nsec + NSEC_PER_MSEC - 1) / NSEC_PER_MSEC;
	msec = msec < 1 ? 1 : msec > INT32_MAX ? INT32_MAX : msec;
	wl_event_source_timer_update(notice->timer, (int)msec);
}

static void stop_timer(struct idle_notice *notice)
{
	wl_event_source_timer_update(notice->timer, 0);
}

static void move_to(struct idle_notice *notice, struct wl_list *list)
{
	wl_list_remove(&notice->link);
	wl_list_insert(list, &notice->link);
}

static void tell(struct idle_notice *notice, bool is_idle)
{
	notice->is_told = is_idle;
	move_to(notice, is_idle ? &notice->idle->told : &notice->idle->waiting);
	notice->changed(notice->data, is_idle);
}

static int handle_timer(void *data)
{
	struct idle_notice *notice = data;
	int64_t rest = notice->idle->active_nsec + notice->timeout_nsec - clock_now();
	if (notice->idle->inhibitors > 0) {
		return 0; /* it was due already when that began */
	}
	if (rest > 0) {
		set_timer(notice, rest);
	} else {
		tell(notice, true);
	}
	return 0;
}

void idle_init(struct idle *idle, struct wl_event_loop *loop)
{
	*idle = (struct idle){.loop = loop, .active_nsec = clock_now()};
	wl_list_init(&idle->waiting);
	wl_list_init(&idle->told);
}

static void orphan(struct wl_list *notices)
{
	struct idle_notice *notice, *next;
	wl_list_for_each_safe (notice, next, notices, link) {
		wl_event_source_remove(notice->timer);
		notice->timer = NULL;
		notice->idle = NULL;
		wl_list_remove(&notice->link);
		wl_list_init(&notice->link);
	}
}

void idle_finish(struct idle *idle)
{
	orphan(&idle->waiting);
	orphan(&idle->told);
}

/* Those that were told hear it; nothing else is to be done. */
static void wake(struct idle *idle)
{
	struct idle_notice *notice, *next;
	wl_list_for_each_safe (notice, next, &idle->told, link) {
		if (idle->inhibitors == 0) {
			set_timer(notice, notice->timeout_nsec);
		}
		tell(notice, false);
	}
}

void idle_note_activity(struct idle *idle)
{
	idle->active_nsec = clock_now();
	wake(idle);
}

void idle_inhibit(struct idle *idle)
{
	struct idle_notice *notice;
	if (idle->inhibitors++ > 0) {
		return;
	}
	wl_list_for_each (notice, &idle->waiting, link) {
		stop_timer(notice);
	}
	wake(idle);
}

void idle_allow(struct idle *idle)
{
	struct idle_notice *notice;
	if (--idle->inhibitors > 0) {
		return;
	}
	idle->active_nsec = clock_now();
	wl_list_for_each (notice, &idle->waiting, link) {
		set_timer(notice, notice->timeout_nsec);
	}
}

static int count_of(const struct wl_list *notices, const void *owner)
{
	const struct idle_notice *notice;
	int count = 0;
	wl_list_for_each (notice, notices, link) {
		count += notice->owner == owner;
	}
	return count;
}

int idle_notice_create(struct idle *idle, const void *owner, uint32_t timeout_msec,
	void (*changed)(void *data, bool is_idle), void *data, struct idle_notice **notice_out)
{
	if (count_of(&idle->waiting, owner) + count_of(&idle->told, owner) >= IDLE_NOTICES_MAX) {
		return IDLE_TOO_MANY;
	}
	struct idle_notice *notice = calloc(1, sizeof(*notice));
	if (notice == NULL) {
		return -ENOMEM;
	}
	notice->timer = wl_event_loop_add_timer(idle->loop, handle_timer, notice);
	if (notice->timer == NULL) {
		free(notice);
		return -ENOMEM;
	}
	notice->idle = idle;
	notice->owner = owner;
	notice->timeout_nsec = (int64_t)timeout_msec * NSEC_PER_MSEC;
	notice->changed = changed;
	notice->data = data;
	wl_list_insert(&idle->waiting, &notice->link);
	if (idle->inhibitors == 0) {
		set_timer(notice, notice->timeout_nsec);
	}
	*notice_out = notice;
	return 0;
}

void idle_notice_destroy(struct idle_notice *notice)
{
	if (notice == NULL) {
		return;
	}
	if (notice->timer != NULL) {
		wl_event_source_remove(notice->timer);
	}
	wl_list_remove(&notice->link);
	free(notice);
}
