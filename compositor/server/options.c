/* SPDX-License-Identifier: MIT */
#include "server/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const struct option long_options[] = {
	{"backend", required_argument, NULL, 'b'},
	{"output", required_argument, NULL, 'o'},
	{"socket", required_argument, NULL, 's'},
	{"policy", required_argument, NULL, 'p'},
	{"budget", required_argument, NULL, 'B'},
	{"screenshot", required_argument, NULL, 'S'},
	{"stats", required_argument, NULL, 't'},
	{"verbose", no_argument, NULL, 'v'},
	{"version", no_argument, NULL, 'V'},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0},
};

void options_print_help(FILE *stream)
{
	fputs("Usage: weddell [OPTION]... [-- COMMAND [ARGUMENT]...]\n"
	      "\n"
	      "A Wayland compositor for programs that draw with the CPU. With COMMAND, runs it "
	      "with\n"
	      "WAYLAND_DISPLAY set, ends when it ends, and with its exit status.\n"
	      "\n"
	      "  --backend NAME         where pictures go: headless, outputs without screens. "
	      "Without\n"
	      "                         this, what WEDDELL_BACKEND says, or auto: the first that "
	      "is there\n"
	      "  --output [NAME:]WxH[@Hz][xSCALE][:TRANSFORM]\n"
	      "                         an output, once for each; preferred in place of WxH "
	      "leaves the\n"
	      "                         size to the backend. TRANSFORM is 90, 180, 270, flipped,\n"
	      "                         flipped-90, -180 or -270\n"
	      "  --socket NAME          the name of the Wayland socket in XDG_RUNTIME_DIR; the "
	      "first\n"
	      "                         free wayland-N without this\n"
	      "  --policy POLICY        for pools that can still shrink: strict (refuse), adopt "
	      "(seal\n"
	      "                         them where possible, else copy; the default), copy (never "
	      "seal)\n"
	      "  --budget ITEM=NUMBER   what one client may have of mapped-bytes, mappings, "
	      "hole-bytes,\n"
	      "                         copy-bytes, pools, buffers, surfaces, callbacks, objects\n"
	      "  --screenshot FILE.png  write what is shown on SIGUSR1, and at the end what was\n"
	      "                         shown last before the screen was empty\n"
	      "  --stats FILE           write statistics of all clients as JSON at the end, and "
	      "on\n"
	      "                         SIGUSR1\n"
	      "  --verbose              say more on stderr\n"
	      "  --version, --help\n"
	      "\n"
	      "SIGINT and SIGTERM end it. The keymap is that of XKB_DEFAULT_LAYOUT and its kin.\n",
		stream);
}

static bool parse_policy(const char *text, enum seal_policy *policy_out)
{
	static const char *const names[] = {
		[SEAL_POLICY_STRICT] = "strict",
		[SEAL_POLICY_ADOPT] = "adopt",
		[SEAL_POLICY_COPY] = "copy",
	};
	for (int i = 0; i < 3; i++) {
		if (strcmp(text, names[i]) == 0) {
			*policy_out = (enum seal_policy)i;
			return true;
		}
	}
	fprintf(stderr, "weddell: --policy %s: give strict, adopt or copy\n", text);
	return false;
}

static bool add_output(struct options *options, const char *text)
{
	if (options->output_count == OPTIONS_OUTPUT_MAX) {
		fprintf(stderr, "weddell: --output: at most %d outputs\n", OPTIONS_OUTPUT_MAX);
		return false;
	}
	if (!output_option_parse(text, &options->outputs[options->output_count])) {
		fprintf(stderr,
			"weddell: --output %s: give WxH, as 1920x1080, or preferred, and if you "
			"like NAME: before it and @Hz, xSCALE and :TRANSFORM after it, as "
			"HDMI-A-1:1920x1080@60x1.5:90\n",
			text);
		return false;
	}
	options->output_count++;
	return true;
}

/* source is the option or variable that said so. */
static bool parse_backend(
	const char *source, const char *text, const struct backend_kind **backend_out)
{
	const struct backend_kind *kind = backend_kind_from_name(text);
	if (kind == NULL && strcmp(text, "auto") != 0) {
		char names[64];
		backend_kind_list(names, sizeof(names));
		fprintf(stderr, "weddell: %s %s: give auto, %s\n", source, text, names);
		return false;
	}
	*backend_out = kind;
	return true;
}

static enum options_verdict parse_option(int letter, const char *value, struct options *options)
{
	bool right = true;
	switch (letter) {
	case 'b':
		right = parse_backend("--backend", value, &options->backend);
		break;
	case 'o':
		right = add_output(options, value);
		break;
	case 's':
		options->socket = value;
		break;
	case 'p':
		right = parse_policy(value, &options->policy);
		break;
	case 'B':
		right = budget_option_parse(value, options->limits);
		if (!right) {
			fprintf(stderr,
				"weddell: --budget %s: give ITEM=NUMBER, as copy-bytes=64M; --help "
				"names the items\n",
				value);
		}
		break;
	case 'S':
		options->screenshot = value;
		break;
	case 't':
		options->stats = value;
		break;
	case 'v':
		options->verbose = true;
		break;
	case 'h':
		return OPTIONS_SHOW_HELP;
	case 'V':
		return OPTIONS_SHOW_VERSION;
	default: /* getopt has said it */
		right = false;
	}
	return right ? OPTIONS_RUN : OPTIONS_WRONG;
}

enum options_verdict options_parse(int argc, char **argv, struct options *options_out)
{
	struct options options = {.policy = SEAL_POLICY_ADOPT};
	/* first, so that the option has the last word */
	const char *backend = getenv("WEDDELL_BACKEND");
	bool right = backend == NULL || parse_backend("WEDDELL_BACKEND", backend, &options.backend);
	int letter;
	optind = 1;
	/* "+": what follows the options is a command, with options of its own */
	while ((letter = getopt_long(argc, argv, "+vh", long_options, NULL)) != -1) {
		enum options_verdict verdict = parse_option(letter, optarg, &options);
		if (verdict != OPTIONS_RUN) {
			return verdict;
		}
	}
	if (!right) {
		return OPTIONS_WRONG;
	}
	options.command = optind < argc ? &argv[optind] : NULL;
	*options_out = options;
	return OPTIONS_RUN;
}
