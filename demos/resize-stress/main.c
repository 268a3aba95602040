/* SPDX-License-Identifier: MIT */
#include "comparison.h"
#include "plot.h"
#include "report.h"
#include "stress.h"

#include <stdio.h>
#include <string.h>

enum {
	EXIT_RIGHT = 0,
	EXIT_WRONG = 1,
	EXIT_USAGE = 2,
	EXIT_SKIPPED = 77,
};

/* Says so when a file asked for could not be written. */
static void write_files(const struct options *options, struct statistics *statistics)
{
	int error = options->plot == NULL ? 0 : plot_write(statistics, options->plot);
	if (error < 0) {
		statistics_wrong(statistics, "%s: %s", options->plot, strerror(-error));
	}
	error = options->report == NULL ? 0 : report_write(statistics, options->report);
	if (error < 0) {
		statistics_wrong(statistics, "%s: %s", options->report, strerror(-error));
	}
}

static void stress_window(
	const struct options *options, struct globals *globals, struct statistics *statistics)
{
	struct stress stress;
	int error = stress_init(&stress, options, globals, statistics);
	if (error < 0) {
		statistics_wrong(statistics, "no pool: %s", strerror(-error));
		return;
	}
	stress_run(&stress);
	statistics_end(statistics, stress.pool);
	write_files(options, statistics);
	stress_finish(&stress);
}

static int compare(const struct options *options, struct globals *globals)
{
	struct comparison comparison;
	int error = comparison_run(&comparison, options, globals);
	if (error < 0) {
		fprintf(stderr, "the comparison broke off: %s\n", strerror(-error));
		return EXIT_WRONG;
	}
	comparison_print(&comparison);
	error = options->plot == NULL ? 0 : comparison_plot(&comparison, options->plot);
	if (error < 0) {
		fprintf(stderr, "%s: %s\n", options->plot, strerror(-error));
	}
	return error < 0 ? EXIT_WRONG : EXIT_RIGHT;
}

static int run(const struct options *options, struct globals *globals)
{
	struct statistics statistics;
	if (options->strategies != NULL) {
		return compare(options, globals);
	}
	statistics_init(&statistics);
	stress_window(options, globals, &statistics);
	int status = statistics.wrongs == 0 ? EXIT_RIGHT : EXIT_WRONG;
	statistics_finish(&statistics);
	return status;
}

/* Says what the compositor lacks that the options need. */
static bool can_run(const struct options *options, const struct globals *globals)
{
	const char *missing = NULL;
	bool checks = options->check_each > 0 && options->strategies == NULL;
	if (options->needs_weddell && globals->connection.wishes == NULL) {
		missing = "--compositor weddell: this one has no weddell-shm-feedback-v1";
	} else if (checks && (globals->screencopy == NULL || globals->output == NULL)) {
		missing = "self-check: this compositor has no wlr-screencopy";
	} else if (checks && !globals->output_is_plain) {
		missing = "self-check: the output is scaled or turned, and pictures of it cannot "
			  "be compared pixel by pixel";
	}
	if (missing != NULL) {
		fprintf(stderr, "%s; skipped\n", missing);
	}
	return missing == NULL;
}

int main(int argc, char **argv)
{
	struct options options;
	struct globals globals;
	enum options_verdict verdict = options_parse(argc, argv, &options);
	if (verdict != OPTIONS_RUN) {
		return verdict == OPTIONS_SHOWN ? EXIT_RIGHT : EXIT_USAGE;
	}
	if (globals_init(&globals) < 0) {
		return EXIT_WRONG;
	}
	int status = can_run(&options, &globals) ? run(&options, &globals) : EXIT_SKIPPED;
	globals_finish(&globals);
	return status;
}
