/* SPDX-License-Identifier: MIT */
/*
 * What was asked of a client with configure events, each under its serial, and
 * which of that the client has answered.
 *
 * A serial is answered once, and an answer takes all that were sent before it.
 * What was acked holds from the next commit on: the queue hands it out then,
 * once.
 */
#ifndef WEDDELL_SHELL_CONFIGURE_QUEUE_H
#define WEDDELL_SHELL_CONFIGURE_QUEUE_H

#include "base/box.h"

#include <wayland-util.h>

enum configure_queue_fault {
	CONFIGURE_QUEUE_UNKNOWN_SERIAL = 811, /* never sent, or taken by an earlier answer */
};

enum {
	CONFIGURE_QUEUE_MAX = 1024, /* unanswered ones; the oldest is forgotten beyond it */
};

enum window_state {
	WINDOW_MAXIMISED = 1 << 0,
	WINDOW_FULLSCREEN = 1 << 1,
	WINDOW_RESIZING = 1 << 2,
	WINDOW_ACTIVATED = 1 << 3,
};

/* One wish, for either role: a window uses what is above the line, a popup what is below. */
struct configuration {
	/* A window's geometry in the layout; of size 0 where the client chooses. A popup's
	 * relative to the window geometry of its parent. */
	struct box box;

	uint32_t states;                     /* enum window_state */
	uint32_t edges;                      /* dragged in a resize; the opposite ones stay */
	uint32_t placement;                  /* number of the order to place it at box; 0: none */
	int32_t bounds_width, bounds_height; /* it should fit in; 0: not known */

	bool repositioned; /* answers xdg_popup.reposition with token */
	uint32_t token;
};

struct configure_queue {
	struct wl_list sent; /* struct configure_entry, oldest first */
	size_t count;        /* in it */
	bool has_acked;
	uint32_t acked_serial;
	struct configuration acked; /* waits for a commit */
};

void configure_queue_init(struct configure_queue *queue);
void configure_queue_finish(struct configure_queue *queue);

/* Returns 0 or -ENOMEM. */
int configure_queue_push(
	struct configure_queue *queue, uint32_t serial, const struct configuration *configuration);

/* Makes all that were sent mean nothing: their answers are accepted, and change nothing. */
void configure_queue_reset(struct configure_queue *queue);

/* Returns 0 or CONFIGURE_QUEUE_UNKNOWN_SERIAL. *valid_out: it was sent after the last reset. */
int configure_queue_ack(struct configure_queue *queue, uint32_t serial, bool *valid_out);

/* What the commit now made answers. false when nothing was acked since the last one. */
bool configure_queue_take_acked(
	struct configure_queue *queue, struct configuration *configuration_out);

/* What was sent with serial, if it waits for an answer, or for the commit after that. */
bool configure_queue_find(const struct configure_queue *queue, uint32_t serial,
	struct configuration *configuration_out);

/* The newest serial that waits for an answer; 0 for none: for messages. */
uint32_t configure_queue_newest(const struct configure_queue *queue);

#endif
