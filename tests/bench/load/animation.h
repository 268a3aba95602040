/* SPDX-License-Identifier: MIT */
/*
 * An animation: a client with one window that goes through a load, from commit
 * to commit.
 */
#ifndef WEDDELL_TESTS_BENCH_LOAD_ANIMATION_H
#define WEDDELL_TESTS_BENCH_LOAD_ANIMATION_H

#include "load.h"
#include "pictures.h"
#include "resizing-memory.h"
#include "sprites.h"
#include "tally.h"

#include "fixture/mini-client.h"

#include <time.h>

struct wp_presentation;
struct wp_viewport;
struct wp_viewporter;

enum animation_verdict {
	ANIMATION_STARTED,
	ANIMATION_FAILED,
	ANIMATION_UNSUPPORTED, /* the compositor lacks a protocol that the load needs */
};

struct animation {
	const struct load *load;
	struct tally *tally;
	int32_t width, height; /* of the output */

	struct mini_client client;
	struct mini_window window;
	struct wp_viewporter *viewporter;     /* NULL unless the load is scaled */
	struct wp_viewport *viewport;         /* the same */
	struct wp_presentation *presentation; /* NULL where there is none */
	clockid_t clock;                      /* of the presentation times */

	struct pictures pictures;      /* of loads that do not resize */
	struct resizing_memory memory; /* of those that do */
	struct sprites sprites;

	bool due;                    /* the next commit is to be made now */
	bool waited;                 /* and no buffer was free */
	uint32_t steps;              /* commits so far */
	struct wl_callback *awaited; /* the frame, or the answer; or NULL */
	int64_t committed;           /* when the last commit was made */
};

/* Connects to the socket in WAYLAND_DISPLAY, shows the first picture, and goes on whenever its
 * events are dispatched. load and tally are borrowed; the animation must not move in memory. */
enum animation_verdict animation_start(struct animation *animation, const struct load *load,
	int32_t width, int32_t height, struct tally *tally);
void animation_finish(struct animation *animation);

/* Whether the window has the output's size, where the load is to fill it: false where the output
 * has another size than was said. */
bool animation_fills_output(const struct animation *animation);

/* Makes the commit that is due, if there is one and a buffer for it, and sends what is queued. */
void animation_advance(struct animation *animation);

#endif
