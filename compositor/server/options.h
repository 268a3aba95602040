/* SPDX-License-Identifier: MIT */
/*
 * The command line of weddell, parsed and checked.
 */
#ifndef WEDDELL_SERVER_OPTIONS_H
#define WEDDELL_SERVER_OPTIONS_H

#include "backend/output-wish.h"
#include "memory/budget.h"
#include "memory/client-file.h"
#include "server/backend-kind.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum {
	OPTIONS_OUTPUT_MAX = 64,
};

enum options_verdict {
	OPTIONS_RUN,
	OPTIONS_SHOW_HELP,
	OPTIONS_SHOW_VERSION,
	OPTIONS_WRONG, /* what was wrong is on stderr */
};

/* All strings are borrowed from argv; NULL where not given. */
struct options {
	const struct backend_kind *backend; /* NULL: the first that is there */
	struct output_wish outputs[OPTIONS_OUTPUT_MAX];
	size_t output_count;
	const char *socket;
	enum seal_policy policy;
	uint64_t limits[BUDGET_ITEM_COUNT]; /* 0: the default */
	const char *screenshot;             /* a PNG file */
	const char *stats;                  /* a JSON file */
	bool verbose;
	char **command; /* ends with NULL */
};

enum options_verdict options_parse(int argc, char **argv, struct options *options_out);

/* Parses --output [NAME:]WxH[@Hz][xSCALE][:TRANSFORM], with "preferred" in place of WxH where the
 * backend shall choose; false when text is not of that form. */
bool output_option_parse(const char *text, struct output_wish *wish_out);

/* Sets what text, as "copy-bytes=64M", says; false when it is not of that form. K, M and G are
 * powers of 1024. */
bool budget_option_parse(const char *text, uint64_t limits[BUDGET_ITEM_COUNT]);

void options_print_help(FILE *stream);

#endif
