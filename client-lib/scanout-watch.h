/* SPDX-License-Identifier: MIT */
/*
 * A scanout watch hears whether the compositor scans out what a surface shows,
 * or would if its memory had other seals.
 *
 * It asks only a compositor that wishes other seals for that than for drawing,
 * and believes what it heard until the size is said to be wrong: whatever lies
 * over a window for a moment is no reason to make its memory anew.
 */
#ifndef WEDDELL_CLIENT_LIB_SCANOUT_WATCH_H
#define WEDDELL_CLIENT_LIB_SCANOUT_WATCH_H

#include <stdbool.h>

struct weddell_wishes;
struct wl_surface;

struct scanout_watch {
	struct weddell_shm_surface_feedback_v1 *feedback; /* NULL: nobody was asked */
	const struct wl_surface *surface;                 /* that it is about */
	bool wanted;
};

/* The surface is about to show a frame; wishes may be NULL. */
void scanout_watch_follow(struct scanout_watch *watch, const struct weddell_wishes *wishes,
	struct wl_surface *surface);

/* Asks no more. Fine if it never did. */
void scanout_watch_finish(struct scanout_watch *watch);

#endif
