/* SPDX-License-Identifier: MIT */
/*
 * All settings there are, in the order that help tells of them: of the command
 * line as --NAME VALUE, and of the configuration file as NAME = VALUE.
 */
#ifndef WEDDELL_SERVER_OPTION_TABLE_H
#define WEDDELL_SERVER_OPTION_TABLE_H

#include "server/options.h"

struct option_entry {
	const char *name;
	const char *argument; /* what help calls the value. NULL: a switch, --NAME and --no-NAME */
	const char *help;     /* its lines, each of 54 characters at most */
	/* Returns NULL, or what would have been right in place of value. */
	const char *(*set)(struct options *options, const char *value);
};

enum {
	OPTION_NAME_MAX = 32, /* bytes, with "no-" and the end */
};

extern const struct option_entry option_table[];
extern const size_t option_count;

/* NULL when there is none of this name. */
const struct option_entry *option_find(const char *name);

#endif
