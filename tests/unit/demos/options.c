/* SPDX-License-Identifier: MIT */
#include "demos/resize-stress/options.h"
#include "check.h"

#include <fcntl.h>
#include <getopt.h>
#include <unistd.h>

/* Parses words with stdout and stderr away, to keep the report clean. */
static enum options_verdict parse(const char *const *words, struct options *options)
{
	char *argv[8] = {(char *)"resize-stress"};
	int argc = 1;
	while (words[argc - 1] != NULL) {
		argv[argc] = (char *)words[argc - 1];
		argc++;
	}
	fflush(stdout);
	int out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO);
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	optind = 0; /* getopt begins anew */
	enum options_verdict verdict = options_parse(argc, argv, options);
	fflush(stdout);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	close(nowhere);
	close(out);
	close(err);
	return verdict;
}

static void verdicts(void)
{
	static const struct {
		const char *words[5];
		enum options_verdict verdict;
	} rows[] = {
		{{NULL}, OPTIONS_RUN},
		{{"--seconds", "3"}, OPTIONS_RUN},
		{{"--steps=100", "--pace=frame"}, OPTIONS_RUN},
		{{"--self-check"}, OPTIONS_RUN},
		{{"--self-check=7", "--max-size=10x20"}, OPTIONS_RUN},
		{{"--help"}, OPTIONS_SHOWN},
		{{"--version"}, OPTIONS_SHOWN},
		{{"--seconds"}, OPTIONS_WRONG},
		{{"--seconds", "0"}, OPTIONS_WRONG},
		{{"--seconds", "-1"}, OPTIONS_WRONG},
		{{"--seconds", "3s"}, OPTIONS_WRONG},
		{{"--seconds", ""}, OPTIONS_WRONG},
		{{"--steps", "99999999999999999999"}, OPTIONS_WRONG},
		{{"--self-check=none"}, OPTIONS_WRONG},
		{{"--max-size", "10"}, OPTIONS_WRONG},
		{{"--max-size", "10x20x30"}, OPTIONS_WRONG},
		{{"--max-size", "0x20"}, OPTIONS_WRONG},
		{{"--max-size", "20000x20"}, OPTIONS_WRONG},
		{{"--pace", "fast"}, OPTIONS_WRONG},
		{{"--strategy", "all"}, OPTIONS_RUN},
		{{"--strategy=grow", "--plot=a.svg"}, OPTIONS_RUN},
		{{"--strategy=grow,swapchain", "--rounds=1"}, OPTIONS_RUN},
		{{"--strategy", "magic"}, OPTIONS_WRONG},
		{{"--strategy", "grow,"}, OPTIONS_WRONG},
		{{"--strategy", "grow,magic"}, OPTIONS_WRONG},
		{{"--strategy=all", "--rounds=100"}, OPTIONS_WRONG},
		{{"--compositor", "any"}, OPTIONS_RUN},
		{{"--compositor", "other"}, OPTIONS_WRONG},
		{{"--unknown"}, OPTIONS_WRONG},
		{{"word"}, OPTIONS_WRONG},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct options options = {0};
		const char *name = rows[i].words[0] != NULL ? rows[i].words[0] : "nothing";
		CHECK_ROW(name, parse(rows[i].words, &options), rows[i].verdict);
	}
}

static void values(void)
{
	struct options options;
	const char *const nothing[] = {NULL};
	CHECK_EQ(parse(nothing, &options), OPTIONS_RUN);
	CHECK_EQ(options.seconds, 10);
	CHECK_EQ(options.check_each, 0);
	CHECK(!options.wait_for_callback);

	const char *const all[] = {"--steps=5", "--self-check", "--max-size=10x20", "--pace=frame",
		"--plot=a.svg", "--report=b.json", NULL};
	CHECK_EQ(parse(all, &options), OPTIONS_RUN);
	CHECK_EQ(options.seconds, 0);
	CHECK_EQ(options.steps, 5);
	CHECK_EQ(options.check_each, 50);
	CHECK_EQ(options.max_width, 10);
	CHECK_EQ(options.max_height, 20);
	CHECK(options.wait_for_callback);
	CHECK_STR(options.plot, "a.svg");
	CHECK_STR(options.report, "b.json");

	const char *const some[] = {"--strategy=grow,swapchain", "--rounds=7", NULL};
	CHECK_EQ(parse(some, &options), OPTIONS_RUN);
	CHECK(options_has_strategy(&options, "grow"));
	CHECK(options_has_strategy(&options, "swapchain"));
	CHECK(!options_has_strategy(&options, "huge"));
	CHECK_EQ(options.rounds, 7);
}

static const struct check_case cases[] = {
	{"verdicts", verdicts},
	{"values", values},
};

CHECK_MAIN(cases)
