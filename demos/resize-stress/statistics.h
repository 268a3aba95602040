/* SPDX-License-Identifier: MIT */
/*
 * All that is measured and counted in a run, and what went wrong.
 */
#ifndef RESIZE_STRESS_STATISTICS_H
#define RESIZE_STRESS_STATISTICS_H

#include "series.h"

#include <stdbool.h>
#include <weddell-client.h>

struct statistics {
	int64_t start;             /* nanoseconds, CLOCK_MONOTONIC */
	int64_t last_line;         /* time of the last live line */
	uint64_t frames, resizes;  /* presented; of these, of a new size */
	uint64_t partial_frames;   /* presented, drawn only in part */
	uint64_t waits;            /* times all buffers were busy */
	uint64_t checks;           /* self-checks done */
	uint64_t checked_pixels;   /* compared in them */
	uint64_t wrong_pixels;     /* that differed */
	uint64_t wrongs;           /* things said by statistics_wrong */
	long first_faults;         /* of the process when the run began */
	int first_fds;             /* open when the run began */
	uint64_t line_resizes;     /* resizes at the last live line */
	struct series latency;     /* milliseconds from commit to frame callback */
	struct series pool_bytes;  /* size of the pool */
	struct series other_bytes; /* resident memory of the process that is not the pool */
	struct weddell_pool_statistics pool;
	double seconds; /* the run took; known after statistics_end */
	long faults;    /* page faults of the run; so too */
};

/* Nanoseconds of CLOCK_MONOTONIC. */
int64_t statistics_now(void);

void statistics_init(struct statistics *statistics_out);
void statistics_finish(struct statistics *statistics);

/* Says on stderr what is wrong, in the manner of printf, and remembers that
 * something was. */
void statistics_wrong(struct statistics *statistics, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Takes a sample of memory and prints the live line, when it is time to. */
void statistics_tick(struct statistics *statistics, const struct weddell_pool *pool);

/* The run is over: takes the last sample, looks at the promises of the library,
 * and prints the summary. */
void statistics_end(struct statistics *statistics, const struct weddell_pool *pool);

#endif
