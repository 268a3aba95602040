/* SPDX-License-Identifier: MIT */
/*
 * Runs every hostile case against one compositor, while a bystander draws, and
 * prints what came of each, and a table at the end.
 *
 * Usage: hostile [OPTION]... COMMAND [ARGUMENT]...
 * The command is a compositor that listens on WEDDELL_PROCESS_SOCKET.
 *   --strict       it refuses what is not sealed, so each case that begins so must end there
 *   --floods       only those cases are run
 *   --long         races go on for tens of seconds
 *   --memory       the compositor's memory has to be back after each case
 *   --only WORD    only cases with WORD in their name; --without WORD leaves such out, and can be
 *                  given several times
 *   --report FILE  writes the table as Markdown; --title WORDS is its heading
 */
#include "trial.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

enum {
	RACE_MSEC = 700,
	LONG_RACE_MSEC = 20000,
	WITHOUT_MAX = 8,
};

struct run {
	struct trial_ground ground;
	struct report report;
	bool strict, floods_only;
	const char *only, *report_path, *title;
	const char *without[WITHOUT_MAX];
	int without_count;
	int number, failed;
};

static bool is_sealed(enum client_fd kind)
{
	switch (kind) {
	case CLIENT_FD_WRITE_ONLY_SEAL:
	case CLIENT_FD_GROW_ONLY_SEAL:
	case CLIENT_FD_SEAL_ONLY_SEAL:
	case CLIENT_FD_UNSEALED:
	case CLIENT_FD_UNSEALABLE:
	case CLIENT_FD_READ_ONLY_UNSEALED:
	case CLIENT_FD_HUGETLB_UNSEALED:
	case CLIENT_FD_TMPFS:
	case CLIENT_FD_DISK:
		return false;
	default:
		return true;
	}
}

/* The case as it is with --strict. */
static struct hostile_case made_strict(const struct hostile_case *test)
{
	struct hostile_case strict = *test;
	if (!is_sealed(test->kind)) {
		strict.outcome = REFUSED;
		strict.interface = "wl_shm";
		strict.code = INVALID_FD;
	}
	return strict;
}

static void run_case(struct run *run, const struct hostile_case *test)
{
	struct report_row row = {.name = test->name};
	const char *skipped = NULL;
	bool passed = false;
	if (weddell_process_is_alive(&run->ground.weddell)) {
		passed = trial_run(&run->ground, test, &row, &skipped);
	} else {
		printf("# there is no compositor\n");
	}
	if (skipped == NULL) {
		report_add(&run->report, &row);
	}
	run->failed += !passed;
	printf("%s %d - %s%s%s\n", passed ? "ok" : "not ok", ++run->number, test->name,
		skipped == NULL ? "" : " # SKIP ", skipped == NULL ? "" : skipped);
}

static bool is_wanted(const struct run *run, const struct hostile_case *test)
{
	for (int i = 0; i < run->without_count; i++) {
		if (strstr(test->name, run->without[i]) != NULL) {
			return false;
		}
	}
	return run->only == NULL || strstr(test->name, run->only) != NULL;
}

static void run_tables(struct run *run)
{
	const struct hostile_table tables[] = {hostile_floods(), hostile_crowds(), hostile_sizes(),
		hostile_fds(), hostile_foreign_files(), hostile_layouts(), hostile_resizes(),
		hostile_truncation(), hostile_races(), hostile_lives(), hostile_roles(),
		hostile_trees(), hostile_heaps(), hostile_extensions(), hostile_factories(),
		hostile_texts(), hostile_wire(), hostile_wire_fds(), hostile_idlers(),
		hostile_grabs(), hostile_outputs()};
	const int count = run->floods_only ? 2 : (int)(sizeof(tables) / sizeof(tables[0]));
	for (int i = 0; i < count; i++) {
		for (int j = 0; j < tables[i].count; j++) {
			struct hostile_case test = tables[i].cases[j];
			if (is_wanted(run, &test)) {
				test = run->strict ? made_strict(&test) : test;
				run_case(run, &test);
			}
		}
	}
}

/* Returns the index of the command in argv, or 0. */
static int parse_options(struct run *run, int argc, char **argv)
{
	static const struct option options[] = {
		{"strict", no_argument, NULL, 's'},
		{"floods", no_argument, NULL, 'f'},
		{"long", no_argument, NULL, 'l'},
		{"memory", no_argument, NULL, 'm'},
		{"only", required_argument, NULL, 'o'},
		{"without", required_argument, NULL, 'w'},
		{"report", required_argument, NULL, 'r'},
		{"title", required_argument, NULL, 't'},
		{0},
	};
	for (;;) {
		switch (getopt_long(argc, argv, "+", options, NULL)) {
		case 's':
			run->strict = true;
			break;
		case 'f':
			run->floods_only = true;
			break;
		case 'l':
			run->ground.race_msec = LONG_RACE_MSEC;
			break;
		case 'm':
			run->ground.judge_memory = true;
			break;
		case 'o':
			run->only = optarg;
			break;
		case 'w':
			if (run->without_count == WITHOUT_MAX) {
				return 0;
			}
			run->without[run->without_count++] = optarg;
			break;
		case 'r':
			run->report_path = optarg;
			break;
		case 't':
			run->title = optarg;
			break;
		case -1:
			return optind < argc ? optind : 0;
		default:
			return 0;
		}
	}
}

static void check_rest(struct run *run)
{
	run->report.rss_end = trial_ground_rest(&run->ground);
	bool passed =
		trial_ground_is_back(&run->ground, run->report.rss_begin, run->report.rss_end);
	printf("%s %d - memory is back within 1 MiB: %ld KiB before, %ld after\n",
		passed ? "ok" : "not ok", ++run->number, run->report.rss_begin,
		run->report.rss_end);
	run->failed += !passed;
}

/* A first bystander comes and goes, so that what is there once and for all is there. */
static bool warm_up(struct run *run)
{
	struct trial_ground *ground = &run->ground;
	if (bystander_start(&ground->bystander, ground->weddell.socket) != 0) {
		return false;
	}
	trial_ground_settle(ground);
	bystander_stop(&ground->bystander);
	run->report.rss_begin = trial_ground_rest(ground);
	return bystander_start(&ground->bystander, ground->weddell.socket) == 0;
}

static void end(struct run *run)
{
	bool drew = bystander_stop(&run->ground.bystander);
	check_rest(run);
	int status = weddell_process_stop(&run->ground.weddell);
	bool passed = drew && status == 0;
	printf("%s %d - the bystander drew to the end, the compositor ended with status %d\n",
		passed ? "ok" : "not ok", ++run->number, status);
	run->failed += !passed;
	printf("1..%d\n", run->number);
	report_print(&run->report, stdout, "# ");
	if (run->report_path != NULL &&
		report_write_markdown(&run->report, run->report_path, run->title) != 0) {
		printf("# %s cannot be written\n", run->report_path);
		run->failed++;
	}
	report_finish(&run->report);
}

int main(int argc, char **argv)
{
	struct run run = {.ground.race_msec = RACE_MSEC, .title = "Hostile clients"};
	int command = parse_options(&run, argc, argv);
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (command == 0 || weddell_process_start(&run.ground.weddell, argv + command) != 0) {
		printf("Bail out! no compositor\n");
		return 1;
	}
	if (warm_up(&run)) {
		trial_ground_settle(&run.ground);
		run_tables(&run);
	} else {
		printf("Bail out! nothing can be drawn\n");
		run.failed++;
	}
	end(&run);
	return run.failed == 0 ? 0 : 1;
}
