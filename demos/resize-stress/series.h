/* SPDX-License-Identifier: MIT */
/*
 * A series of values measured over time. However long a run is, the series has
 * at most SERIES_MOST samples: when it is full, each second one is dropped, and
 * from then on each second one is taken.
 */
#ifndef RESIZE_STRESS_SERIES_H
#define RESIZE_STRESS_SERIES_H

#include <stddef.h>
#include <stdint.h>

enum {
	SERIES_MOST = 1 << 13, /* more than a plot has pixels, and enough for a 99th percentile */
};

struct sample {
	int64_t time; /* nanoseconds since the start */
	double value;
};

struct series {
	struct sample *samples; /* in the order of time */
	size_t count, capacity;
	unsigned thinned; /* times every second one was dropped */
	uint64_t seen;    /* values, also those that were not taken */
	double largest;   /* of all of them; 0 of none */
};

void series_finish(struct series *series);

/* A sample for which there is no memory is dropped. */
void series_add(struct series *series, int64_t time, double value);

/* The value that the given part of the samples, 0 to 1, do not exceed; 0 of an
 * empty series. */
double series_percentile(const struct series *series, double part);

#endif
