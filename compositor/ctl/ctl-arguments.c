/* SPDX-License-Identifier: MIT */
#include "ctl/ctl-arguments.h"

#include <getopt.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct words {
	char **words; /* those left; ends with NULL */
	cJSON *request;
};

static enum ctl_verdict complain(const char *about, const char *problem)
{
	fprintf(stderr, "weddellctl: %s: %s; see weddellctl --help\n", about, problem);
	return CTL_WRONG;
}

static enum ctl_verdict add_number(cJSON *request, const char *name, const char *text)
{
	char *end;
	double number = strtod(text, &end);
	if (end == text || *end != '\0' || !isfinite(number)) {
		return complain(text, "give a number");
	}
	cJSON_AddNumberToObject(request, name, number);
	return CTL_RUN;
}

/* WxH[@Hz] */
static enum ctl_verdict add_mode(cJSON *request, const char *text)
{
	int width, height, length = 0;
	double refresh;
	int count = sscanf(text, "%dx%d%n@%lf%n", &width, &height, &length, &refresh, &length);
	if (count < 2 || text[length] != '\0') {
		return complain(text, "give WxH or WxH@Hz, as 1920x1080@60");
	}
	cJSON_AddNumberToObject(request, "width", width);
	cJSON_AddNumberToObject(request, "height", height);
	if (count == 3) {
		cJSON_AddNumberToObject(request, "refresh", refresh);
	}
	return CTL_RUN;
}

/* X,Y */
static enum ctl_verdict add_place(cJSON *request, const char *text)
{
	int x, y, length = 0;
	if (sscanf(text, "%d,%d%n", &x, &y, &length) != 2 || text[length] != '\0') {
		return complain(text, "give X,Y, as 1920,0");
	}
	cJSON_AddNumberToObject(request, "x", x);
	cJSON_AddNumberToObject(request, "y", y);
	return CTL_RUN;
}

/* on or off */
static enum ctl_verdict add_switch(cJSON *request, const char *name, const char *text)
{
	bool on = strcmp(text, "on") == 0;
	if (!on && strcmp(text, "off") != 0) {
		return complain(text, "give on or off");
	}
	cJSON_AddBoolToObject(request, name, on);
	return CTL_RUN;
}

static enum ctl_verdict parse_setting(cJSON *request, const char *name, const char *value)
{
	if (strcmp(name, "mode") == 0) {
		return add_mode(request, value);
	}
	if (strcmp(name, "scale") == 0) {
		return add_number(request, name, value);
	}
	if (strcmp(name, "place") == 0) {
		return add_place(request, value);
	}
	if (strcmp(name, "power") == 0) {
		return add_switch(request, "powered", value);
	}
	if (strcmp(name, "transform") == 0) {
		cJSON_AddStringToObject(request, name, value);
		return CTL_RUN;
	}
	return complain(name, "no setting of an output");
}

/* A setting that is one word. */
static bool is_switch(const char *word)
{
	return strcmp(word, "on") == 0 || strcmp(word, "off") == 0;
}

/* output NAME [on | off | SETTING VALUE]... */
static enum ctl_verdict parse_output(struct words *words)
{
	cJSON_AddStringToObject(words->request, "output", *words->words++);
	if (*words->words == NULL) {
		return complain("output", "give on, off, mode, scale, transform, place or power "
					  "after the name");
	}
	enum ctl_verdict verdict = CTL_RUN;
	while (verdict == CTL_RUN && *words->words != NULL) {
		const char *word = *words->words++;
		if (is_switch(word)) {
			verdict = add_switch(words->request, "enabled", word);
		} else if (*words->words == NULL) {
			verdict = complain(word, "its value is missing");
		} else {
			verdict = parse_setting(words->request, word, *words->words++);
		}
	}
	return verdict;
}

/* The compositor is in another folder: paths are made whole. */
static enum ctl_verdict parse_screenshot(struct words *words)
{
	const char *path = *words->words++;
	char folder[PATH_MAX], whole[2 * PATH_MAX];
	if (path[0] != '/' && getcwd(folder, sizeof(folder)) != NULL) {
		snprintf(whole, sizeof(whole), "%s/%s", folder, path);
		path = whole;
	}
	cJSON_AddStringToObject(words->request, "file", path);
	if (*words->words != NULL) {
		cJSON_AddStringToObject(words->request, "output", *words->words++);
	}
	return CTL_RUN;
}

static enum ctl_verdict parse_add_output(struct words *words)
{
	if (*words->words != NULL) {
		cJSON_AddStringToObject(words->request, "spec", *words->words++);
	}
	return CTL_RUN;
}

static enum ctl_verdict parse_remove_output(struct words *words)
{
	cJSON_AddStringToObject(words->request, "output", *words->words++);
	return CTL_RUN;
}

static const struct {
	const char *name, *command;
	int needs; /* words at least */
	enum ctl_verdict (*parse)(struct words *words);
} table[] = {
	{"outputs", "outputs", 0, NULL},
	{"clients", "clients", 0, NULL},
	{"windows", "windows", 0, NULL},
	{"stats", "stats", 0, NULL},
	{"version", "version", 0, NULL},
	{"quit", "quit", 0, NULL},
	{"add-output", "add-output", 0, parse_add_output},
	{"remove-output", "remove-output", 1, parse_remove_output},
	{"output", "configure-output", 1, parse_output},
	{"screenshot", "screenshot", 1, parse_screenshot},
};

static enum ctl_verdict parse_words(int count, char **words, cJSON *request)
{
	if (count == 0) {
		return complain("nothing to do", "give a command");
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].name, words[0]) != 0) {
			continue;
		}
		if (count - 1 < table[i].needs) {
			return complain(words[0], "words are missing after it");
		}
		cJSON_AddStringToObject(request, "command", table[i].command);
		struct words left = {words + 1, request};
		enum ctl_verdict verdict = table[i].parse != NULL ? table[i].parse(&left) : CTL_RUN;
		return verdict == CTL_RUN && *left.words != NULL
			       ? complain(*left.words, "a word too many")
			       : verdict;
	}
	return complain(words[0], "no command");
}

enum ctl_verdict ctl_arguments_parse(int argc, char **argv, struct ctl_arguments *arguments_out)
{
	static const struct option options[] = {
		{"socket", required_argument, NULL, 's'},
		{"json", no_argument, NULL, 'j'},
		{"version", no_argument, NULL, 'V'},
		{"help", no_argument, NULL, 'h'},
		{NULL, 0, NULL, 0},
	};
	*arguments_out = (struct ctl_arguments){.request = cJSON_CreateObject()};
	int letter;
	/* "+": a word of a command may begin with a dash */
	while ((letter = getopt_long(argc, argv, "+s:jh", options, NULL)) != -1) {
		switch (letter) {
		case 's':
			arguments_out->socket = optarg;
			break;
		case 'j':
			arguments_out->json = true;
			break;
		case 'h':
			return CTL_SHOW_HELP;
		case 'V':
			return CTL_SHOW_VERSION;
		default: /* getopt has said it */
			return CTL_WRONG;
		}
	}
	return parse_words(argc - optind, argv + optind, arguments_out->request);
}
