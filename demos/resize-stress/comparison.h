/* SPDX-License-Identifier: MIT */
/*
 * A comparison puts strategies side by side: each drags a window from 640x480
 * to 3840x2160 in 200 steps, in turn, several rounds, so that a machine that
 * is busy for a while is busy for all. What counts is the median.
 *
 * The price of a step is the client's CPU time for the buffer and for the first
 * touch of each of its pages, less that for the second touch: what the kernel
 * takes to provide memory, without the drawing, which is the same for all.
 */
#ifndef RESIZE_STRESS_COMPARISON_H
#define RESIZE_STRESS_COMPARISON_H

#include "globals.h"
#include "options.h"
#include "strategy.h"

#include <stdbool.h>

enum {
	COMPARISON_STRATEGIES = 4,
	COMPARISON_STEPS = 200,
};

/* Of one strategy in one round. */
struct comparison_run {
	double client_ms;
	double faults;         /* of the client */
	double peak_mebibytes; /* of the client's shared memory */
	double compositor_ms;  /* CPU time, all it did; 0 where it cannot be known */
	double compositor_faults;
};

struct comparison_row {
	const struct strategy_methods *methods;
	struct comparison_run runs[OPTIONS_ROUNDS_MAX];
	struct comparison_run median;
};

struct comparison {
	struct comparison_row rows[COMPARISON_STRATEGIES];
	int row_count;
	int rounds;
};

/* Runs what options->strategies names. Returns 0 or a negative errno. */
int comparison_run(
	struct comparison *comparison_out, const struct options *options, struct globals *globals);

/* Prints the table. */
void comparison_print(const struct comparison *comparison);

/* Writes the table as a picture, in SVG. Returns 0 or a negative errno. */
int comparison_plot(const struct comparison *comparison, const char *path);

#endif
