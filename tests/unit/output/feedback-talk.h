/* SPDX-License-Identifier: MIT */
/*
 * A pair with one output and the feedback manager bound, and a log of all the
 * feedback that the client gets.
 */
#ifndef WEDDELL_TESTS_UNIT_OUTPUT_FEEDBACK_TALK_H
#define WEDDELL_TESTS_UNIT_OUTPUT_FEEDBACK_TALK_H

#include "pair.h"

enum {
	TALK_WIDTH = 20, /* of the output */
	TALK_HEIGHT = 10,
};

struct talk {
	struct pair pair;
	struct output *output;
	struct wl_listener frame;
	struct wl_registry *registry;
	struct weddell_shm_feedback_manager_v1 *manager;
	char events[1024]; /* each ending with a space */
};

/* What comes on binding is checked, and forgotten. */
void talk_init(struct talk *talk);
void talk_finish(struct talk *talk);

/* Lets both sides talk; the client has got these events since, and the connection stands. */
void talk_expect(struct talk *talk, const char *name, const char *events);

/* Objects whose events are logged. */
struct weddell_shm_pool_feedback_v1 *talk_ask_pool(struct talk *talk, struct wl_shm_pool *pool);
struct weddell_shm_surface_feedback_v1 *talk_ask_surface(
	struct talk *talk, struct wl_surface *surface);

#endif
