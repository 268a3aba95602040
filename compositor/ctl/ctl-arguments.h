/* SPDX-License-Identifier: MIT */
/*
 * The command line of weddellctl: options, and a request in words.
 */
#ifndef WEDDELL_CTL_CTL_ARGUMENTS_H
#define WEDDELL_CTL_CTL_ARGUMENTS_H

#include <cjson/cJSON.h>
#include <stdbool.h>

struct ctl_arguments {
	const char *socket; /* NULL: as the environment says */
	bool json;          /* print the answer as it came */
	cJSON *request;     /* owned */
};

enum ctl_verdict {
	CTL_RUN,
	CTL_SHOW_HELP,
	CTL_SHOW_VERSION,
	CTL_WRONG, /* what was wrong is on stderr */
};

/* The request is to be deleted with cJSON_Delete, in any case. */
enum ctl_verdict ctl_arguments_parse(int argc, char **argv, struct ctl_arguments *arguments_out);

#endif
