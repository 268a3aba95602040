/* SPDX-License-Identifier: MIT */
#include "samples.h"

#include <stdlib.h>

void samples_finish(struct samples *samples)
{
	free(samples->nsec);
	*samples = (struct samples){0};
}

void samples_clear(struct samples *samples)
{
	samples->count = 0;
}

void samples_add(struct samples *samples, int64_t nsec)
{
	if (samples->nsec == NULL) {
		samples->nsec = calloc(SAMPLES_MAX, sizeof(*samples->nsec));
	}
	if (samples->nsec != NULL && samples->count < SAMPLES_MAX) {
		samples->nsec[samples->count++] = nsec;
	}
}

static int compare(const void *a, const void *b)
{
	const int64_t *left = a, *right = b;
	return (*left > *right) - (*left < *right);
}

double samples_quantile_msec(struct samples *samples, double part)
{
	if (samples->count == 0) {
		return -1;
	}
	qsort(samples->nsec, samples->count, sizeof(*samples->nsec), compare);
	size_t place = (size_t)(part * (double)(samples->count - 1) + 0.5);
	return (double)samples->nsec[place] / 1e6;
}
