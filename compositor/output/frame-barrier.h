/* SPDX-License-Identifier: MIT */
/*
 * A frame barrier waits until each output there is shows a frame that was begun
 * after the barrier was made: what could be seen before then is nowhere to be
 * seen any more. Outputs that come later or go do not hold it up.
 */
#ifndef WEDDELL_OUTPUT_FRAME_BARRIER_H
#define WEDDELL_OUTPUT_FRAME_BARRIER_H

#include "output/output-layout.h"

struct frame_barrier;

/* passed is called once, from the event loop, never from within this; the barrier is then still to
 * be destroyed. Returns 0 or -ENOMEM. */
int frame_barrier_create(struct output_layout *layout, void (*passed)(void *data), void *data,
	struct frame_barrier **barrier_out);
void frame_barrier_destroy(struct frame_barrier *barrier); /* NULL is fine */

#endif
