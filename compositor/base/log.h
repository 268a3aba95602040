/* SPDX-License-Identifier: MIT */
/*
 * A log with a level and a stream. There is no global one: whoever logs was
 * handed one by whoever made it. Below backend/ and wire/ nothing logs.
 */
#ifndef WEDDELL_BASE_LOG_H
#define WEDDELL_BASE_LOG_H

#include <stdio.h>

enum log_level {
	LOG_ERROR,   /* something failed; the user should know */
	LOG_INFO,    /* what happened, a few lines a run */
	LOG_VERBOSE, /* for --verbose: each step, of a few lines a client */
	LOG_DEBUG,   /* for --debug: as much as there is */
};

struct log {
	enum log_level level; /* lines above this are dropped */
	FILE *stream;         /* borrowed; NULL drops everything */
};

/* One line; the newline is added. */
__attribute__((format(printf, 3, 4))) void log_line(
	const struct log *log, enum log_level level, const char *format, ...);

#endif
