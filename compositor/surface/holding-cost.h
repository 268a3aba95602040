/* SPDX-License-Identifier: MIT */
/*
 * Tells whether a client would do better to get its buffers back at the commit.
 *
 * A client whose buffer is still held when it draws again has to find another;
 * some make new memory for every frame (GTK 3). When most of the last commits
 * brought memory never seen before, of the size seen before, copying what
 * changed, be it all, costs less than all that allocation. When a client makes
 * new memory all the same, or goes round between buffers of its own accord
 * although each came back at once, holding is the cheap way again. What it does
 * while nobody looks, and buffers do not come back, says nothing of that.
 *
 * That is the rule unless somebody knows better: then all buffers are held, or
 * none of those that can be copied.
 */
#ifndef WEDDELL_SURFACE_HOLDING_COST_H
#define WEDDELL_SURFACE_HOLDING_COST_H

#include <stdbool.h>
#include <stdint.h>

enum holding_rule {
	HOLDING_BY_COST,
	HOLDING_ALWAYS,
	HOLDING_NEVER,
};

/* One of all zero is a new one, by cost. */
struct holding_cost {
	enum holding_rule rule; /* may be set before the first commit */
	uint32_t fresh;         /* a bit a commit, the newest lowest: new memory of the same size */
	uint32_t rotated;       /* another buffer than the last, seen before */
	uint32_t patience;      /* commits for which it is not tried again */
	bool copies;            /* what was decided */
	uint32_t switches;      /* how often that has changed */
	const void *last;       /* the buffer of the last commit; compared, never followed */
	int32_t width, height;
};

/* One commit with a buffer. */
struct holding_note {
	const void *buffer; /* identity */
	bool new_memory;    /* nothing of its pool was ever shown */
	int32_t width, height;
	bool held; /* the buffer before it is not back: nobody has looked since */
};

/* Takes note of a commit. Returns whether to copy it. */
bool holding_cost_note(struct holding_cost *cost, const struct holding_note *note);

#endif
