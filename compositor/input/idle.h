/* SPDX-License-Identifier: MIT */
/*
 * How long a person has done nothing, for those who want to know: each names a
 * time, and is told when nothing was done for so long, and when something is
 * done again.
 *
 * There is one timer for each that waits, and none otherwise; input only notes
 * the time, and a timer that finds that something was done meanwhile sleeps on.
 * While anything inhibits, all count as busy.
 */
#ifndef WEDDELL_INPUT_IDLE_H
#define WEDDELL_INPUT_IDLE_H

#include <stdbool.h>
#include <stdint.h>
#include <wayland-server-core.h>

enum {
	IDLE_NOTICES_MAX = 256, /* of one owner: each is told whenever a pause ends */
};

enum idle_fault {
	IDLE_TOO_MANY = 761, /* the owner has IDLE_NOTICES_MAX already */
};

struct idle {
	struct wl_event_loop *loop;
	int64_t active_nsec;          /* when something was done last */
	struct wl_list waiting, told; /* idle_notice.link */
	int inhibitors;
};

struct idle_notice {
	struct wl_list link; /* idle.waiting or idle.told */
	struct idle *idle;   /* NULL once that is gone */
	const void *owner;   /* to tell the notices of one from those of others */
	int64_t timeout_nsec;
	bool is_told; /* that nothing is done */

	/* private */
	struct wl_event_source *timer;
	void (*changed)(void *data, bool is_idle);
	void *data;
};

void idle_init(struct idle *idle, struct wl_event_loop *loop);
/* The notices that are left will hear of nothing any more. */
void idle_finish(struct idle *idle);

/* Something is done, now. */
void idle_note_activity(struct idle *idle);

/* Each inhibit needs its allow. */
void idle_inhibit(struct idle *idle);
void idle_allow(struct idle *idle);

/* Calls changed when nothing was done for timeout_msec, and when something is done after that. The
 * time begins now. Returns 0, IDLE_TOO_MANY or -ENOMEM. */
int idle_notice_create(struct idle *idle, const void *owner, uint32_t timeout_msec,
	void (*changed)(void *data, bool is_idle), void *data, struct idle_notice **notice_out);
void idle_notice_destroy(struct idle_notice *notice); /* NULL is fine */

#endif
