/* SPDX-License-Identifier: MIT */
#include "server/restart.h"

#include "base/clock.h"
#include "server/child.h"

enum {
	DELAY_LEAST_MSEC = 500,
	DELAY_MOST_MSEC = 30000,
};

static const int64_t lasting_nsec = 10 * CLOCK_NSEC_PER_SEC;

void restart_init(struct restart *restart, enum restart_policy policy, bool kiosk)
{
	enum restart_policy by_kind = kiosk ? RESTART_ON_FAILURE : RESTART_NEVER;
	*restart = (struct restart){.policy = policy == RESTART_BY_KIND ? by_kind : policy};
}

void restart_note_begin(struct restart *restart, int64_t now_nsec)
{
	restart->begun_nsec = now_nsec;
}

static bool is_wanted(const struct restart *restart, int status)
{
	if (status == CHILD_NOT_RUN || status == CHILD_NOT_FOUND) {
		return false; /* the next time neither */
	}
	return restart->policy == RESTART_ALWAYS ||
	       (restart->policy == RESTART_ON_FAILURE && status != 0);
}

int32_t restart_decide(struct restart *restart, int status, int64_t now_nsec)
{
	if (!is_wanted(restart, status)) {
		return -1;
	}
	bool lasted = now_nsec - restart->begun_nsec >= lasting_nsec;
	int32_t delay = lasted ? 0 : restart->delay_msec * 2;
	delay = delay < DELAY_LEAST_MSEC ? DELAY_LEAST_MSEC : delay;
	restart->delay_msec = delay > DELAY_MOST_MSEC ? DELAY_MOST_MSEC : delay;
	return restart->delay_msec;
}
