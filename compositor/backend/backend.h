/* SPDX-License-Identifier: MIT */
/*
 * A backend brings the outputs, and the input devices that come with them, from
 * where they are: memory of our own, a window of another compositor, the
 * hardware of a seat. Each is in a folder of its own; who runs the compositor
 * sees no more of it than this.
 */
#ifndef WEDDELL_BACKEND_BACKEND_H
#define WEDDELL_BACKEND_BACKEND_H

#include "backend/output-wish.h"
#include "base/log.h"
#include "input/seat.h"
#include "output/output-layout.h"

struct backend;

/* Spoken to the one who runs the compositor. */
struct backend_listener {
	/* It cannot go on, as when the other compositor ended; why is on the log. Never from
	 * within the function that made it. Its outputs stay until it is destroyed. */
	void (*lost)(void *data);
	/* Its user has closed the last of its outputs: there is nothing to go on for. */
	void (*closed)(void *data);
};

/* What a backend is made with. All that is borrowed outlives it, but for the wishes. */
struct backend_config {
	struct output_layout *layout; /* where its outputs go, at once and later */
	struct seat *seat;            /* what its input devices speak to */
	const struct log *log;
	const struct output_wish *wishes;
	size_t wish_count;                       /* 0: as the backend likes */
	const struct backend_listener *listener; /* may be NULL */
	void *data;                              /* of listener */
};

struct backend_interface {
	/* Destroys its outputs, too. */
	void (*destroy)(struct backend *backend);
	/* May be NULL; see backend_switch_terminal. */
	int (*switch_terminal)(struct backend *backend, int terminal);
};

/* What the backends embed. */
struct backend {
	const struct backend_interface *impl;
};

/* NULL is fine. */
void backend_destroy(struct backend *backend);

/* Lets the seat's manager show another virtual terminal, from 1. backend may be NULL. Returns 0,
 * -ENOTSUP where there are none, or a negative errno. */
int backend_switch_terminal(struct backend *backend, int terminal);

#endif
