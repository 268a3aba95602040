/* SPDX-License-Identifier: MIT */
/*
 * Whether a command that has ended is run again, and when: one that never lasts
 * is run less and less often.
 */
#ifndef WEDDELL_SERVER_RESTART_H
#define WEDDELL_SERVER_RESTART_H

#include <stdbool.h>
#include <stdint.h>

enum restart_policy {
	RESTART_BY_KIND, /* on failure in a kiosk, else never */
	RESTART_NEVER,
	RESTART_ON_FAILURE, /* of another status than 0 */
	RESTART_ALWAYS,
};

struct restart {
	enum restart_policy policy;
	int64_t begun_nsec; /* the command, last */
	int32_t delay_msec; /* before the one that was run last */
};

void restart_init(struct restart *restart, enum restart_policy policy, bool kiosk);

/* The command was begun, now. */
void restart_note_begin(struct restart *restart, int64_t now_nsec);

/* The command has ended with status, now. Returns for how long to wait before it is run again,
 * milliseconds; -1: it is not. */
int32_t restart_decide(struct restart *restart, int status, int64_t now_nsec);

#endif
