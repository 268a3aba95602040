/* SPDX-License-Identifier: MIT */
/* Translucent subsurfaces on a window, all of which change with each of its commits. */
#ifndef WEDDELL_TESTS_BENCH_LOAD_SPRITES_H
#define WEDDELL_TESTS_BENCH_LOAD_SPRITES_H

#include "pictures.h"

#include "fixture/mini-client.h"

struct sprite;

struct sprites {
	struct sprite *sprites;
	int count;
	int32_t width, height; /* of each, pixels */
	bool still;            /* they share one picture, and never change */
	struct pictures shared;
};

/* count of sprites of the size and kind that sprites has already been given, in a grid on a window
 * of width and height pixels. Returns 0 or -1. */
int sprites_init(struct sprites *sprites, struct mini_client *client, struct wl_surface *parent,
	int count, int32_t width, int32_t height);
void sprites_finish(struct sprites *sprites);

/* Commits another picture for each that has one; they are shown with the parent's next commit. */
void sprites_commit(struct sprites *sprites);

#endif
