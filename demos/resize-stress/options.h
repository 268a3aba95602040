/* SPDX-License-Identifier: MIT */
/*
 * The options of resize-stress: what the command line says, checked.
 */
#ifndef RESIZE_STRESS_OPTIONS_H
#define RESIZE_STRESS_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum {
	OPTIONS_ROUNDS_MAX = 99,
};

struct options {
	int64_t seconds;               /* 0: no limit of time */
	int64_t steps;                 /* 0: no limit of frames */
	int64_t check_each;            /* frames from one self-check to the next; 0: none */
	int32_t max_width, max_height; /* pixels; 0: the output's */
	bool wait_for_callback;        /* a frame for each frame callback */
	bool needs_weddell;            /* no other compositor will do */
	const char *strategies;        /* of a comparison, with commas between; NULL: none */
	int64_t rounds;                /* of the comparison */
	const char *plot;              /* a file, or NULL */
	const char *report;            /* a file, or NULL */
};

enum options_verdict {
	OPTIONS_RUN,
	OPTIONS_SHOWN, /* --help or --version; nothing more to do */
	OPTIONS_WRONG, /* said on stderr */
};

/* The strings in *options_out are those of argv. */
enum options_verdict options_parse(int argc, char **argv, struct options *options_out);

/* Whether the comparison is to have that strategy. */
bool options_has_strategy(const struct options *options, const char *name);

#endif
