/* SPDX-License-Identifier: MIT */
/*
 * The self-check looks for the window in a picture of the output and compares
 * every pixel of it with what was drawn.
 *
 * It expects an output of scale 1, not turned, nothing above the window, and
 * the window's top left corner inside the output. Of a window that reaches past
 * the output on the other sides the visible part is compared.
 */
#ifndef RESIZE_STRESS_SELF_CHECK_H
#define RESIZE_STRESS_SELF_CHECK_H

#include "capture.h"
#include "pattern.h"
#include "statistics.h"

/* Takes a picture, and another while an older frame is seen, for a while. The
 * pattern is that of the frame committed last, and has a header. What is wrong
 * goes to the statistics. Returns 0, or a negative errno when the connection
 * broke or no picture could be had. */
int self_check_run(
	struct capture *capture, const struct pattern *pattern, struct statistics *statistics);

#endif
