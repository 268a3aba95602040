/* SPDX-License-Identifier: MIT */
/*
 * A trial is one hostile case, tried and judged: the culprit got what it
 * deserves, the compositor lives, the bystander goes on with right pixels, and
 * fds, mappings and memory are back at what they were.
 */
#ifndef WEDDELL_TESTS_HOSTILE_TRIAL_H
#define WEDDELL_TESTS_HOSTILE_TRIAL_H

#include "hostile.h"
#include "report.h"

#include "fixture/bystander.h"
#include "fixture/weddell-process.h"

struct trial_ground {
	struct weddell_process weddell;
	struct bystander bystander;
	bool judge_memory; /* else it is only reported: sanitizers keep what was freed */
	int race_msec;     /* how long races go on */
	int fds, mappings; /* of the compositor between two trials */
};

/* To be called when the bystander draws and nobody else is there. */
void trial_ground_settle(struct trial_ground *ground);

/* What the compositor's memory is once all that was left behind has gone back to the system; in
 * KiB. */
long trial_ground_rest(const struct trial_ground *ground);

/* Whether that is, up to a tolerance of 1 MiB, what it was; true where it is not judged. */
bool trial_ground_is_back(const struct trial_ground *ground, long before, long after);

/* Returns whether all was as expected; says on stdout, in lines that begin with #, what was not.
 * skipped_out: NULL, or why it could not be tried. */
bool trial_run(struct trial_ground *ground, const struct hostile_case *test,
	struct report_row *row_out, const char **skipped_out);

#endif
