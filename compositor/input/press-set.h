/* SPDX-License-Identifier: MIT */
/*
 * The keys or buttons that are held down now, in the order they were pressed.
 *
 * Two devices may hold the same one: it counts as let go when both have. A set
 * has a fixed size; what is pressed beyond it is not held, and its release
 * then is not one either.
 */
#ifndef WEDDELL_INPUT_PRESS_SET_H
#define WEDDELL_INPUT_PRESS_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	PRESS_SET_MAX = 64,
};

struct press {
	uint32_t code;
	uint32_t holders; /* devices that hold it */
	bool sent;        /* the focus heard of the press, so it has to hear of the release */
	bool consumed;    /* a filter took it: no client is to know */
};

struct press_set {
	struct press presses[PRESS_SET_MAX];
	size_t count;
};

/* NULL when it is not held. */
const struct press *press_set_find(const struct press_set *set, uint32_t code);

/* Whether a press or release now would change what is held. */
bool press_set_would_change(const struct press_set *set, uint32_t code, bool pressed);

/* The press if this is the one that makes it held, else NULL. */
struct press *press_set_add(struct press_set *set, uint32_t code);

/* Whether this is the release that lets it go. *sent_out is then what press.sent was. */
bool press_set_remove(struct press_set *set, uint32_t code, bool *sent_out);

/* Whether any was sent. */
bool press_set_any_sent(const struct press_set *set);

/* Marks all as not sent: the focus that heard of them is gone. */
void press_set_forget_sent(struct press_set *set);

#endif
