/* SPDX-License-Identifier: MIT */
/*
 * A series of values measured over time.
 */
#ifndef RESIZE_STRESS_SERIES_H
#define RESIZE_STRESS_SERIES_H

#include <stddef.h>
#include <stdint.h>

struct sample {
	int64_t time; /* nanoseconds since the start */
	double value;
};

struct series {
	struct sample *samples; /* in the order of time */
	size_t count, capacity;
};

void series_finish(struct series *series);

/* A sample for which there is no memory is dropped. */
void series_add(struct series *series, int64_t time, double value);

/* The value that the given part of the values, 0 to 1, do not exceed; 0 of an
 * empty series. */
double series_percentile(const struct series *series, double part);

#endif
