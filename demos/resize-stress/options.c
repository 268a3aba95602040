/* SPDX-License-Identifier: MIT */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"usage: weddell-resize-stress [OPTION]...\n"
	"Resizes its window through thousands of sizes as fast as the compositor takes them.\n"
	"\n"
	"  --seconds N        stop after N seconds (10, if neither this nor --steps is given)\n"
	"  --steps N          stop after N frames\n"
	"  --self-check[=N]   each N frames (50) and at the end, read the compositor's picture\n"
	"                     back (wlr-screencopy) and compare every pixel of the window\n"
	"  --max-size WxH     no window larger than this (default: the size of the output)\n"
	"  --pace MODE        release: draw whenever a buffer is free (default)\n"
	"                     frame: draw one frame for each frame callback\n"
	"  --strategy NAME,.. compare ways to have buffers while a window is dragged larger,\n"
	"                     and print what each costs: new-pool, grow, swapchain, huge,\n"
	"                     or all; --rounds, --pace, --plot and --compositor go with it\n"
	"  --rounds N         compare the medians of N rounds, up to 99 (5)\n"
	"  --compositor NAME  any: whichever WAYLAND_DISPLAY leads to (default)\n"
	"                     weddell: only one with weddell-shm-feedback-v1\n"
	"  --plot FILE.svg    plot latency and memory over time\n"
	"  --report FILE.json write what was measured\n"
	"  --help, --version\n"
	"\n"
	"Exit status: 0 all was right, 1 something was wrong, 2 wrong usage,\n"
	"77 the compositor has no wlr-screencopy for --self-check, or is not the one asked for.\n";

enum option_name {
	SECONDS,
	STEPS,
	SELF_CHECK,
	MAX_SIZE,
	PACE,
	STRATEGY,
	ROUNDS,
	COMPOSITOR,
	PLOT,
	REPORT,
	HELP,
	VERSION,
};

static const struct option names[] = {
	{"seconds", required_argument, NULL, SECONDS},
	{"steps", required_argument, NULL, STEPS},
	{"self-check", optional_argument, NULL, SELF_CHECK},
	{"max-size", required_argument, NULL, MAX_SIZE},
	{"pace", required_argument, NULL, PACE},
	{"strategy", required_argument, NULL, STRATEGY},
	{"rounds", required_argument, NULL, ROUNDS},
	{"compositor", required_argument, NULL, COMPOSITOR},
	{"plot", required_argument, NULL, PLOT},
	{"report", required_argument, NULL, REPORT},
	{"help", no_argument, NULL, HELP},
	{"version", no_argument, NULL, VERSION},
	{0},
};

/* A number from 1 to 10^9, all of the text. */
static bool parse_count(const char *text, int64_t *count_out)
{
	char *end;
	errno = 0;
	long long count = strtoll(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || count < 1 || count > 1000000000) {
		return false;
	}
	*count_out = count;
	return true;
}

static bool parse_size(const char *text, struct options *options)
{
	char rest;
	int width, height;
	if (sscanf(text, "%dx%d%c", &width, &height, &rest) != 2 || width < 1 || height < 1 ||
		width > 16384 || height > 16384) {
		return false;
	}
	options->max_width = width;
	options->max_height = height;
	return true;
}

static bool parse_pace(const char *text, struct options *options)
{
	options->wait_for_callback = strcmp(text, "frame") == 0;
	return options->wait_for_callback || strcmp(text, "release") == 0;
}

static bool is_name(const char *text, size_t length, const char *name)
{
	return length == strlen(name) && strncmp(text, name, length) == 0;
}

static bool is_strategy(const char *text, size_t length)
{
	static const char *const known[] = {"all", "new-pool", "grow", "swapchain", "huge"};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (is_name(text, length, known[i])) {
			return true;
		}
	}
	return false;
}

static bool parse_strategies(const char *text, struct options *options)
{
	size_t length = strcspn(text, ",");
	options->strategies = text;
	while (is_strategy(text, length) && text[length] == ',') {
		text += length + 1;
		length = strcspn(text, ",");
	}
	return is_strategy(text, length) && text[length] == '\0';
}

bool options_has_strategy(const struct options *options, const char *name)
{
	const char *text = options->strategies;
	size_t length = strcspn(text, ",");
	while (!is_name(text, length, name) && !is_name(text, length, "all")) {
		if (text[length] == '\0') {
			return false;
		}
		text += length + 1;
		length = strcspn(text, ",");
	}
	return true;
}

static bool parse_compositor(const char *text, struct options *options)
{
	options->needs_weddell = strcmp(text, "weddell") == 0;
	return options->needs_weddell || strcmp(text, "any") == 0;
}

static bool parse_option(enum option_name name, const char *value, struct options *options)
{
	switch (name) {
	case SECONDS:
		return parse_count(value, &options->seconds);
	case STEPS:
		return parse_count(value, &options->steps);
	case SELF_CHECK:
		options->check_each = 50;
		return value == NULL || parse_count(value, &options->check_each);
	case MAX_SIZE:
		return parse_size(value, options);
	case PACE:
		return parse_pace(value, options);
	case STRATEGY:
		return parse_strategies(value, options);
	case ROUNDS:
		return parse_count(value, &options->rounds) &&
		       options->rounds <= OPTIONS_ROUNDS_MAX;
	case COMPOSITOR:
		return parse_compositor(value, options);
	case PLOT:
		options->plot = value;
		return true;
	case REPORT:
		options->report = value;
		return true;
	case HELP:
	case VERSION:
		break;
	}
	return false;
}

enum options_verdict options_parse(int argc, char **argv, struct options *options_out)
{
	struct options options = {.rounds = 5};
	int name, index = 0;
	while ((name = getopt_long(argc, argv, "", names, &index)) != -1) {
		if (name == HELP) {
			fputs(help, stdout);
			return OPTIONS_SHOWN;
		}
		if (name == VERSION) {
			printf("weddell-resize-stress %s\n", WEDDELL_VERSION);
			return OPTIONS_SHOWN;
		}
		if (name == '?') {
			return OPTIONS_WRONG;
		}
		if (!parse_option((enum option_name)name, optarg, &options)) {
			fprintf(stderr, "--%s: cannot use \"%s\"; see --help\n", names[index].name,
				optarg);
			return OPTIONS_WRONG;
		}
	}
	if (optind < argc) {
		fprintf(stderr, "cannot use \"%s\"; see --help\n", argv[optind]);
		return OPTIONS_WRONG;
	}
	if (options.seconds == 0 && options.steps == 0) {
		options.seconds = 10;
	}
	*options_out = options;
	return OPTIONS_RUN;
}
