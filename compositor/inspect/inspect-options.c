/* SPDX-License-Identifier: MIT */
#include "inspect/inspect-options.h"

#include <getopt.h>
#include <stdlib.h>

static const double seconds_max = 1e6;

static const struct option long_options[] = {
	{"output", required_argument, NULL, 'o'},
	{"seconds", required_argument, NULL, 's'},
	{"json", no_argument, NULL, 'j'},
	{"version", no_argument, NULL, 'V'},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0},
};

void inspect_options_print_help(FILE *stream)
{
	fputs("Usage: weddell-inspect [OPTION]... -- COMMAND [ARGUMENT]...\n"
	      "\n"
	      "Runs a Wayland program on a compositor of its own, without a screen, and reports "
	      "how it\n"
	      "uses shared memory: what each of its pools is worth, how its frames were shown, "
	      "what was\n"
	      "copied, and what its author could do better. The report is on stdout when it "
	      "ends; what\n"
	      "the program prints is on stderr.\n"
	      "\n"
	      "  --seconds N            end the program after so many seconds\n"
	      "  --output WxH[@Hz][xSCALE][:TRANSFORM]\n"
	      "                         the output, as of weddell; 1280x720@60 without this\n"
	      "  --json                 the report as JSON\n"
	      "  --version, --help\n",
		stream);
}

static bool parse_seconds(const char *text, double *seconds_out)
{
	char *end;
	double seconds = strtod(text, &end);
	if (end == text || *end != '\0' || !(seconds > 0 && seconds <= seconds_max)) {
		fprintf(stderr, "weddell-inspect: --seconds %s: give a number above 0\n", text);
		return false;
	}
	*seconds_out = seconds;
	return true;
}

static bool parse_output(const char *text, struct options *program)
{
	if (!output_wish_parse(text, &program->outputs[0])) {
		fprintf(stderr,
			"weddell-inspect: --output %s: give WxH, as 1920x1080, and if you like "
			"@Hz, xSCALE and :TRANSFORM after it\n",
			text);
		return false;
	}
	program->output_count = 1;
	return true;
}

static enum options_verdict parse_option(
	int letter, const char *value, struct inspect_options *options)
{
	switch (letter) {
	case 'o':
		return parse_output(value, &options->program) ? OPTIONS_RUN : OPTIONS_WRONG;
	case 's':
		return parse_seconds(value, &options->seconds) ? OPTIONS_RUN : OPTIONS_WRONG;
	case 'j':
		options->json = true;
		return OPTIONS_RUN;
	case 'h':
		return OPTIONS_SHOW_HELP;
	case 'V':
		return OPTIONS_SHOW_VERSION;
	default: /* getopt has said it */
		return OPTIONS_WRONG;
	}
}

enum options_verdict inspect_options_parse(
	int argc, char **argv, struct inspect_options *options_out)
{
	struct inspect_options options = {
		.program =
			{
				.policy = SEAL_POLICY_ADOPT,
				.backend = backend_kind_from_name("headless"),
			},
	};
	int letter;
	optind = 1;
	/* "+": what follows the options is a command, with options of its own */
	while ((letter = getopt_long(argc, argv, "+h", long_options, NULL)) != -1) {
		enum options_verdict verdict = parse_option(letter, optarg, &options);
		if (verdict != OPTIONS_RUN) {
			return verdict;
		}
	}
	if (optind == argc) {
		fputs("weddell-inspect: which program? Give it after --\n", stderr);
		return OPTIONS_WRONG;
	}
	options.program.command = &argv[optind];
	*options_out = options;
	return OPTIONS_RUN;
}
