/* SPDX-License-Identifier: MIT */
#include "series.h"

#include <stdlib.h>

void series_finish(struct series *series)
{
	free(series->samples);
	*series = (struct series){0};
}

static void thin(struct series *series)
{
	for (size_t i = 0; i < series->count / 2; i++) {
		series->samples[i] = series->samples[2 * i];
	}
	series->count /= 2;
	series->thinned++;
}

void series_add(struct series *series, int64_t time, double value)
{
	if (series->count == SERIES_MOST) {
		thin(series);
	}
	if (series->seen == 0 || value > series->largest) {
		series->largest = value;
	}
	uint64_t number = series->seen++;
	if ((number & ((UINT64_C(1) << series->thinned) - 1)) != 0) {
		return;
	}
	if (series->count == series->capacity) {
		size_t capacity = series->capacity == 0 ? 1024 : series->capacity * 2;
		struct sample *samples = realloc(series->samples, capacity * sizeof(*samples));
		if (samples == NULL) {
			return;
		}
		series->samples = samples;
		series->capacity = capacity;
	}
	series->samples[series->count] = (struct sample){time, value};
	series->count++;
}

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

double series_percentile(const struct series *series, double part)
{
	double *sorted = series->count == 0 ? NULL : malloc(series->count * sizeof(*sorted));
	if (sorted == NULL) {
		return 0;
	}
	for (size_t i = 0; i < series->count; i++) {
		sorted[i] = series->samples[i].value;
	}
	qsort(sorted, series->count, sizeof(*sorted), compare);
	double value = sorted[(size_t)(part * (double)(series->count - 1))];
	free(sorted);
	return value;
}
