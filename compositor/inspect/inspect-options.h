/* SPDX-License-Identifier: MIT */
/*
 * The command line of weddell-inspect, parsed and checked.
 */
#ifndef WEDDELL_INSPECT_INSPECT_OPTIONS_H
#define WEDDELL_INSPECT_INSPECT_OPTIONS_H

#include "server/options.h"

struct inspect_options {
	struct options program; /* what the compositor is asked; its command is there */
	double seconds;         /* to run; 0: until the command ends */
	bool json;
};

enum options_verdict inspect_options_parse(
	int argc, char **argv, struct inspect_options *options_out);

void inspect_options_print_help(FILE *stream);

#endif
