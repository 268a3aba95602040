/* SPDX-License-Identifier: MIT */
#include "report.h"

#include <errno.h>
#include <stdio.h>

static void print_latency(FILE *file, const struct series *latency)
{
	fprintf(file,
		"  \"latency_ms\": {\"samples\": %zu, \"median\": %.3f, \"p90\": %.3f, "
		"\"p99\": %.3f, \"max\": %.3f},\n",
		latency->count, series_percentile(latency, 0.5), series_percentile(latency, 0.9),
		series_percentile(latency, 0.99), latency->largest);
}

static void print_pool(FILE *file, const struct weddell_pool_statistics *pool)
{
	fprintf(file, "  \"pool\": {\"bytes\": %zu, \"pools\": %u, \"growths\": %llu},\n",
		pool->bytes, pool->pools, (unsigned long long)pool->growths);
}

static void print_count(FILE *file, const char *name, uint64_t count)
{
	fprintf(file, "  \"%s\": %llu,\n", name, (unsigned long long)count);
}

int report_write(const struct statistics *statistics, const char *path)
{
	FILE *file = fopen(path, "we");
	if (file == NULL) {
		return -errno;
	}
	fprintf(file, "{\n  \"seconds\": %.3f,\n", statistics->seconds);
	print_count(file, "frames", statistics->frames);
	print_count(file, "resizes", statistics->resizes);
	print_count(file, "partial_frames", statistics->partial_frames);
	print_count(file, "waits_for_a_buffer", statistics->waits);
	print_count(file, "page_faults", (uint64_t)statistics->faults);
	print_latency(file, &statistics->latency);
	print_pool(file, &statistics->pool);
	print_count(file, "checks", statistics->checks);
	print_count(file, "checked_pixels", statistics->checked_pixels);
	print_count(file, "wrong_pixels", statistics->wrong_pixels);
	print_count(file, "wrongs", statistics->wrongs);
	fprintf(file, "  \"all_was_right\": %s\n}\n", statistics->wrongs == 0 ? "true" : "false");
	int error = ferror(file) ? -EIO : 0;
	return fclose(file) != 0 ? -errno : error;
}
