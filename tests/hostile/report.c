/* SPDX-License-Identifier: MIT */
#include "report.h"

#include <stdlib.h>

/* The whole run in one line. */
struct sum {
	int passed, frames, lost, longest_msec, msec;
	long peak;
};

void report_add(struct report *report, const struct report_row *row)
{
	if (report->count == report->capacity) {
		report->capacity = report->capacity * 2 + 64;
		report->rows =
			realloc(report->rows, (size_t)report->capacity * sizeof(*report->rows));
		if (report->rows == NULL) {
			abort();
		}
	}
	report->rows[report->count++] = *row;
}

void report_finish(struct report *report)
{
	free(report->rows);
	*report = (struct report){0};
}

static struct sum add_up(const struct report *report)
{
	struct sum sum = {0};
	for (int i = 0; i < report->count; i++) {
		const struct report_row *row = &report->rows[i];
		sum.passed += row->passed;
		sum.frames += row->frames;
		sum.lost += row->lost;
		sum.msec += row->msec;
		sum.longest_msec =
			row->longest_msec > sum.longest_msec ? row->longest_msec : sum.longest_msec;
		sum.peak = row->peak > sum.peak ? row->peak : sum.peak;
	}
	return sum;
}

static double mebibytes(long kibibytes)
{
	return (double)kibibytes / 1024;
}

static void print_sum(const struct report *report, FILE *stream, const char *prefix)
{
	struct sum sum = add_up(report);
	fprintf(stream,
		"%s%d of %d as expected in %.1f s; bystander: %d frames, %d lost, longest wait "
		"%d ms; compositor: %.1f MiB before, %.1f after, %.1f at most\n",
		prefix, sum.passed, report->count, sum.msec / 1000.0, sum.frames, sum.lost,
		sum.longest_msec, mebibytes(report->rss_begin), mebibytes(report->rss_end),
		mebibytes(sum.peak));
}

void report_print(const struct report *report, FILE *stream, const char *prefix)
{
	fprintf(stream, "%s%-58s %-40s %6s %4s %7s %7s %7s %7s %7s %6s\n", prefix, "attack",
		"outcome", "frames", "lost", "wait ms", "RSS MiB", "after", "PSS", "peak", "ms");
	for (int i = 0; i < report->count; i++) {
		const struct report_row *row = &report->rows[i];
		fprintf(stream, "%s%-58s %-40s %6d %4d %7d %7.1f %7.1f %7.1f %7.1f %6d%s\n", prefix,
			row->name, row->outcome, row->frames, row->lost, row->longest_msec,
			mebibytes(row->rss_before), mebibytes(row->rss_after), mebibytes(row->pss),
			mebibytes(row->peak), row->msec, row->passed ? "" : "  NOT AS EXPECTED");
	}
	print_sum(report, stream, prefix);
}

int report_write_markdown(const struct report *report, const char *path, const char *heading)
{
	FILE *file = fopen(path, "we");
	if (file == NULL) {
		return -1;
	}
	fprintf(file, "# %s\n\n", heading);
	print_sum(report, file, "");
	fprintf(file,
		"\n| attack | outcome | frames | lost | longest wait, ms | RSS before, MiB | after "
		"| PSS after | peak | ms |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
	for (int i = 0; i < report->count; i++) {
		const struct report_row *row = &report->rows[i];
		fprintf(file, "| %s | %s%s | %d | %d | %d | %.1f | %.1f | %.1f | %.1f | %d |\n",
			row->name, row->passed ? "" : "**not as expected:** ", row->outcome,
			row->frames, row->lost, row->longest_msec, mebibytes(row->rss_before),
			mebibytes(row->rss_after), mebibytes(row->pss), mebibytes(row->peak),
			row->msec);
	}
	return fclose(file) == 0 ? 0 : -1;
}
