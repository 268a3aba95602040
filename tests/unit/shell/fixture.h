/* SPDX-License-Identifier: MIT */
/*
 * A desktop without outputs, seats and clients, and clients made of nothing
 * but surfaces: what a program would send, the test does with a call.
 */
#ifndef WEDDELL_TESTS_UNIT_SHELL_FIXTURE_H
#define WEDDELL_TESTS_UNIT_SHELL_FIXTURE_H

#include "shell/desktop.h"

enum {
	SCREEN_WIDTH = 1000,
	SCREEN_HEIGHT = 800,
};

struct fixture {
	struct wl_display *display;
	struct scene scene;
	struct budget *budget; /* the one of the first client */
	struct desktop *desktop;
	struct surface *focus; /* as announced */
	int focus_changes;
	int dismissals; /* so far, of all actors */
	int drags;      /* interactive ones begun and not ended */
	struct wl_listener focus_listener, interactive_listener;
};

/* One client's surface, and all that it was told. */
struct actor {
	struct fixture *fixture;
	struct surface *surface;
	struct shell_surface *shell_surface;
	struct window *window; /* one of these, or none */
	struct popup *popup;
	struct layer_surface *layer;
	struct lock_surface *lock_surface;

	int configures;
	uint32_t serial; /* of the last one */
	struct configuration last;
	int faults, last_fault;
	int closed, dismissed;
	int dismissal; /* which one of fixture.dismissals it was */
};

/* With one output, of SCREEN_WIDTH x SCREEN_HEIGHT at (0, 0), of index 0. */
void fixture_init(struct fixture *fixture);
void fixture_finish(struct fixture *fixture);
void fixture_dispatch(struct fixture *fixture); /* what waits for the loop to be idle */

void actor_init(struct fixture *fixture, struct actor *actor);
void actor_init_of(struct fixture *fixture, struct budget *budget, struct actor *actor);
void actor_finish(struct actor *actor); /* in the order a well-behaved client has */

void actor_make_window(struct actor *actor);
/* Of size, below the parent's anchor point. Returns as desktop_create_popup. */
int actor_make_popup(
	struct actor *actor, struct actor *parent, int x, int y, int width, int height);

/* On the output of that index; -1: wherever. */
void actor_make_layer(struct actor *actor, enum layer_level level, int output_index);

/* Each commits and dispatches; and returns what surface_commit did. */
int actor_commit(struct actor *actor);
int actor_show(struct actor *actor, int width, int height); /* a buffer that is so large */
int actor_hide(struct actor *actor);                        /* no buffer */

/* Acks the last configure. */
int actor_ack(struct actor *actor);
/* The first commit, ack, and a buffer. */
void actor_map(struct actor *actor, int width, int height);
/* Acks and shows what was asked for. */
void actor_obey(struct actor *actor);

/* Whether the node of a is above that of b, in whatever bands. */
bool actor_is_above(const struct actor *a, const struct actor *b);

void press_at(struct fixture *fixture, double x, double y);
void release_at(struct fixture *fixture, double x, double y);

#endif
