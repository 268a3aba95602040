/* SPDX-License-Identifier: MIT */
#include "statistics.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static const int64_t second = 1000000000;
static const int64_t sample_interval = 50000000;
static const uint64_t most_said = 20; /* wrongs; more would say nothing new */
static const double mebibyte = 1 << 20;
static const uint64_t long_run = 100000;          /* frames */
static const double growth_allowed = 4 * 1048576; /* bytes, of what is measured itself */

int64_t statistics_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * second + now.tv_nsec;
}

static long count_faults(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_minflt;
}

static int count_fds(void)
{
	DIR *folder = opendir("/proc/self/fd");
	int count = 0;
	if (folder == NULL) {
		return 0;
	}
	while (readdir(folder) != NULL) {
		count++;
	}
	closedir(folder);
	return count;
}

/* Bytes of memory of this process that are resident and not shared with the
 * pool's file, from /proc/self/statm. */
static double private_bytes(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	long size, resident = 0, shared = 0;
	if (file == NULL) {
		return 0;
	}
	if (fscanf(file, "%ld %ld %ld", &size, &resident, &shared) != 3) {
		resident = shared = 0;
	}
	fclose(file);
	return (double)(resident - shared) * (double)sysconf(_SC_PAGESIZE);
}

void statistics_init(struct statistics *statistics_out)
{
	*statistics_out = (struct statistics){
		.start = statistics_now(),
		.first_faults = count_faults(),
		.first_fds = count_fds(),
	};
	statistics_out->last_line = statistics_out->start;
}

void statistics_finish(struct statistics *statistics)
{
	series_finish(&statistics->latency);
	series_finish(&statistics->pool_bytes);
	series_finish(&statistics->other_bytes);
}

void statistics_wrong(struct statistics *statistics, const char *format, ...)
{
	statistics->wrongs++;
	if (statistics->wrongs > most_said) {
		return;
	}
	va_list arguments;
	va_start(arguments, format);
	fprintf(stderr, "\nwrong: ");
	vfprintf(stderr, format, arguments);
	fprintf(stderr, "%s\n", statistics->wrongs == most_said ? " (no more are shown)" : "");
	va_end(arguments);
}

static void sample_memory(
	struct statistics *statistics, const struct weddell_pool *pool, int64_t time)
{
	weddell_pool_get_statistics(pool, &statistics->pool);
	series_add(&statistics->pool_bytes, time, (double)statistics->pool.memory_bytes);
	series_add(&statistics->other_bytes, time, private_bytes());
}

static void print_line(struct statistics *statistics, int64_t now)
{
	double seconds = (double)(now - statistics->last_line) / (double)second;
	uint64_t resizes = statistics->resizes - statistics->line_resizes;
	const char *end = isatty(STDOUT_FILENO) ? "\r" : "\n";
	printf("%5.1f s  %6.0f resizes/s  %8llu frames  %7ld faults  pool %7.1f MiB%s",
		(double)(now - statistics->start) / (double)second, (double)resizes / seconds,
		(unsigned long long)statistics->frames, count_faults() - statistics->first_faults,
		(double)statistics->pool.memory_bytes / mebibyte, end);
	fflush(stdout);
	statistics->last_line = now;
	statistics->line_resizes = statistics->resizes;
}

void statistics_tick(struct statistics *statistics, const struct weddell_pool *pool)
{
	int64_t now = statistics_now();
	int64_t time = now - statistics->start;
	size_t count = statistics->pool_bytes.count;
	if (count == 0 ||
		time - statistics->pool_bytes.samples[count - 1].time >= sample_interval) {
		sample_memory(statistics, pool, time);
	}
	if (now - statistics->last_line >= second) {
		print_line(statistics, now);
	}
}

static void look_at_promises(struct statistics *statistics)
{
	/* the pool's is the one fd that came with the run; while it is being replaced, two */
	if (count_fds() > statistics->first_fds + 2) {
		statistics_wrong(statistics, "%d fds were open before the run, now %d",
			statistics->first_fds, count_fds());
	}
}

/* The greatest of a tenth of the samples, from the given one on. */
static double greatest_of_tenth(const struct series *series, size_t first)
{
	double greatest = 0;
	for (size_t i = first; i < first + series->count / 10; i++) {
		double value = series->samples[i].value;
		greatest = value > greatest ? value : greatest;
	}
	return greatest;
}

/* In a long run memory is as much at the end as it was near the start. */
static void look_for_growth(
	struct statistics *statistics, const char *what, const struct series *series)
{
	if (statistics->frames < long_run) {
		return;
	}
	double before = greatest_of_tenth(series, series->count / 10);
	double after = greatest_of_tenth(series, series->count - series->count / 10);
	printf("\n%s: %.1f MiB near the start, %.1f MiB at the end", what, before / mebibyte,
		after / mebibyte);
	if (after > before * 1.1 + growth_allowed) {
		statistics_wrong(statistics, "the memory of %s has grown", what);
	}
}

static void print_summary(const struct statistics *statistics)
{
	printf("\n%llu frames in %.2f s, %llu of them resizes: %.0f resizes/s; %llu drawn in "
	       "part\n",
		(unsigned long long)statistics->frames, statistics->seconds,
		(unsigned long long)statistics->resizes,
		(double)statistics->resizes / statistics->seconds,
		(unsigned long long)statistics->partial_frames);
	printf("commit to frame callback: median %.2f ms, 99 %% %.2f ms, worst %.2f ms\n",
		series_percentile(&statistics->latency, 0.5),
		series_percentile(&statistics->latency, 0.99), statistics->latency.largest);
	printf("pool %.1f MiB, %.1f with memory, after %llu growths, %u pools made; %ld page "
	       "faults\n",
		(double)statistics->pool.bytes / mebibyte,
		(double)statistics->pool.memory_bytes / mebibyte,
		(unsigned long long)statistics->pool.growths, statistics->pool.pools,
		statistics->faults);
	if (statistics->checks > 0) {
		printf("self-check: %llu pictures, %llu pixels compared, %llu wrong\n",
			(unsigned long long)statistics->checks,
			(unsigned long long)statistics->checked_pixels,
			(unsigned long long)statistics->wrong_pixels);
	}
	printf("%s\n", statistics->wrongs == 0 ? "all was right" : "SOMETHING WAS WRONG");
}

void statistics_end(struct statistics *statistics, const struct weddell_pool *pool)
{
	int64_t time = statistics_now() - statistics->start;
	statistics->seconds = (double)time / (double)second;
	statistics->faults = count_faults() - statistics->first_faults;
	sample_memory(statistics, pool, time);
	look_at_promises(statistics);
	look_for_growth(statistics, "pool", &statistics->pool_bytes);
	look_for_growth(statistics, "all else", &statistics->other_bytes);
	print_summary(statistics);
}
