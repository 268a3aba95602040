/* SPDX-License-Identifier: MIT */
/* What is counted while a load runs, over all its clients. */
#ifndef WEDDELL_TESTS_BENCH_LOAD_TALLY_H
#define WEDDELL_TESTS_BENCH_LOAD_TALLY_H

#include "samples.h"

struct tally {
	int64_t commits;
	int64_t frames;     /* of the output: times at which frame callbacks were answered */
	int64_t starved;    /* commits that had to wait for a buffer to come back */
	int64_t last_time;  /* of those times */
	int64_t first_nsec; /* CLOCK_MONOTONIC, when the first picture was known to be shown; or 0
			     */
	struct samples presented; /* from the commit until it was shown, as the compositor says */
	struct samples answered;  /* from the commit until its frame callback was here */
};

/* A frame callback came; time is the compositor's, and only compared with others. */
void tally_note_frame(struct tally *tally, int64_t time);

/* CLOCK_MONOTONIC. */
int64_t tally_now(void);

/* Starts again; keeps first_nsec. */
void tally_clear(struct tally *tally);
void tally_finish(struct tally *tally);

#endif
