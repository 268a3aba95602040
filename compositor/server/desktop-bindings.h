/* SPDX-License-Identifier: MIT */
/*
 * Does what the compositor's own keys ask for (input/key-binding.h), and with
 * their modifier and the pointer: the left button moves a window, the right
 * one resizes it, wherever on the window it is pressed.
 *
 * A client that inhibits shortcuts (input/shortcuts-inhibitor.h) gets all keys
 * and buttons, but for those that take that back and that switch terminals.
 */
#ifndef WEDDELL_SERVER_DESKTOP_BINDINGS_H
#define WEDDELL_SERVER_DESKTOP_BINDINGS_H

#include "input/key-binding.h"
#include "input/seat.h"
#include "shell/desktop.h"

/* What is not the desktop's to do. */
struct desktop_bindings_listener {
	void (*quit)(void *data);
	void (*switch_terminal)(void *data, int terminal); /* from 1 */
};

struct desktop_bindings {
	enum binding_modifier modifier;
	struct seat *seat;
	struct desktop *desktop;
	const struct desktop_bindings_listener *listener;
	void *data;
	struct seat_filter_entry filter;
	size_t steps; /* windows gone through while the modifier is held */
};

/* Seat, desktop and listener outlive it. It comes before what has a look at input already. */
void desktop_bindings_init(struct desktop_bindings *bindings, enum binding_modifier modifier,
	struct seat *seat, struct desktop *desktop,
	const struct desktop_bindings_listener *listener, void *data);
void desktop_bindings_finish(struct desktop_bindings *bindings);

#endif
