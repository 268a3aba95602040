/* SPDX-License-Identifier: MIT */
/*
 * The plot shows latency and memory over the time of a run, as an SVG file.
 */
#ifndef RESIZE_STRESS_PLOT_H
#define RESIZE_STRESS_PLOT_H

#include "statistics.h"

/* Writes the file. Returns 0 or a negative errno. */
int plot_write(const struct statistics *statistics, const char *path);

#endif
