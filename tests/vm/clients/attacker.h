/* SPDX-License-Identifier: MIT */
/*
 * An attacker: a client with a window on the first output that is drawn, not
 * passed on, and the words for how its attack went.
 */
#ifndef WEDDELL_TESTS_VM_ATTACKER_H
#define WEDDELL_TESTS_VM_ATTACKER_H

#include "fixture/mini-client.h"
#include "vm/clients/client-memory.h"

#include <stdbool.h>

struct attacker {
	struct mini_client client;
	struct mini_window window;
};

/* Connects and has a window. Exits with 1 when it cannot: there is no attack then. */
void attacker_init(struct attacker *attacker);
void attacker_finish(struct attacker *attacker);

/* Shows buffer, damaged all over, in count frames. Says and returns whether the compositor
 * took them all. */
bool attacker_show(struct attacker *attacker, struct wl_buffer *buffer, int count);

/* Says "ok - WHAT" or "not ok - WHAT". */
__attribute__((format(printf, 2, 3))) void attacker_case(bool good, const char *what, ...);

/* 1 when any case was not ok, else 0. */
int attacker_status(void);

#endif
