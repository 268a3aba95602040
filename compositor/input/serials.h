/* SPDX-License-Identifier: MIT */
/*
 * The serials of a seat's events, and which of the last ones were presses.
 *
 * A client that wants a popup to grab input, or a window to be moved, proves
 * with the serial of a press that a person asked for it. Where numbers come
 * from is the owner's business: they are the display's.
 */
#ifndef WEDDELL_INPUT_SERIALS_H
#define WEDDELL_INPUT_SERIALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SERIALS_REMEMBERED = 64, /* presses */
};

struct budget;

struct press_serial {
	uint32_t serial;
	/* of the client that was told, to compare it only; NULL once that one is gone */
	const struct budget *owner;
};

struct serials {
	uint32_t (*next)(void *data);
	void *data;
	struct press_serial presses[SERIALS_REMEMBERED];
	size_t press_count; /* ever; the newest is at press_count - 1, modulo the length */
};

void serials_init(struct serials *serials, uint32_t (*next)(void *data), void *data);

uint32_t serials_next(struct serials *serials);

/* The next one, remembered as that of a press which the client with this budget is told of. */
uint32_t serials_next_press(struct serials *serials, const struct budget *owner);

/* The client with this budget is gone: another one may have a budget at the same address. */
void serials_forget(struct serials *serials, const struct budget *owner);

/* Whether one of the last presses had it, one that owner was told of; NULL: or anybody. */
bool serials_has_press(const struct serials *serials, uint32_t serial, const struct budget *owner);

#endif
