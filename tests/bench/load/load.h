/* SPDX-License-Identifier: MIT */
/*
 * The loads: what a client shows, how it changes, and what it waits for between
 * two commits. A table, so that what is compared can be read in one place.
 */
#ifndef WEDDELL_TESTS_BENCH_LOAD_LOAD_H
#define WEDDELL_TESTS_BENCH_LOAD_LOAD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* When the next commit is made. */
enum pace {
	PACE_FRAME,  /* when the frame callback has come, as animations do */
	PACE_ANSWER, /* when the compositor has read the last one: as fast as it goes */
	PACE_TYPING, /* now and then, whatever the compositor does, as someone types */
	PACE_STILL,  /* never: one picture, and nothing more */
};

/* Whose size changes with each commit. */
enum resizing {
	RESIZE_NONE,
	RESIZE_GROWING_POOL, /* one memory file for each of the buffers, which grows */
	RESIZE_NEW_POOL,     /* a new one for each commit */
};

enum {
	LOAD_SMALL_WINDOW = 128, /* pixels each way, of the loads with many clients */
	LOAD_SMALL_DAMAGE = 64,  /* pixels each way */
	LOAD_STILL_SPRITE = 8,
	LOAD_SPRITE = 128, /* pixels each way, of a subsurface */
};

struct load {
	const char *name;
	enum pace pace;
	enum resizing resizing;
	bool translucent;   /* else the pixels have no alpha */
	bool small_damage;  /* a moving square; else all of it changes */
	bool unsealed;      /* memory files that cannot be sealed */
	bool small_window;  /* else as large as the output */
	double step;        /* buffer pixels an output pixel */
	bool overlaid;      /* a translucent subsurface on top, as large as the window */
	bool still_sprites; /* subsurfaces that share one picture and never change */
	int sprites;        /* translucent subsurfaces on top, each changing with each commit */
};

/* NULL when there is none of that name. */
const struct load *load_find(const char *name);

/* A line with the names. */
void load_print_names(FILE *stream);

#endif
