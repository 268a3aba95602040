/* SPDX-License-Identifier: MIT */
#include "server/program.h"

#include <stdlib.h>

int main(int argc, char **argv)
{
	struct options options;
	switch (options_parse(argc, argv, &options)) {
	case OPTIONS_SHOW_HELP:
		options_print_help(stdout);
		return EXIT_SUCCESS;
	case OPTIONS_SHOW_VERSION:
		puts("weddell " WEDDELL_VERSION);
		return EXIT_SUCCESS;
	case OPTIONS_WRONG:
		return 2;
	case OPTIONS_RUN:
		break;
	}
	struct log log = {options_log_level(&options), stderr};
	struct program program;
	if (program_init(&program, &options, &log) == 0) {
		program_run(&program);
	}
	program_finish(&program);
	options_finish(&options);
	return program.status;
}
