/* SPDX-License-Identifier: MIT */
/*
 * The report is what was measured, as JSON, for programs.
 */
#ifndef RESIZE_STRESS_REPORT_H
#define RESIZE_STRESS_REPORT_H

#include "statistics.h"

/* Writes the file. Returns 0 or a negative errno. */
int report_write(const struct statistics *statistics, const char *path);

#endif
