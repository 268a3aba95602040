/* SPDX-License-Identifier: MIT */
#include "server/options.h"

#include "server/config-file.h"
#include "server/option-table.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

struct kept_text {
	struct kept_text *next;
	char text[];
};

enum {
	WORDS_MAX = 128, /* twice the table, and those below */
	/* what getopt gives: these; for the table's, twice the number of the entry, and one more
	 * where a switch is taken back */
	WORD_CONFIG = 10000,
	WORD_VERSION,
	WORD_HELP,
};

/* The table as getopt wants it. */
struct words {
	struct option words[WORDS_MAX];
	char negations[WORDS_MAX][OPTION_NAME_MAX];
	size_t count;
};

static void add_word(struct words *words, const char *name, bool has_value, int number)
{
	words->words[words->count++] = (struct option){
		.name = name,
		.has_arg = has_value ? required_argument : no_argument,
		.val = number,
	};
}

static void words_init(struct words *words)
{
	*words = (struct words){0};
	for (size_t i = 0; i < option_count; i++) {
		const struct option_entry *entry = &option_table[i];
		add_word(words, entry->name, entry->argument != NULL, (int)i * 2);
		if (entry->argument == NULL) {
			char *negation = words->negations[i];
			snprintf(negation, OPTION_NAME_MAX, "no-%s", entry->name);
			add_word(words, negation, false, (int)i * 2 + 1);
		}
	}
	add_word(words, "config", true, WORD_CONFIG);
	add_word(words, "version", false, WORD_VERSION);
	add_word(words, "help", false, WORD_HELP);
}

static int next_word(const struct words *words, int argc, char **argv)
{
	/* "+": what follows the options is a command, with options of its own */
	int word = getopt_long(argc, argv, "+vh", words->words, NULL);
	if (word == 'h') {
		return WORD_HELP;
	}
	return word == 'v' ? (int)(option_find("verbose") - option_table) * 2 : word;
}

/* What has to be known before anything is set; whether all words are known at all. */
static enum options_verdict look_ahead(
	const struct words *words, int argc, char **argv, const char **config_out)
{
	int word;
	optind = 1;
	while ((word = next_word(words, argc, argv)) != -1) {
		switch (word) {
		case '?': /* getopt has said it */
			return OPTIONS_WRONG;
		case WORD_HELP:
			return OPTIONS_SHOW_HELP;
		case WORD_VERSION:
			return OPTIONS_SHOW_VERSION;
		case WORD_CONFIG:
			*config_out = optarg;
		}
	}
	return OPTIONS_RUN;
}

static bool set(struct options *options, const char *source, const struct option_entry *entry,
	const char *value)
{
	const char *right = entry->set(options, value);
	if (right != NULL) {
		fprintf(stderr, "weddell: %s %s: %s\n", source, value, right);
	}
	return right == NULL;
}

static bool set_variables(struct options *options)
{
	static const char variable[] = "WEDDELL_BACKEND";
	const char *value = getenv(variable);
	return value == NULL || set(options, variable, option_find("backend"), value);
}

static bool set_words(const struct words *words, int argc, char **argv, struct options *options)
{
	int word;
	optind = 1;
	while ((word = next_word(words, argc, argv)) != -1) {
		if (word >= WORD_CONFIG) {
			continue;
		}
		const struct option_entry *entry = &option_table[word / 2];
		const char *value = entry->argument != NULL ? optarg : word % 2 ? "no" : "yes";
		char source[2 + OPTION_NAME_MAX];
		snprintf(source, sizeof(source), "--%s", entry->name);
		if (!set(options, source, entry, value)) {
			return false;
		}
	}
	options->command = optind < argc ? &argv[optind] : NULL;
	return true;
}

enum options_verdict options_parse(int argc, char **argv, struct options *options_out)
{
	*options_out = (struct options){.policy = SEAL_POLICY_ADOPT, .control = true};
	struct words words;
	words_init(&words);
	const char *config = NULL;
	enum options_verdict verdict = look_ahead(&words, argc, argv, &config);
	if (verdict != OPTIONS_RUN) {
		return verdict;
	}
	/* each has more say than the one before */
	if (config_file_read(config, options_out) != 0 || !set_variables(options_out) ||
		!set_words(&words, argc, argv, options_out)) {
		options_finish(options_out);
		return OPTIONS_WRONG;
	}
	return OPTIONS_RUN;
}

void options_finish(struct options *options)
{
	while (options->kept != NULL) {
		struct kept_text *next = options->kept->next;
		free(options->kept);
		options->kept = next;
	}
}

const char *options_keep(struct options *options, const char *text)
{
	size_t size = strlen(text) + 1;
	struct kept_text *kept = malloc(sizeof(*kept) + size);
	if (kept == NULL) {
		return NULL;
	}
	kept->next = options->kept;
	options->kept = kept;
	return memcpy(kept->text, text, size);
}

enum log_level options_log_level(const struct options *options)
{
	return options->debug ? LOG_DEBUG : options->verbose ? LOG_VERBOSE : LOG_INFO;
}
