/* SPDX-License-Identifier: MIT */
/*
 * A lead time: how long before the flip of a screen its frame has to be begun.
 * What changes until then is still seen at that flip.
 *
 * It is what the slowest of the last frames have taken, from the first step of
 * a repaint until it was handed to the hardware, and a margin for waking up and
 * for what the driver does. A frame that was begun in time and missed its flip
 * doubles the margin, which then falls back within minutes: so a machine on which the
 * least is too little loses a frame now and then, not one after the other.
 *
 * It reads no clock.
 */
#ifndef WEDDELL_OUTPUT_LEAD_TIME_H
#define WEDDELL_OUTPUT_LEAD_TIME_H

#include <stdint.h>

/* One of all zero is a new one. Times are of CLOCK_MONOTONIC. */
struct lead_time {
	int64_t work_nsec;   /* what the slowest have taken */
	int64_t margin_nsec; /* where it is less than the least, that counts */
	int64_t begun_nsec;
	int64_t flip_nsec; /* the one that the frame begun last is for; 0 when it is for any */
};

/* At most a period: then frames are made right after the flip before theirs. */
int64_t lead_time_get(const struct lead_time *lead, int64_t period_nsec);

/* A frame is begun, for the flip at flip_nsec; 0 when it was asked for too late to be for a
 * certain one. */
void lead_time_begin(struct lead_time *lead, int64_t now_nsec, int64_t flip_nsec);

/* It is with the hardware. */
void lead_time_handed_over(struct lead_time *lead, int64_t now_nsec, int64_t period_nsec);

/* And on the screen since time_nsec. */
void lead_time_flipped(struct lead_time *lead, int64_t time_nsec, int64_t period_nsec);

#endif
