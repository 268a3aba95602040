/* SPDX-License-Identifier: MIT */
/*
 * A repaint: what the scene looks like now on one output, drawn, or handed over
 * as it is, and committed to the backend. Inside output/ only.
 */
#ifndef WEDDELL_OUTPUT_REPAINT_H
#define WEDDELL_OUTPUT_REPAINT_H

#include "output/output.h"

/* Nothing is in flight. When it fails, for want of memory or in the backend, what is shown
 * stays, and another repaint is scheduled. */
void repaint(struct output *output);

#endif
