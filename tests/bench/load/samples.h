/* SPDX-License-Identifier: MIT */
/* Samples of a time, and how they are spread. */
#ifndef WEDDELL_TESTS_BENCH_LOAD_SAMPLES_H
#define WEDDELL_TESTS_BENCH_LOAD_SAMPLES_H

#include <stddef.h>
#include <stdint.h>

enum {
	SAMPLES_MAX = 1 << 16, /* later ones are left out */
};

struct samples {
	int64_t *nsec; /* NULL until there is one */
	size_t count;
};

void samples_finish(struct samples *samples);
void samples_clear(struct samples *samples);
void samples_add(struct samples *samples, int64_t nsec);

/* part is from 0 to 1. Puts them in order; -1 when there are none. */
double samples_quantile_msec(struct samples *samples, double part);

#endif
