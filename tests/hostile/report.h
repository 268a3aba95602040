/* SPDX-License-Identifier: MIT */
/*
 * The table of what was tried: attack, how it ended for the attacker, what the
 * bystander and the compositor's memory showed, how long it took.
 */
#ifndef WEDDELL_TESTS_HOSTILE_REPORT_H
#define WEDDELL_TESTS_HOSTILE_REPORT_H

#include <stdbool.h>
#include <stdio.h>

struct report_row {
	const char *name; /* borrowed; has to outlive the report */
	bool passed;
	char outcome[96];
	int frames, lost, longest_msec;        /* of the bystander */
	long rss_before, rss_after, pss, peak; /* KiB, of the compositor; pss after */
	int msec;
};

struct report {
	struct report_row *rows;
	int count, capacity;
	long rss_begin, rss_end; /* KiB, of the compositor at rest: before all, and after */
};

/* Copies row. Ends the process when there is no memory. */
void report_add(struct report *report, const struct report_row *row);
void report_finish(struct report *report);

/* As text, each line with prefix before it. */
void report_print(const struct report *report, FILE *stream, const char *prefix);

/* As a Markdown file with that heading. Returns 0 or -1. */
int report_write_markdown(const struct report *report, const char *path, const char *heading);

#endif
