/* SPDX-License-Identifier: MIT */
/*
 * A picture of all outputs, or of one, as a PNG file.
 *
 * The outputs stand side by side in the order of the layout, upright, each with
 * all its own pixels; so where all scales are 1 a pixel of the file is a logical
 * pixel. What no output covers, and an output that has shown nothing yet, is
 * black.
 */
#ifndef WEDDELL_OUTPUT_SCREENSHOT_H
#define WEDDELL_OUTPUT_SCREENSHOT_H

#include "output/output-layout.h"

/* The file is there whole or not at all: it is written under another name beside path and then
 * renamed. Returns 0, -ENODEV without outputs, or a negative errno. */
int screenshot_write(const struct output_layout *layout, const char *path);

/* The same of one output. */
int screenshot_write_output(const struct output *output, const char *path);

#endif
