/* SPDX-License-Identifier: MIT */
/*
 * Everything of a surface that is double-buffered: what requests have changed
 * since the last commit (pending), what a synchronised subsurface holds back
 * (cached), and what holds now (current) are each one surface_state.
 */
#ifndef WEDDELL_SURFACE_SURFACE_STATE_H
#define WEDDELL_SURFACE_SURFACE_STATE_H

#include "base/transform.h"
#include "buffer/buffer.h"

#include <pixman.h>
#include <wayland-util.h>

/* Which parts a state sets; the others are left as they were. */
enum surface_change {
	SURFACE_CHANGE_BUFFER = 1 << 0,
	SURFACE_CHANGE_DAMAGE = 1 << 1,
	SURFACE_CHANGE_OFFSET = 1 << 2,
	SURFACE_CHANGE_OPAQUE = 1 << 3,
	SURFACE_CHANGE_INPUT = 1 << 4,
	SURFACE_CHANGE_SCALE = 1 << 5,
	SURFACE_CHANGE_TRANSFORM = 1 << 6,
	SURFACE_CHANGE_SOURCE = 1 << 7,
	SURFACE_CHANGE_DESTINATION = 1 << 8,
	SURFACE_CHANGE_NOTICES = 1 << 9,
};

/* wp_viewport: a part of the buffer, and the size it is shown at. */
struct viewport {
	bool has_source, has_destination;
	double x, y, width, height;  /* the source, in surface coordinates before scaling */
	int32_t to_width, to_height; /* the destination */
};

struct surface_state {
	uint32_t changes; /* enum surface_change */

	struct buffer *buffer; /* locked; NULL for none. Empty in current: see surface-content.h */
	int32_t dx, dy;        /* wl_surface.offset, summed up */

	pixman_region32_t surface_damage; /* surface coordinates */
	pixman_region32_t buffer_damage;  /* buffer pixels */
	pixman_region32_t opaque;         /* surface coordinates */
	pixman_region32_t input;          /* surface coordinates; infinite at first */

	int32_t scale; /* at least 1 */
	enum transform transform;
	struct viewport viewport;

	struct wl_list frame_notices;    /* notice.link, in order of request */
	struct wl_list feedback_notices; /* notice.link */
};

void surface_state_init(struct surface_state *state);
void surface_state_finish(struct surface_state *state); /* discards notices, unlocks the buffer */

/* The whole surface takes input. */
void surface_state_reset_input(struct surface_state *state);

/* Attaches buffer (NULL for none) in place of what the state had. */
void surface_state_attach(struct surface_state *state, struct buffer *buffer);

/* Rectangles of all its regions (region-cost.h). */
uint64_t surface_state_cost(const struct surface_state *state);

/* Moves all that from sets into into, on top of what into sets already; from is then empty. */
void surface_state_merge(struct surface_state *into, struct surface_state *from);

#endif
