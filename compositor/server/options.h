/* SPDX-License-Identifier: MIT */
/*
 * The settings of weddell, from its configuration file and its command line,
 * parsed and checked. Both take the same ones (option-table.h); what the
 * command line says counts more.
 */
#ifndef WEDDELL_SERVER_OPTIONS_H
#define WEDDELL_SERVER_OPTIONS_H

#include "backend/output-wish.h"
#include "base/log.h"
#include "input/key-binding.h"
#include "input/keymap.h"
#include "memory/budget.h"
#include "memory/client-file.h"
#include "server/backend-kind.h"
#include "server/restart.h"
#include "surface/holding-cost.h"

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

/* Strings are the options' own, but for command; NULL where not given. */
struct options {
	const struct backend_kind *backend; /* NULL: the first that is there */
	struct output_wish outputs[OPTIONS_OUTPUT_MAX];
	size_t output_count;
	const char *socket;
	enum seal_policy policy;
	enum holding_rule holding;          /* of clients' buffers */
	uint64_t limits[BUDGET_ITEM_COUNT]; /* 0: the default */
	uint32_t wm_base_version;           /* 0: the newest */
	const char *screenshot;             /* a PNG file */
	const char *stats;                  /* a JSON file */
	struct keymap_names keymap;         /* NULL: of the environment */
	enum restart_policy restart;        /* of the command */
	bool kiosk;
	bool exit_with_client; /* end when the last client has gone */
	bool control;          /* a socket for weddellctl */
	bool verbose, debug;
	enum binding_modifier bindings;
	const char *shell_command; /* for sh; where there is no command */
	char **command;            /* borrowed from argv; ends with NULL */

	/* private */
	char backends[64];      /* for advice */
	bool in_file;           /* what is being set is of the configuration file */
	size_t file_outputs;    /* outputs that are: the command line's take their place */
	struct kept_text *kept; /* all strings */
};

/* Writes *options_out in any case; options_finish is to be called unless it is OPTIONS_WRONG. */
enum options_verdict options_parse(int argc, char **argv, struct options *options_out);

void options_finish(struct options *options);

enum log_level options_log_level(const struct options *options);

/* A copy of text that lasts as long as the options; NULL without memory. */
const char *options_keep(struct options *options, const char *text);

void options_print_help(FILE *stream);

/* Sets what text, as "copy-bytes=64M", says; false when it is not of that form. K, M and G are
 * powers of 1024. */
bool budget_option_parse(const char *text, uint64_t limits[BUDGET_ITEM_COUNT]);

#endif
